"""A checked answer sheet on its way into the database."""

from dataclasses import dataclass, field
from datetime import date

from probierz.lib.identifiers import portable_id
from probierz.lib.questionnaires import Answers, Questionnaire
from probierz.surveys.actions import tallies
from probierz.surveys.rules import Channel
from probierz.surveys.rules.quarantine import HeldReason


@dataclass(frozen=True)
class Submission:
    """A checked answer sheet with everything needed to store it."""

    office_id: int
    wave_id: int
    point_id: int
    channel: Channel
    day: date
    questionnaire: Questionnaire
    answers: Answers
    submission_id: str = field(default_factory=portable_id)
    hold: HeldReason | None = None
    mailing_id: int | None = None
    mark: str = ""  # of the invitation it came with; it is spent with the answer

    @property
    def cell(self) -> tallies.Cell:
        return tallies.Cell(self.office_id, self.wave_id, self.point_id, self.channel)
