"""The IPTC Media Topics: their table, the sections of newspapers and the words of a text that stand for them."""
