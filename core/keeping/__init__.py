"""What is kept and what is not: backups and their restoring, retention, and forgetting a person."""
