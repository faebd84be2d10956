"""The demo world: the cast, a network and its news, made through the same commands that people use."""
