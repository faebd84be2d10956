"""What people are told of communities, by noun."""
