"""An incident in, its record out."""
