"""Sources in, reports out."""
