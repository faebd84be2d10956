"""What people type about news, turned into values."""
