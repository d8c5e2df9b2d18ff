"""Pure anchoring: blocks, seals, selectors and finding a passage again. Offsets are code points; imports only text."""
