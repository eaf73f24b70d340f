"""The only module that imports httpx."""
