"""Invented debates of any size, for tests and benches: a plan of the structure, words, and rows."""
