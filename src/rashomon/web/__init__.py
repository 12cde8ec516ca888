"""Show a case in a browser, on this computer alone: pages drawn by the server, and the same as JSON."""
