"""Providers for tests: one that speaks OpenID Connect over a real socket, and one that signs SAML assertions."""

from multaqa.gateways.identity.testing.openid import SECRET, House, a_house
from multaqa.gateways.identity.testing.saml import SamlHouse, a_saml_house

__all__ = ["SECRET", "House", "SamlHouse", "a_house", "a_saml_house"]
