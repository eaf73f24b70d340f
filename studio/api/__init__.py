"""The studio as a server: its paths, what it keeps, and the jobs it does."""
