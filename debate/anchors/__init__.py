"""Anchor rows: where citations and notes stand in stored texts."""
