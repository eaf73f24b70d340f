"""A chat in the browser: the server behind the page in `page/`, as one more platform."""
