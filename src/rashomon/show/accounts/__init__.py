"""Show a comparison: what a desk must check, figures side by side, who says what on whose word."""
