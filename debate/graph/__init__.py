"""The argument graph as a value: what the database produces, pages draw and formats print."""
