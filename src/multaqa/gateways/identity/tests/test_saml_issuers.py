"""How houses that speak SAML are written down: by their metadata or by hand, and what is refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from multaqa.gateways.identity.api import is_spoken, issuers_from
from multaqa.gateways.identity.saml_issuers import SamlIssuer
from multaqa.gateways.identity.testing import SamlHouse, a_saml_house

SSO = "https://idp.university.example/sso"
METADATA = """<?xml version="1.0" encoding="UTF-8"?>
<!-- as houses write them -->
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entity_id}">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
      <ds:X509Certificate>
{certificate}
      </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:KeyDescriptor use="encryption"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
      <ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://elsewhere.example/"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{sso}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>"""


@pytest.fixture
def house() -> SamlHouse:
    return a_saml_house()


def metadata(house: SamlHouse, *, entity_id: str = "urn:university", sso: str = SSO) -> str:
    bare = "".join(line for line in house.certificate.splitlines() if "CERTIFICATE" not in line)
    return METADATA.format(certificate=bare, entity_id=entity_id, sso=sso)


def read(folder: Path, found: str, *more: str) -> SamlIssuer:
    path = folder / "university.xml"
    path.write_text(found, encoding="utf-8")
    text = "\n".join(["[university]", 'kind = "saml"', 'name = "University"', f'metadata_file = "{path}"', *more])
    (issuer,) = issuers_from(text)
    assert isinstance(issuer, SamlIssuer)
    return issuer


def test_house_is_read_from_its_metadata(house: SamlHouse, tmp_path: Path):
    issuer = read(
        tmp_path, metadata(house), 'attributes = { subject = "urn:number" }', 'second_factor_levels = ["urn:two"]'
    )
    assert issuer.issuer == "urn:university"
    assert issuer.sign_in_address == SSO
    assert issuer.certificates == (house.certificate,)
    assert issuer.attributes.subject == "urn:number"
    assert issuer.origins == ("https://idp.university.example",)
    assert issuer.second_factor_levels == ("urn:two",)
    assert is_spoken(issuer)
    assert not issuer.is_weak
    assert not issuer.addresses_verified


def test_one_house_of_a_federation_is_chosen_by_its_name(house: SamlHouse, tmp_path: Path):
    entities = [metadata(house, entity_id=name).partition("-->")[2] for name in ("urn:university", "urn:college")]
    head = '<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">'
    together = f"{head}{''.join(entities)}</md:EntitiesDescriptor>"
    assert read(tmp_path, together, 'issuer = "urn:college"').issuer == "urn:college"
    for more in ("", 'issuer = "urn:school"'):
        with pytest.raises(ValueError, match="name one by issuer"):
            read(tmp_path, together, more)


def test_house_is_written_by_hand(house: SamlHouse, tmp_path: Path):
    (tmp_path / "one.pem").write_text(house.certificate)
    (issuer,) = issuers_from(
        f"""[a]\nkind="saml"\nname="A"\nissuer="urn:a"\nsign_in_address="{SSO}"\n"""
        f"""certificate_files=["{tmp_path / "one.pem"}"]"""
    )
    assert isinstance(issuer, SamlIssuer)
    assert (issuer.issuer, issuer.certificates) == ("urn:a", (house.certificate,))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (SSO, "http://idp.university.example/sso", "a sign_in_address that does not begin with https://"),
        ("HTTP-Redirect", "SOAP", "no address to sign in at by redirection"),
        ('use="signing"', 'use="encryption"', "or no certificate"),
        ("<!-- as", "<!DOCTYPE x [<!ENTITY a 'b'>]><!-- as", "it holds a document type"),
        ("</md:EntityDescriptor>", "", "it is no XML"),
        ("EntityDescriptor", "Other", "describes 0 such providers"),
    ],
)
def test_metadata_that_cannot_be_used_are_told(house: SamlHouse, tmp_path: Path, old: str, new: str, told: str):
    with pytest.raises(ValueError, match=r".") as refused:
        read(tmp_path, metadata(house).replace(old, new))
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('sign_in_address = "https://a.example"', "needs either metadata_file"),
        ('attributes = { adress = "mail" }', "attributes that cannot be read"),
        ('attributes = "mail"', "attributes that cannot be read"),
        ('client_id = "x"', "client_id, which is not a setting"),
        ('addresses_verified = "yes"', "addresses_verified that cannot be read"),
    ],
)
def test_misspelt_settings_are_told(house: SamlHouse, tmp_path: Path, more: str, told: str):
    with pytest.raises(ValueError, match=r".") as refused:
        read(tmp_path, metadata(house), more)
    assert told in str(refused.value)


def test_table_without_either_or_of_another_kind_is_told():
    for text, told in (('kind="saml"\nname="A"', "needs either"), ('kind="ldap"\nname="A"', "of the kind 'ldap'")):
        with pytest.raises(ValueError, match=told):
            issuers_from(f"[a]\n{text}")


def certificate(key: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> str:
    name, now = x509.Name([]), datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
    algorithm = SHA256() if isinstance(key, rsa.RSAPrivateKey) else None
    return made.sign(key, algorithm).public_bytes(Encoding.PEM).decode()


def test_weak_and_unusual_keys_are_told(house: SamlHouse, tmp_path: Path):
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    for key, told in ((short, "fewer than 2048 bits"), (ed25519.Ed25519PrivateKey.generate(), "neither RSA")):
        (tmp_path / "one.pem").write_text(certificate(key))
        text = f"""[a]\nkind="saml"\nname="A"\nissuer="urn:a"\nsign_in_address="{SSO}"\n"""
        with pytest.raises(ValueError, match=told):
            issuers_from(f"""{text}certificate_files=["{tmp_path / "one.pem"}"]""")
    (tmp_path / "one.pem").write_text("nonsense")
    with pytest.raises(ValueError, match="a certificate that cannot be read"):
        issuers_from(f"""{text}certificate_files=["{tmp_path / "one.pem"}"]""")
