"""Whole debates in and out."""
