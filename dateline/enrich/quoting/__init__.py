"""What the step ``quotes`` is made of: marks, sentences, cues, subjects, who is meant, and what is no quote at all."""
