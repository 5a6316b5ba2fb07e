"""Saved searches: checked as articles become searchable, their matches kept, and told to whoever wants to hear."""
