"""The backend's API and nothing else."""
