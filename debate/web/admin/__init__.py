"""The operators' pages (Django's admin): accounts and roles; everything else is read there, and written by editors."""
