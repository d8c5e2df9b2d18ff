"""Notes on claims, links, citations and passages."""
