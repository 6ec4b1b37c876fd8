"""The case: one SQLite file of reports and decisions, and what was worked out from them."""
