"""Read news reports of contested events: who says what, on whose word."""
