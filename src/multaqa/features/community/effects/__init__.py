"""What follows from facts, by noun."""
