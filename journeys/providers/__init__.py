"""Stories of signing in through others: a ministry (OpenID Connect) and a university (SAML)."""
