"""How one wish is read once its kind is known: each module reads one idea into operations."""
