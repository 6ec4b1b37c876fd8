"""Benchmarks: what the program does on labelled data it was not made on, and the floors it holds."""
