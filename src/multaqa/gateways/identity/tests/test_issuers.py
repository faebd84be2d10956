"""How providers are written down: what is read, what is refused, and that no secret is told."""

import pytest

from multaqa.gateways.identity.api import OpenIdIssuer, issuers_from

WHOLE = """
[ministry]
name = { en = "Ministry account", ar = "حساب الوزارة" }
issuer = "https://id.ministry.example"
client_id = "multaqa"
client_secret = "correct horse battery staple"
second_factor_methods = ["mfa"]
second_factor_levels = ["urn:two"]
domains = ["Ministry.example"]
authority = ["ministry.example"]
hosts = ["tokens.ministry.example"]
private_network = true
"""


def openid(text: str) -> OpenIdIssuer:
    (issuer,) = issuers_from(text)
    assert isinstance(issuer, OpenIdIssuer)
    return issuer


def test_provider_is_read_whole():
    issuer = openid(WHOLE)
    assert issuer.called("ar") == "حساب الوزارة"
    assert issuer.called("ru") == "Ministry account"
    assert issuer.client_secret == "correct horse battery staple"
    assert issuer.scopes == ("openid", "email", "profile")
    assert issuer.domains == issuer.authority == ("ministry.example",)
    assert issuer.origins == ("https://id.ministry.example", "https://tokens.ministry.example")
    assert issuer.private_network
    assert not issuer.is_weak


def test_secret_is_not_in_what_is_printed_of_a_provider():
    (issuer,) = issuers_from(WHOLE)
    assert "battery" not in repr(issuer)


def test_secret_comes_from_a_file(tmp_path):
    (tmp_path / "secret").write_text("from a file\n")
    issuer = openid(
        f"""[a]\nname="A"\nissuer="https://a.example"\nclient_id="x"\nclient_secret_file="{tmp_path / "secret"}" """
    )
    assert issuer.client_secret == "from a file"
    assert issuer.called("fr") == "A"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("https://id.ministry.example", "http://id.ministry.example", "does not begin with https://"),
        ("https://id.ministry.example", "https://id.ministry.example?a=1", "an issuer that cannot be read"),
        ("https://id.ministry.example", "https://me:word@id.ministry.example", "an issuer that cannot be read"),
        ('client_id = "multaqa"', "", "needs client_id"),
        ('client_secret = "correct horse battery staple"', "", "either client_secret or client_secret_file"),
        ("private_network = true", 'private_network = "yes"', "private_network that cannot be read"),
        ("private_network = true", "passwort = 1", "passwort, which is not a setting"),
        ('["mfa"]', '"mfa"', "second_factor_methods that cannot be read"),
        ("Ministry.example", "*.example", "domains with '*.example'"),
        ("[ministry]", "[The Ministry]", "is not TOML"),
        ("[ministry]", '["The Ministry"]', "names 'The Ministry'"),
        ('ar = "حساب الوزارة"', 'de = "Amt"', "a name in de"),
        ("private_network = true", 'scopes = ["email"]', 'scopes without "openid"'),
    ],
)
def test_what_cannot_be_read_is_told_without_the_secret(old: str, new: str, told: str):
    with pytest.raises(ValueError, match=r".") as refused:
        issuers_from(WHOLE.replace(old, new))
    assert told in str(refused.value)
    assert "battery" not in str(refused.value)
