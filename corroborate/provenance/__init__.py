"""Articles in, shared passages and origins out."""
