"""Records in, files, pages and terminal out."""
