"""Vocabularies read from files: ours, SKOS in Turtle or RDF/XML, and the UNBIS tables. Pure: no database."""
