"""Going to a house that speaks SAML and coming back, as a browser does, without pages."""

from typing import Any

import pytest
from lxml import etree

from multaqa.gateways.identity.api import Answer, Beginning, Claims, IdentityFault, IdentityRefused
from multaqa.gateways.identity.saml import SamlProvider
from multaqa.gateways.identity.testing import SamlHouse

ANSWERS = "https://experts.example.org/sign-in/by/university/saml/"


def begun(house: SamlHouse, *, again: bool = False) -> Beginning:
    return SamlProvider(house.issuer).begin(return_to=ANSWERS, again=again)


def brought(house: SamlHouse, field: str, beginning: Beginning) -> Claims:
    """Post a field and take up what was believed, each in a process of its own."""
    code = SamlProvider(house.issuer).receive(field, return_to=ANSWERS)
    return SamlProvider(house.issuer).claims(Answer(code=code), beginning=beginning, return_to=ANSWERS)


def answered(house: SamlHouse, **changes: Any) -> Claims:
    beginning = begun(house)
    return brought(house, house.grant(beginning.address, **changes)["SAMLResponse"], beginning)


def fault_of(house: SamlHouse, field: str) -> IdentityFault:
    with pytest.raises(IdentityRefused) as refused:
        SamlProvider(house.issuer).receive(field, return_to=ANSWERS)
    return refused.value.fault


def response_of(house: SamlHouse, **changes: Any) -> etree._Element:
    return house.response(begun(house).address, **changes)
