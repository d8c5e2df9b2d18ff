"""What can be shared and cited: each thing as one value, the ways from an address to it, and the reference to it."""
