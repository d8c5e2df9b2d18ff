"""Measurements, run by hand and never by the suite: docs/performance.md says how, and what came out."""
