"""XML and HTML, read safely."""
