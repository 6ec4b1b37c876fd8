"""Records on a terminal, for a person."""
