"""People who sign in: what is theirs, and the end of an account."""
