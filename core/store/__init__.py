"""SQLite: one opener, and the SQL itself in files."""
