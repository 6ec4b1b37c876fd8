"""Records as rows of the registers' own tables."""
