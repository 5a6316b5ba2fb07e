"""What photographs carry beside the picture."""
