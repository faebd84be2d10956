"""Reads of news, by who asks: readers, the newsroom, the importer."""
