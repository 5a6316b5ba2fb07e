"""Data sets: rows and objects, and which of their fields is which of an article."""
