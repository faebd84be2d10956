"""Pages of news: for readers, for the newsroom, for translators."""
