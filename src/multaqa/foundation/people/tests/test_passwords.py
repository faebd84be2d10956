import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.passwords import GuessableValidator
from multaqa.foundation.people.queries import the_network
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db
AMINA = Person(name="أمينة الزهراني", email="amina@example.org")


@pytest.mark.parametrize(
    "password",
    [
        "amina1985amina",
        "أمينةالزهراني1",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "йцукенгшщзхъ",  # qwerty on a Russian keyboard
        "ضصثقفغعهخحجد",  # the same on an Arabic one
        "12.11.1987 1987",
        "aaaaaaaaaaaaaa",
        "abcdefghijkl",
        "Passw0rd2024!",
        "Multaqa2026!",
        "motdepasse123",
        "парольпароль",
        "contraseña1",
        "كلمة المرور",
        "密码密码密码密码密码",
        "correcthorse",
    ],
)
def test_what_is_tried_early_is_refused(password):
    with pytest.raises(ValidationError):
        GuessableValidator().validate(password, AMINA)


@pytest.mark.parametrize(
    "password",
    [
        "nine herons on a jetty",
        "a lantern over the harbour wall",
        "twelve lamps above the quay",
        "تسع مالكات فوق رصيف",
        "девять цапель на причале",
        "码头上的九只苍鹭很安静",
        "x7#Kq!mZ2pL9",
    ],
)
def test_a_few_words_of_ones_own_are_taken_in_any_script(password):
    GuessableValidator().validate(password, AMINA)


def test_name_of_the_network_is_refused_in_each_of_its_languages():
    network = the_network()
    network.name = network.name | {"en": "Gullhaven Watch", "ar": "رصد خليج النوارس"}
    network.save()
    for password in ("GullhavenWatch!", "رصد خليج النوارس 7"):
        with override("en"), pytest.raises(ValidationError, match="a word that everyone tries first"):
            GuessableValidator().validate(password, AMINA)


def test_reason_is_said():
    with override("en"), pytest.raises(ValidationError) as refused:
        GuessableValidator().validate("amina@example", AMINA)
    assert refused.value.messages == [
        "This password holds your name, your address or a word that everyone tries first."
    ]


@pytest.mark.parametrize(
    ("password", "language", "said"),
    [
        ("password", "en", "This password is too short. It must contain at least 10 characters."),
        ("password12", "en", "This password is among those that are tried early."),
        ("password", "ar", "كلمة المرور هذه قصيرة. ويجب أن تتكون من 10 أحرف على الأقل."),
    ],
)
def test_a_weak_password_is_told_one_fault_once(password, language, said):
    with override(language), pytest.raises(ValidationError) as refused:
        validate_password(password, AMINA)
    assert [message.replace("\u00a0", " ") for message in refused.value.messages] == [said]


def test_judging_a_very_long_password_takes_no_longer():
    GuessableValidator().validate("nine herons on a jetty " * 400, AMINA)


def test_older_digest_is_renewed_when_its_owner_signs_in(client):
    person = a_person()
    person.password = make_password("nine herons on a jetty", hasher="pbkdf2_sha256")
    person.save()
    client.post("/en/account/sign-in/", {"login": "amina@example.org", "password": "nine herons on a jetty"})
    person.refresh_from_db()
    assert person.password.startswith("argon2$argon2id$v=19$m=256,t=3,p=4$")
