"""Pages: parse, query or act, render."""
