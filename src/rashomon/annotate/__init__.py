"""Find statements in the words of a report."""
