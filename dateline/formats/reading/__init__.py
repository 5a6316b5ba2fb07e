"""What every reader works with: what it is told of a file, what it gives, and what each article goes through."""
