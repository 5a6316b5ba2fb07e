"""All regular expressions of the package, and texts made to keep each of them busy."""
