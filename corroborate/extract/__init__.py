"""One article in, its account out: claims, each on its own characters."""
