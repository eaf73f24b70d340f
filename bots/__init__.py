"""The command and one thin adapter per platform."""
