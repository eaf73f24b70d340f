"""From people's words to operations, in English and Chinese."""
