"""The keys by which answers on paper are typed in: one for each box, printed inside the box itself."""

from collections.abc import Iterator, Mapping

from probierz.lib.questionnaires import NOT_APPLICABLE, Answer, Item, ItemType, codes_of

# The hand stays on the digits; "n" is kept for "does not apply" and "x" for ten, which has two digits.
_PLACES = "123456789abcdefghijklmopqrstuvwyz"
TEN, NONE, ZERO = "x", "n", "0"


def keys_of(item: Item) -> Mapping[str, str]:
    """Key and code of each option, in the order printed; nothing for what is written in words or figures."""
    return dict(_pairs(item))


def accepted_keys(item: Item) -> Mapping[str, str]:
    """The same with "0" beside "n" for what does not apply, where nothing else is nought."""
    keys = keys_of(item)
    if ZERO not in keys and NONE in keys:
        return {**keys, ZERO: keys[NONE]}
    return keys


def read_keys(item: Item, typed: str) -> str | None:
    """What an answer sheet brings for these keys: codes, or the text itself; None for a key no box has."""
    if not item.options:
        return typed
    keys, pressed = accepted_keys(item), typed.replace(" ", "").casefold()
    if any(key not in keys for key in pressed) or (len(pressed) > 1 and item.type is not ItemType.MULTIPLE):
        return None
    return " ".join(keys[key] for key in pressed)


def keys_for(item: Item, answer: Answer) -> str:
    """The keys that give this answer, as somebody would type them."""
    if not item.options:
        return "" if answer is None else str(answer)
    given = codes_of(answer)
    return "".join(key for key, code in keys_of(item).items() if code in given)


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    codes = [option.code for option in item.options]
    named = {code: _own_key(code) for code in codes}
    by_name = all(named[code] for code in codes)
    free = iter(_PLACES)
    for code in codes:
        yield (named[code] if by_name or code == NOT_APPLICABLE else next(free)), code


def _own_key(code: str) -> str:
    """The key that is the code: ratings are typed as they are printed."""
    if code == NOT_APPLICABLE:
        return NONE
    if code == "10":
        return TEN
    return code if len(code) == 1 and code.isdigit() else ""
