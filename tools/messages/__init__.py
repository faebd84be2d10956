"""`make messages`: keeps the six catalogues of every app, and says everything that is wrong with them."""
