"""What the formats of news agencies share."""
