"""What texts mean, as vectors: texts of like meaning lie near each other, whatever their words and languages."""
