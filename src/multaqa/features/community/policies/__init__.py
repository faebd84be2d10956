"""Who may do what in communities, by noun."""
