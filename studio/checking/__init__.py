"""A finished video held against what was planned."""
