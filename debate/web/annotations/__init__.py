"""Notes for other programs: the W3C's Web Annotation Protocol (docs/api.md), without language, session or cookie."""
