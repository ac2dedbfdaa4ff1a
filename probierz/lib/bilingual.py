"""Content in the two languages of the product."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same text in Polish and in English."""

    pl: str
    en: str

    def text_in(self, language: str) -> str:
        """The English text for "en" and its variants ("en-gb"), the Polish one for everything else.

        A text that is missing in one language is shown in the other.
        """
        if language.split("-")[0] == "en":
            return self.en or self.pl
        return self.pl or self.en
