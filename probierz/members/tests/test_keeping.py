"""Nothing is kept longer than its model declares."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from probierz.members.actions import invitations
from probierz.members.actions.installation import appoint_coordinator
from probierz.members.actions.keeping import forget_what_is_over
from probierz.members.models import CoordinatorInvitation, Invitation
from probierz.offices.scope import across_offices, office_scope
from probierz.people.rules import Role
from probierz.trail.models import Event
from tests.cast import Cast


def test_invitations_go_after_their_year_and_leave_a_line(cast: Cast) -> None:
    now = timezone.now()
    for email, days in (("dawna@lipowo.example", 366), ("nowa@lipowo.example", 364)):
        sent_at = now - timedelta(days=days)
        with office_scope(cast.lipowo.pk):
            invitations.invite(
                cast.actor(cast.lucja),
                office=cast.lipowo,
                email=email,
                roles=[Role.EMPLOYEE],
                language="pl",
                now=sent_at,
            )
        appoint_coordinator(
            cast.actor(cast.administrator), programme=cast.programme, email=email, language="pl", now=sent_at
        )

    forget_what_is_over()

    with across_offices(reason="test"):
        kept = [model.objects.get().email for model in (Invitation, CoordinatorInvitation)]
    assert kept == ["nowa@lipowo.example"] * 2
    assert Event.objects.filter(verb="invitation.forgotten").count() == 2


def test_sessions_go_when_they_are_over(db: None) -> None:
    now = timezone.now()
    Session.objects.create(session_key="over", session_data="", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="open", session_data="", expire_date=now + timedelta(days=1))

    forget_what_is_over()

    assert [one.session_key for one in Session.objects.all()] == ["open"]
