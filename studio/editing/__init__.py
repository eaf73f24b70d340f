"""What can be done to a project, and what each edit does to it."""
