"""What rendering is made of: sources, pieces, frames, and the one process that makes them."""
