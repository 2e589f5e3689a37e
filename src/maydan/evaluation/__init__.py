"""How well claims agree with annotated texts: loading gold, matching, scores, the report, and training of the score."""
