"""Claims and links: what is said, and how it bears on what."""
