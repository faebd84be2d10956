"""Forms of membership."""
