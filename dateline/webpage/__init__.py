"""A page of the web: what it says of itself, what it prints, and which of its text is the story."""
