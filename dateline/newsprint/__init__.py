"""What newspapers print around a story: datelines, bylines, teasers, and how lines make paragraphs."""
