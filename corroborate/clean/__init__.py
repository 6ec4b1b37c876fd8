"""Reports in, articles with frozen text out."""
