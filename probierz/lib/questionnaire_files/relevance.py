"""Conditions as other systems write them, read into ours; what they say beyond answers and codes is not taken."""

import re
from collections.abc import Callable

from probierz.lib.questionnaires import Condition, ConditionUnreadable, condition_from

_SELECTED = re.compile(r"selected\s*\(\s*\$\{([\w.-]+)\}\s*,\s*['\"]([^'\"]*)['\"]\s*\)")
_EQUAL = re.compile(r"\$\{([\w.-]+)\}\s*={1,2}\s*['\"]?([\w-]+)['\"]?")
_LIME = re.compile(r"\b([A-Za-z][A-Za-z0-9_]*)(?:\.NAOK|\.value|\.valueNAOK)?\s*(?:==|eq)\s*['\"]?([\w-]+)['\"]?")
_TICKED = re.compile(r"\b([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+)(?:\.NAOK)?\s*==\s*['\"]Y['\"]")

Name = Callable[[str], str]


def of_xlsform(text: str, *, item: Name, option: Name) -> Condition | None:
    """Raises ConditionUnreadable."""
    return _read(text, (_SELECTED, _EQUAL), item=item, option=option)


def of_limesurvey(text: str, *, item: Name, option: Name) -> Condition | None:
    """Raises ConditionUnreadable."""
    if text.strip() in {"", "1"}:
        return None
    return _read(text, (_TICKED, _LIME), item=item, option=option)


def _read(text: str, patterns: tuple[re.Pattern[str], ...], *, item: Name, option: Name) -> Condition | None:
    tests: list[str] = []

    def keep(match: re.Match[str]) -> str:
        """A place for the test, so that the next pattern does not read it again."""
        tests.append(f"{item(match[1])} = {option(match[2])}")
        return f" \0{len(tests) - 1}\0 "

    for pattern in patterns:
        text = pattern.sub(keep, text)
    joined = re.sub(r"&&", " and ", re.sub(r"\|\|", " or ", text))
    if re.search(r"[^\s()\0\d]", re.sub(r"\b(and|or)\b", "", joined, flags=re.IGNORECASE)):
        raise ConditionUnreadable(text)
    return condition_from(re.sub(r"\0(\d+)\0", lambda match: tests[int(match[1])], joined))
