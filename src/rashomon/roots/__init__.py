"""Knows on whom words rest, what they are about and whom they count: for points, and for what shows them."""
