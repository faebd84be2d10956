"""HTTP for what combines features: home, topics, feeds, the operator's pages."""
