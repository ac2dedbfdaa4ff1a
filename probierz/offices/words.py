"""Finding rows by words, whatever their case: the same letters on every database."""

import re

from django.db.models import Q


def has_words(column: str, words: str) -> Q:
    """Every word stands somewhere in the column. `icontains` knows no Polish capitals on SQLite, so patterns ask."""
    found = Q()
    for word in words.split():
        found &= Q(**{f"{column}__iregex": re.escape(word)})
    return found
