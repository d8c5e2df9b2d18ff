"""References to what is cited: one value, and the forms in which other programs and papers take it."""
