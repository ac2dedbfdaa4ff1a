"""What is wrong with a line of a catalog file, in the reader's language; the reader itself speaks English only."""

import re

from django.utils.translation import gettext_lazy as _

_TOLD = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"a mapping is expected here", _("Names with values are expected here, such as “code: our-rules”.")),
        (r"a key is one word", _("A name before the colon must be one word.")),
        (r"the key '(?P<key>.*)' is given twice", _("“%(key)s” is given twice. Leave one.")),
        (r"the key '(?P<key>.*)' is unknown here", _("“%(key)s” is not known here. Check the spelling, or remove it.")),
        (r"the key '(?P<key>.*)' is missing", _("“%(key)s” is missing here.")),
        (r"'(?P<given>.*)' is none of (?P<known>.*)", _("“%(given)s” is not known. Write one of: %(known)s.")),
        (r"a list is expected here", _("A list is expected here: every line begins with a hyphen.")),
        (r"a text \(.*\) is expected here", _("A text is expected here. Put numbers, days, yes and no in quotes.")),
        (r"true or false is expected here", _("Write true or false here.")),
        (r"the text is empty", _("The text is empty.")),
        (r"the text holds a sign .*", _("The text holds a sign that cannot be seen. Type the text again.")),
        (r"the file is empty", _("The file is empty.")),
        (r"the file is nested too deeply", _("The file is nested too deeply.")),
        (r"aliases are not used .*", _("References (& and *) are not allowed. Write the text out.")),
        (
            r"the code '(?P<code>.*)' must be .*",
            _("The code “%(code)s” may hold small letters, digits and hyphens, at most 40."),
        ),
        (r"the title is longer than (?P<most>\d+) .*", _("The title is longer than %(most)s characters.")),
        (r"'(?P<start>.*)' is longer than (?P<most>\d+) .*", _("The text is longer than %(most)s characters.")),
        (r"a catalog scored by CAF .*", _("A catalog with CAF scoring has no answers to choose from.")),
        (r"a choice is given twice", _("Two answers have the same code.")),
        (r"the choices need one .*", _("The answers need one that is “full” and one that is “none”.")),
        (r"the catalog has no requirements", _("The catalog has no requirements.")),
        (
            r"(?P<number>\S+) has requirements beneath it.*",
            _("%(number)s has requirements beneath it, so it must not ask a question."),
        ),
        (r"(?P<number>\S+) asks no question", _("%(number)s has no question.")),
        (
            r"the number '(?P<number>.*)' must be .*",
            _("The number “%(number)s” may hold letters and digits between dots, at most 20 characters."),
        ),
        (r"the number (?P<number>\S+) is given twice", _("The number %(number)s is given twice.")),
        (
            r"(?P<number>\S+) stands under (?P<under>\S+), which .*",
            _("%(number)s stands under %(under)s, which is not above it in the file."),
        ),
        (r"(?P<number>\S+) stands deeper than (?P<most>\d+) .*", _("%(number)s is deeper than %(most)s levels.")),
    )
)
_UNREADABLE = _("The line cannot be read. Check indents, quotes, brackets and colons here and just above.")


def told(reason: str) -> str:
    """A sentence for the reason; what the reader of YAML itself says is told as an unreadable line."""
    for pattern, words in _TOLD:
        if found := pattern.fullmatch(reason):
            values = found.groupdict()
            return str(words) % values if values else str(words)
    return str(_UNREADABLE)
