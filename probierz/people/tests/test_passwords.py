"""Long passwords of any shape are welcome; those that are tried first are not."""

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.cast import PASSWORD, Cast

ARGON2 = "probierz.people.hashing.Argon2"


@pytest.mark.parametrize(
    "password",
    [
        "zielony parapet osiem ryb",
        "korek-latarnia-mgła",
        "urząd, korek i latarnia",
        "jedynie małe litery",
        "9081726354453627",
        "Zażółć gęślą jaźń 😀",
        "x7" * 9 + "k!p",
        "hT4." + "a8-" * 20,
        "t9Q" + "ab cd ef gh " * 40,
    ],
)
def test_long_passwords_of_any_shape_are_taken(password):
    validate_password(password)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elf-i-lampa", "password_too_short"),
        ("1q2w3e4r5t6y", "password_too_common"),
        ("password2026!", "password_guessable"),
        ("P@ssw0rd1234", "password_guessable"),
        ("2026-dragon-1", "password_guessable"),
        ("aaaaaaaaaaaaaa", "password_guessable"),
        ("kotekkotekkotek", "password_guessable"),
        ("qwertyuiopasdf", "password_guessable"),
        ("098765432109876", "password_guessable"),
        ("nmlkjihgfedcb", "password_guessable"),
        ("Starostwo2026", "password_office_word"),
        ("Hasło!Hasło!1", "password_office_word"),
        ("urzad-gminy-1", "password_office_word"),
        ("Urząd_Gminy_2026", "password_office_word"),
        ("w-urzędzie-2026", "password_office_word"),
    ],
)
def test_what_is_tried_first_is_refused(password, code):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password)

    assert code in [error.code for error in refusal.value.error_list]


def test_the_name_of_ones_own_office_is_refused_only_there(cast: Cast):
    with pytest.raises(ValidationError) as refusal:
        validate_password("lipowie2026!", cast.lucja)

    assert [error.code for error in refusal.value.error_list] == ["password_office_word"]
    validate_password("lipowie2026!", cast.celina)


@pytest.mark.parametrize("password", ["lucja.zolc@example", "łucja żółć 2026"])
def test_ones_own_name_and_address_are_refused(cast: Cast, password):
    with pytest.raises(ValidationError):
        validate_password(password, cast.lucja)


def test_hashes_cost_at_least_what_owasp_asks_for(settings):
    settings.PASSWORD_HASHERS = [ARGON2]

    hashed = make_password("zielony parapet osiem ryb")

    assert "argon2$argon2id$v=19$m=19456,t=2,p=1" in hashed
    assert identify_hasher(hashed).verify("zielony parapet osiem ryb", hashed)


def test_older_hashes_are_renewed_at_the_next_log_in(cast: Cast, settings):
    settings.PASSWORD_HASHERS = [ARGON2, "django.contrib.auth.hashers.MD5PasswordHasher"]

    assert cast.lucja.check_password(PASSWORD)

    cast.lucja.refresh_from_db()
    assert cast.lucja.password.startswith("argon2$argon2id$")
