"""From one version to the next: codes keep their meaning, because waves are compared by them."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires.faults import Fault, FaultCode
from probierz.lib.questionnaires.items import Item, Questionnaire

# Less alike than this, two wordings are two questions. A judgement of ours: a mended word passes, a new question
# does not.
SAME_MEANING = 0.5


def changed_meanings(questionnaire: Questionnaire, earlier: Iterable[Questionnaire]) -> tuple[Fault, ...]:
    """Every code that an earlier version used for something else; of several, the latest that has it counts."""
    known = {item.code: item for one in sorted(earlier, key=lambda one: one.version) for item in one.items}
    pairs = ((known[item.code], item) for item in questionnaire.items if item.code in known)
    return tuple(fault for before, now in pairs for fault in _changes(before, now))


def _changes(before: Item, now: Item) -> Iterator[Fault]:
    if now.type is not before.type:
        yield Fault(now.code, FaultCode.RETYPED, {"type": before.type.value})
        return
    if now.reverse is not before.reverse:
        yield Fault(now.code, FaultCode.TURNED)
    if not _alike(before.text, now.text):
        yield Fault(now.code, FaultCode.REWORDED, {"text": before.text.pl})
    labels = {option.code: option.label for option in before.options}
    for option in now.options:
        if option.code in labels and not _alike(labels[option.code], option.label):
            yield Fault(now.code, FaultCode.OPTION_REWORDED, {"option": option.code, "text": labels[option.code].pl})


def _alike(before: Bilingual, now: Bilingual) -> bool:
    """Blank words are a gap, told elsewhere."""
    if not now.pl.strip() or not before.pl.strip():
        return True
    return SequenceMatcher(None, before.pl.casefold(), now.pl.casefold()).ratio() >= SAME_MEANING
