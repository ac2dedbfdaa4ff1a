"""The chain's quick way to a digest is the long way."""

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as some

from probierz.lib.chain import canonical, personal_digest


@given(some.text(), some.text(), some.text() | some.integers() | some.none() | some.lists(some.text()))
def test_a_personal_digest_covers_the_canonical_form(salt: str, name: str, value: object) -> None:
    try:
        message = canonical({name: value})
        key = salt.encode()
    except UnicodeEncodeError:  # half of a surrogate pair is no text
        return

    assert personal_digest(salt, name, value) == hmac.new(key, message, hashlib.sha256).hexdigest()
