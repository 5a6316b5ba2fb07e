"""What feeds share, and what some publishers add to them."""
