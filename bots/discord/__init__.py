"""Discord as a platform, on discord.py."""
