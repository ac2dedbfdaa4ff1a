"""Forms of taking answers from a file: the file itself, its columns, its words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from probierz.design.uploads import TableField
from probierz.lib.answer_tables import DAY, FORM, meaning_of, questions_in, words_of
from probierz.lib.questionnaires import Item
from probierz.lib.tabular import RefusalCode, TableRefused, column_letter
from probierz.members.labels import told_refusal
from probierz.surveys.labels import CHANNELS
from probierz.surveys.models import CollectionPoint, PaperBatch
from probierz.surveys.queries import imports
from probierz.surveys.queries.imports import Reading
from probierz.surveys.rules import Channel
from probierz.surveys.web import questions as asked

MOST_WORDS = 40  # a column with more different words than this holds no answers to choose from
BLANK = "-"
OTHER_COLUMNS = {FORM: gettext_lazy("number of the form"), DAY: gettext_lazy("day of the answer")}
_OWN_SENTENCES = {
    RefusalCode.EMPTY: gettext_lazy("The file is empty. Choose the file with the answers."),
    RefusalCode.TOO_MANY_ROWS: gettext_lazy(
        "The sheet has too many rows; at most %(limit)s are read. Divide the file and take the parts in one by one."
    ),
    RefusalCode.EXPANDS_TOO_MUCH: gettext_lazy(
        "The file expands to far more than answers can hold, so it was not opened. "
        "Save the answers alone in a new file."
    ),
    RefusalCode.WRONG_TYPE: gettext_lazy(
        "This is not a spreadsheet. Save the answers as xlsx, ods or csv and choose the file again."
    ),
}


def told(refused: TableRefused) -> str:
    """Why a file is not read."""
    own = _OWN_SENTENCES.get(refused.code)
    return str(own) % dict(refused.params) if own else told_refusal(refused)


class UploadForm(forms.Form):
    """The file, where its answers come from and how they were given."""

    file = TableField(
        tell=told,
        label=gettext_lazy("File with answers"),
        help_text=gettext_lazy("An xlsx, ods or csv file: a row to each form, headings above, at most 10 MB."),
        error_messages={"empty": gettext_lazy("The file is empty. Choose the file with the answers.")},
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Where were these answers given?"),
        help_text=gettext_lazy("With a batch of paper forms the file has a column with their numbers."),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How were they given?"),
        choices=[(one.value, CHANNELS[one]) for one in Channel],
        initial=Channel.PAPER,
    )

    def __init__(self, *args: Any, places: "Mapping[str, Place]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = self.fields["place"].help_text
        choices = [(key, place.name) for key, place in places.items()]
        self.fields["place"] = forms.ChoiceField(label=self.fields["place"].label, help_text=help_text, choices=choices)


@dataclass(frozen=True)
class Place:
    """A collection point or, of one, a batch of paper forms."""

    name: str
    point: CollectionPoint
    batch: PaperBatch | None = None


class ColumnsForm(forms.Form):
    """Which column holds the answers to which question; guessed, to be corrected."""

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading
        choices = [
            (str(place), f"{column_letter(place)}: {name}") for place, name in enumerate(reading.headings) if name
        ]
        for target, label in _targets(reading).items():
            self.fields[target] = forms.ChoiceField(
                label=label,
                required=target == FORM,
                choices=[("", _("not in the file")), *choices],
                initial=str(reading.columns.get(target, "")),
                error_messages={"required": gettext_lazy("Point to the column with the numbers of the forms.")},
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for target, place in list(given.items()):
            if place and taken.setdefault(place, target) != target:
                self.add_error(target, _("One column cannot hold two things. Choose another one."))
        return given

    def columns(self) -> dict[str, tuple[int, str]]:
        given = {target: int(place) for target, place in self.cleaned_data.items() if place}
        return {target: (place, self.reading.headings[place]) for target, place in given.items()}


@dataclass(frozen=True)
class Word:
    """A word found in a column, under the name of its field."""

    name: str
    item: Item
    text: str


class WordsForm(forms.Form):
    """What the words of the file mean; guessed, to be corrected."""

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = imports.meanings_of(reading.file)
        self.words = list(_words(reading))
        for word in self.words:
            known = said.get(word.item.code, {}).get(word.text)
            guess = meaning_of(word.item, word.text) if known is None else known or BLANK
            options = [(option.code, asked.words(option.label)) for option in word.item.options]
            self.fields[word.name] = forms.ChoiceField(
                label=word.text,
                choices=[("", _("choose")), *options, (BLANK, _("count as left blank"))],
                initial=guess or "",
                required=False,
            )

    def groups(self) -> Iterator[tuple[str, list[Any]]]:
        """Fields question by question."""
        for item in dict.fromkeys(word.item for word in self.words):
            yield asked.words(item.text), [self[word.name] for word in self.words if word.item == item]

    def meanings(self) -> dict[str, dict[str, str]]:
        meanings: dict[str, dict[str, str]] = {}
        for word in self.words:
            chosen = self.cleaned_data[word.name]
            if chosen:
                meanings.setdefault(word.item.code, {})[word.text] = "" if chosen == BLANK else chosen
        return meanings


def _targets(reading: Reading) -> dict[str, str]:
    numbers = {FORM: str(OTHER_COLUMNS[FORM]).capitalize()} if reading.file.batch else {}
    questions = {item.code: asked.words(item.text) for item in questions_in(reading.questionnaire)}
    return {**numbers, **questions, DAY: str(OTHER_COLUMNS[DAY]).capitalize()}


def _words(reading: Reading) -> Iterator[Word]:
    for item in questions_in(reading.questionnaire):
        if item.options and item.code in reading.columns:
            found: Sequence[str] = words_of(reading.table, reading.columns[item.code], item)
            for place, text in enumerate(found[:MOST_WORDS]):
                yield Word(f"{item.code}-{place}", item, text)
