"""Who copied whom, measured: lineages made from open texts, their scoring, their scale, and real text to read."""
