"""Stories walked in a real browser, Arabic first."""
