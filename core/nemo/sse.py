"""Server-sent events, decoded without any input or output."""
