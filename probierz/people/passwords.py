"""Passwords must not be made of the words every visitor of an office knows."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from probierz.lib.polish import fold

OFFICE_WORDS = ("urzad", "starostwo", "gmina", "powiat", "probierz", "biuletyn", "haslo", "polska")
_LEFT_OVER = 6


class OfficeWordsValidator:
    """Refuses a password that is an office word with a few characters around it (ASVS 5.0 V6.2.11)."""

    def validate(self, password: str, user: object = None) -> None:
        folded = fold(password)
        for word in OFFICE_WORDS:
            if word in folded and len(folded.replace(word, "")) < _LEFT_OVER:
                raise ValidationError(
                    _("This password is built on a word that is easy to guess in an office."),
                    code="password_office_word",
                )

    def get_help_text(self) -> str:
        return _("Do not build the password on words such as the name of the office.")
