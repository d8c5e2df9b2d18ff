"""File formats on one side, plain values on the other. No database, no request."""
