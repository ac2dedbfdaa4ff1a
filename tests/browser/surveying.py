"""Surveys in the states that links alone do not reach: typed in, waiting, closed, published, answered by a letter."""

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from probierz.demo.accounts import OFFICE
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.models import Campaign, CollectionPoint, Comment, Invitation, QuestionnaireDraft
from probierz.surveys.queries.invitations import token_of
from probierz.surveys.rules import CampaignKind
from tests.browser.people import sent

HERE = f"/o/{OFFICE}"
NOW, PAST = "/p/iso-9001-2026", "/p/iso-metropolitan"
ANSWERS = "Ogólna ocena obsługi;Wiedza pracownika\ndobrze;4\nsuper;5\n"
# Once, twice, and twice differently: number, key of the sixth question, round.
TYPED_IN = ((101, 4, "first"), (102, 5, "first"), (102, 5, "second"), (103, 1, "first"), (103, 2, "second"))


def in_the_office(client: Client) -> Iterator[str]:
    yield from _on_paper(client)
    with office_scope(Office.objects.get(code=OFFICE).pk):
        comment = Comment.objects.exclude(reply="").select_related("wave__campaign")[0]
    closed = f"{HERE}/badania/{comment.wave.campaign.key}"
    yield from (f"{closed}/uwagi/?wave={comment.wave.role}", f"{closed}/uwagi/{comment.key}/", f"{closed}/publikacja/")
    yield f"{HERE}/badania/{_campaign(NOW).key}/pytania/podglad/?rozmiar=papier"
    yield f"{HERE}/badania/{_campaign(NOW, CampaignKind.STAFF).key}/pracownicy/"


def in_the_programme() -> Iterator[str]:
    with across_offices(reason="any questionnaire of the demonstration will do"):
        draft = QuestionnaireDraft.objects.get()
    frozen = _campaign(NOW).version
    here = f"{NOW}/badania/kwestionariusze"
    yield f"{here}/szkic/{draft.key}/podglad/?rozmiar=papier"
    yield f"{here}/wersja/{frozen.questionnaire.code}.{frozen.version}/podglad/?rozmiar=papier"
    yield f"{PAST}/badania/{_campaign(PAST).key}/publikacje/"


def strangers() -> Iterator[str]:
    with across_offices(reason="any invited person of the demonstration will do"):
        invitation = Invitation.objects.select_related("mailing__point").order_by("-pk")[0]
        framed = CollectionPoint.objects.filter(campaign=_campaign(NOW)).order_by("pk")[0].public_code
    yield f"/s/{invitation.mailing.point.public_code}/rezygnacja/?z={token_of(invitation.key)}"
    yield from (f"/s/{framed}/{page}" for page in ("ramka/", "ramka/dziekujemy/"))


def _campaign(programme: str, kind: CampaignKind = CampaignKind.CLIENT) -> Campaign:
    """The survey of this kind in the programme at this address."""
    with across_offices(reason="a survey of the demonstration"):
        campaigns = Campaign.objects.select_related("version__questionnaire")
        return campaigns.get(programme__code=programme.removeprefix("/p/"), kind=kind)


def _on_paper(client: Client) -> Iterator[str]:
    """A batch whose forms are typed in once, twice and differently, and a file with answers that waits."""
    with office_scope(Office.objects.get(code=OFFICE).pk):
        points = CollectionPoint.objects.filter(campaign__code="klienci", until=None).select_related("campaign")
        point = points.order_by("pk")[0]
    here = f"{HERE}/badania/{point.campaign.key}/"
    today = timezone.localdate().isoformat()
    batch = sent(client, f"{here}papier/nowa/", point=point.key, amount="12", first="101", label="", day=today)
    for number, key, entry in TYPED_IN:
        sent(client, f"{batch}wpisz/", number=number, k6=key, entry=entry)
    answers = SimpleUploadedFile("odpowiedzi.csv", ANSWERS.encode())
    file = sent(client, f"{here}pliki/", file=answers, place=point.key, channel="paper")
    sent(client, f"{here}klienci/", **{f"served-{point.key}": "120", f"offered-{point.key}": "60"})
    empty = sent(client, f"{here}papier/nowa/", point=point.key, amount="2", first="201", label="", day=today)
    yield from (empty, f"{empty}usun/")
    yield from (batch, f"{batch}formularz/101/", f"{batch}formularz/103/", f"{here}klienci/", file)
    yield from (file.replace("kolumny/", page) for page in ("slowa/", ""))
