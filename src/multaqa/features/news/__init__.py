"""Articles: written, cleared, published, corrected, and read in from elsewhere."""
