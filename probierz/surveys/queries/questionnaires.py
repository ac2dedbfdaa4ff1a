"""Questionnaires of a programme: drafts, frozen versions, shipped ones, and the questions offices add."""

from collections.abc import Iterable
from dataclasses import dataclass

from probierz.lib.catalogs.questionnaires import shipped_questionnaires
from probierz.lib.questionnaire_json import from_data
from probierz.lib.questionnaires import Completeness, Fault, Questionnaire, changed_meanings, completeness, faults_in
from probierz.offices.models import Office, Programme
from probierz.surveys import models
from probierz.surveys.models import Campaign, LocalQuestions, QuestionnaireDraft, QuestionnaireVersion


@dataclass(frozen=True)
class DraftState:
    """A draft as it stands: what it asks, what is wrong with it, what is missing in which language."""

    draft: QuestionnaireDraft
    content: Questionnaire
    faults: tuple[Fault, ...]
    languages: tuple[Completeness, ...]


@dataclass(frozen=True)
class Frozen:
    """A version that is asked as it is; a shipped one may not have been asked by anybody yet."""

    content: Questionnaire
    is_shipped: bool
    has_draft: bool = False

    @property
    def key(self) -> str:
        """How addresses and forms name the version; codes hold no dot."""
        return f"{self.content.code}.{self.content.version}"


def drafts_of(programme: Programme) -> list[DraftState]:
    """Each with its faults; the versions before them are read at once."""
    rows = list(QuestionnaireDraft.objects.filter(programme=programme).order_by("pk"))
    earlier = _versions_of({row.code for row in rows})
    return [_state(row, earlier.get(row.code, [])) for row in rows]


def draft_in(programme: Programme, key: str) -> QuestionnaireDraft | None:
    return QuestionnaireDraft.objects.filter(programme=programme, key=key).first()


def draft_state(draft: QuestionnaireDraft) -> DraftState:
    return _state(draft, earlier_versions(draft.code))


def faults_of(content: Questionnaire) -> tuple[Fault, ...]:
    """Its own faults, and codes that an earlier version used for something else."""
    return _faults(content, earlier_versions(content.code))


def earlier_versions(code: str) -> list[Questionnaire]:
    return _versions_of({code}).get(code, [])


def frozen_versions(programme: Programme) -> list[Frozen]:
    """What the programme may ask: its own versions, the newest first, and those that are shipped."""
    drafted = set(QuestionnaireDraft.objects.filter(programme=programme).values_list("code", flat=True))
    rows = QuestionnaireVersion.objects.filter(questionnaire__programme=programme).order_by("-pk")
    own = [from_data(content) for content in rows.values_list("content", flat=True)]
    shipped = [Frozen(one, is_shipped=True) for one in shipped_questionnaires().values()]
    return [*(Frozen(one, is_shipped=False, has_draft=one.code in drafted) for one in own), *shipped]


def version_named(versions: Iterable[Frozen], key: str) -> Frozen | None:
    return next((one for one in versions if one.key == key), None)


def is_code_free(code: str) -> bool:
    """Codes are one list for all programmes, drafts of others too; a code tells nothing about them."""
    taken = models.Questionnaire.objects.filter(code=code).exists()
    return not taken and code not in shipped_questionnaires()


def local_questions_of(office: Office, campaign: Campaign) -> LocalQuestions | None:
    return LocalQuestions.objects.filter(office=office, campaign=campaign).first()


def _versions_of(codes: Iterable[str]) -> dict[str, list[Questionnaire]]:
    """All frozen versions of these questionnaires, the oldest first."""
    rows = QuestionnaireVersion.objects.filter(questionnaire__code__in=codes).order_by("version")
    found: dict[str, list[Questionnaire]] = {}
    for code, content in rows.values_list("questionnaire__code", "content"):
        found.setdefault(code, []).append(from_data(content))
    return found


def _state(draft: QuestionnaireDraft, earlier: list[Questionnaire]) -> DraftState:
    content = from_data(draft.content)
    return DraftState(draft, content, _faults(content, earlier), completeness(content))


def _faults(content: Questionnaire, earlier: list[Questionnaire]) -> tuple[Fault, ...]:
    return (*faults_in(content), *changed_meanings(content, earlier))
