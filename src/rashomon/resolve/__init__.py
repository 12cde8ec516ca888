"""Say who is meant and on whose word it rests."""
