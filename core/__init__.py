"""The platform-free heart of Cutroom."""
