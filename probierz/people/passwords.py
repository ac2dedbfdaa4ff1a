"""Passwords that a stranger would try first are refused, whatever signs stand around them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from probierz.lib.polish import fold
from probierz.people.models import Account
from probierz.people.queries import memberships_of

# Beginnings, because Polish words change their ends.
OFFICE_WORDS = ("urzad", "urzed", "starost", "gmin", "powiat", "probierz", "biuletyn", "hasl", "polsk")
RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "1234567890")
_ENDING = "[a-z]{0,3}"
_LEFT_OVER = 6
_SIGNS_AROUND = 8
_SHORTEST_WORD = 5
_LEET = str.maketrans("@4031$57!", "aaoeissti")


class OfficeWordsValidator:
    """Refuses office words, and those of the person's own office, with little around them (ASVS 5.0 V6.2.11)."""

    def validate(self, password: str, user: object = None) -> None:
        folded = fold(password)
        words = {*OFFICE_WORDS, *_words_of_offices(user, on=timezone.localdate())}
        rest = re.sub(f"(?:{'|'.join(words)}){_ENDING}", "", folded)
        if rest != folded and len(re.sub(r"[\W_]", "", rest)) < _LEFT_OVER:
            raise ValidationError(
                _("This password is built on a word that is easy to guess in an office."),
                code="password_office_word",
            )

    def get_help_text(self) -> str:
        return _("Do not build the password on words such as the name of the office.")


class GuessableValidator:
    """Refuses what programs for guessing try first and a list of long passwords does not hold (ASVS 5.0 V6.2.4).

    Of the 19,640 passwords that Django knows only 190 are as long as we demand. People lengthen the others:
    by digits and signs around a word, by repeating it, by going on along the keyboard.
    """

    def validate(self, password: str, user: object = None) -> None:
        if _is_lengthened(password) or _is_repeated(password) or _is_a_run(password):
            raise ValidationError(
                _("This password would be among the first tried. Choose a few words that do not belong together."),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _("A common word with digits around it is not enough.")


def _words_of_offices(user: object, *, on: date) -> Iterable[str]:
    if not isinstance(user, Account) or user.pk is None:
        return ()
    names = " ".join(row.office.name for row in memberships_of(user, on=on))
    return {word for word in re.split(r"\W+", fold(names)) if len(word) >= _SHORTEST_WORD}


def _is_lengthened(password: str) -> bool:
    heart = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", fold(password))
    if len(password) - len(heart) >= _SIGNS_AROUND:
        return False
    return bool({heart, heart.translate(_LEET)} & _common())


def _is_repeated(password: str) -> bool:
    return password in (password * 2)[1:-1]


def _is_a_run(password: str) -> bool:
    folded = fold(password)
    return any(folded in run * 3 or folded in run[::-1] * 3 for run in RUNS)


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)
