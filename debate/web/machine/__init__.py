"""What other programs read: pages as JSON and JSON-LD, sitemap, robots (docs/api.md)."""
