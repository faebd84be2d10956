"""Amina joins a community on her phone, reads what is said, answers, and thinks better of it; Jun's is nowhere."""
