"""Polish text: folding for search, keys for the alphabet's order, and people's names."""

import unicodedata

# Ł has no decomposition in Unicode, and neither have a few letters of neighbours' names.
_STROKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t"})

_ORDER = " 0123456789aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_RANKS = {letter: f"{rank:02d}" for rank, letter in enumerate(_ORDER)}
# What a column for 200 letters holds. One foreign sign may unfold into eighteen letters.
_LONGEST_KEY = 400


def tidy(text: str) -> str:
    """The text composed (NFC), without surplus white space inside and around."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """What a search compares: lower case, no diacritics, single spaces. "ŁÓDŹ " becomes "lodz"."""
    # Compatibility letters (bold, circled) have a lower case only when decomposed, and some decompose after it.
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(bare.translate(_STROKED).split())


def sort_key(text: str) -> str:
    """A key whose order is that of the Polish alphabet (a, ą, b, c, ć ...), word by word.

    It is made of digits, two for each letter, because databases agree on the order of digits whatever
    their collation is. Foreign letters sort as their base letter, marks other than letters as a space.
    """
    ranks = (_RANKS.get(letter) or _foreign_ranks(letter) for letter in tidy(text.casefold()))
    return "".join(ranks)[:_LONGEST_KEY]


def _foreign_ranks(letter: str) -> str:
    return "".join(_RANKS.get(part, _RANKS[" "]) for part in fold(letter))


def full_name(first_name: str, last_name: str) -> str:
    """A name as it is spoken: "Łucja Nowak"."""
    return tidy(f"{first_name} {last_name}")


def listed_name(first_name: str, last_name: str) -> str:
    """A name as it stands in a list: "Nowak Łucja"."""
    return tidy(f"{last_name} {first_name}")
