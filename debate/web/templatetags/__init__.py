"""What templates need to say things in a reader's language."""
