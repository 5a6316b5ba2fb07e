"""Readers: from the bytes of a file to its articles. One file a format; ``known`` has them in their order."""
