"""Hold the commands that work on case files."""
