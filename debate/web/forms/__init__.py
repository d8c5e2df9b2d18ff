"""What a person may send, checked."""
