"""What other programs read: values, from which the JSON, its schema and the JSON-LD are made (docs/api.md)."""
