"""Show a report in the terminal, as JSON Lines, as a page."""
