"""Forms: what people write and choose."""
