"""Tests of debate/web/pictures."""
