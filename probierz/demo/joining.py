"""Offices join a programme and decide what they share."""

from collections.abc import Collection, Mapping
from datetime import date

from probierz.access.actor import Actor
from probierz.members.actions.installation import join_programme
from probierz.members.actions.office import give_consent
from probierz.offices.models import Office, Programme
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import office_scope


def join(
    actor: Actor,
    programme: Programme,
    offices: Mapping[str, Office],
    *,
    on: date,
    keep_results: Collection[str] = (),
) -> None:
    """Every office takes part; those in `keep_results` do not share the results of their surveys."""
    for code, office in offices.items():
        participation = join_programme(actor, programme=programme, office=office, on=on)
        with office_scope(office.pk):
            for topic in SharingTopic:
                if topic is SharingTopic.SURVEY_RESULTS and code in keep_results:
                    continue
                give_consent(actor, office=office, participation=participation, topic=topic, on=on)
