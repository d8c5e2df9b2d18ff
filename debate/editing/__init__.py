"""What spans rooms: withdrawing, attaching a text."""
