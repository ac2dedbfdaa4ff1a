"""Comments: who reads what, what may be done about them, what never leaves."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from probierz.access.actions import PermissionRefused
from probierz.improvement.models import Nonconformity, Suggestion
from probierz.improvement.rules import Source
from probierz.lib.refusals import Refused
from probierz.notices.models import Notice
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee
from probierz.surveys import actions, queries
from probierz.surveys.actions import comments as acts
from probierz.surveys.actions.studies import study_waiting_waves
from probierz.surveys.models import Campaign, CollectionPoint, Comment, CommentTag, Wave
from probierz.surveys.queries import Reader
from probierz.surveys.queries.comments import PublicComment, published_comments
from probierz.surveys.rules.comments import CommentRefusal, CommentState
from probierz.surveys.tests import factories
from probierz.surveys.tests.factories import AGAIN
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

OFFICE = "urzad-lipowo"
SECRET = "Pani Nowak z okienka 4 jest świetna"


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


@pytest.fixture
def point(cast: Cast, campaign: Campaign) -> CollectionPoint:
    return factories.point(cast.lipowo, campaign)


def written(campaign: Campaign, point: CollectionPoint, texts: list[str]) -> Wave:
    """An open wave with these comments, and enough answers without any."""
    wave = factories.opened(campaign)
    sheets = [factories.checked(factories.sheet(4, k7=text)) for text in texts]
    with office_scope(point.office_id):
        actions.import_answers(
            factories.SYSTEM,
            wave=wave,
            point=point,
            questionnaire=queries.questionnaire_of(campaign),
            answers=sheets,
            day=AGAIN,
        )
    factories.answered(wave, point, [4] * 20)
    return wave


def closed(campaign: Campaign) -> Wave:
    wave = factories.closed(campaign)
    study_waiting_waves()
    return wave


@pytest.fixture
def comment(cast: Cast, campaign: Campaign, point: CollectionPoint) -> Comment:
    """One of twelve that can be read."""
    written(campaign, point, [SECRET, *(f"Uwaga {number}" for number in range(11))])
    closed(campaign)
    with office_scope(cast.lipowo.pk):
        return one(SECRET)


def one(text: str) -> Comment:
    row = Comment.objects.select_related("office").get(text=text)
    row.wave = factories.wave(Campaign._base_manager.get())
    return row


def texts(cast: Cast, wave: Wave, *, sees_originals: bool = True) -> list[str] | None:
    reader = Reader(sees_originals)
    with office_scope(cast.lipowo.pk):
        rows = queries.comments_of(cast.lipowo, wave, reader=reader).rows
        return None if rows is None else sorted(reader.words_of(row) for row in rows)


def at(name: str, *args: str) -> str:
    return reverse(f"surveys:{name}", args=[OFFICE, *args])


def test_comments_wait_for_the_end_and_for_the_study(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    wave = written(campaign, point, [f"Uwaga {number}" for number in range(12)])
    study_waiting_waves()
    assert texts(cast, wave) is None

    over = factories.closed(campaign)
    assert texts(cast, over) is None

    study_waiting_waves()
    assert texts(cast, over) == sorted(f"Uwaga {number}" for number in range(12))


def test_nine_comments_are_never_shown(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    written(campaign, point, ["Uwaga"] * 9)
    wave = closed(campaign)

    assert texts(cast, wave) is None
    with office_scope(cast.lipowo.pk):
        key = Comment.objects.values_list("key", flat=True)[0]
        assert queries.comments.comment_of(cast.lipowo, [wave.pk], key, reader=Reader(True)) is None


def test_others_read_only_words_that_were_looked_through(cast: Cast, comment: Comment) -> None:
    assert texts(cast, comment.wave, sees_originals=False) == []

    with office_scope(cast.lipowo.pk):
        acts.cover_comment(
            cast.actor(cast.lucja), comment=comment, public_text="[urzędniczka] jest świetna", is_looked_through=True
        )

    assert texts(cast, comment.wave, sees_originals=False) == ["[urzędniczka] jest świetna"]
    assert SECRET in (texts(cast, comment.wave) or [])


def test_a_search_for_hidden_words_finds_nothing_for_others(client: Client, cast: Cast, comment: Comment) -> None:
    with office_scope(cast.lipowo.pk):
        acts.cover_comment(cast.actor(cast.lucja), comment=comment, public_text="Dobrze", is_looked_through=True)
    address = at("comments", comment.wave.campaign.key) + "?wave=baseline&q=Nowak"

    client.force_login(cast.zaneta)
    assert "Dobrze" not in client.get(address).content.decode()
    client.force_login(cast.lucja)
    assert SECRET in client.get(address).content.decode()


def test_whoever_a_comment_was_given_to_reads_it_as_it_was_written(
    client: Client, cast: Cast, comment: Comment
) -> None:
    page = at("comment", comment.wave.campaign.key, comment.key)
    client.force_login(cast.zaneta)
    assert client.get(page).status_code == 404

    with office_scope(cast.lipowo.pk):
        zaneta = Employee.objects.get(account=cast.zaneta)
        acts.sort_comment(cast.actor(cast.lucja), comment=comment, tags=[], assignee=zaneta)

    assert SECRET in client.get(page).content.decode()


def test_the_notice_to_the_assignee_holds_no_word_of_the_comment(cast: Cast, comment: Comment) -> None:
    with office_scope(cast.lipowo.pk):
        zaneta = Employee.objects.get(account=cast.zaneta)
        acts.sort_comment(cast.actor(cast.lucja), comment=comment, tags=[], assignee=zaneta)
        acts.sort_comment(cast.actor(cast.lucja), comment=comment, tags=[], assignee=zaneta)

    notice = Notice.objects.get(account=cast.zaneta)
    assert not notice.params


def test_the_history_holds_no_word_of_the_comment(cast: Cast, comment: Comment) -> None:
    with office_scope(cast.lipowo.pk):
        by = cast.actor(cast.lucja)
        acts.read_comment(by, comment=comment)
        acts.cover_comment(by, comment=comment, public_text="[ktoś] świetna", is_looked_through=True)
        acts.publish_comment(by, comment=comment)

    said = str(list(Event.objects.filter(target_kind="surveys.comment").values("before", "after", "personal")))
    assert "Nowak" not in said
    assert "świetna" not in said


def test_a_comment_goes_from_new_to_published_and_back(cast: Cast, comment: Comment) -> None:
    by = cast.actor(cast.lucja)
    with office_scope(cast.lipowo.pk):
        states = [
            acts.read_comment(by, comment=comment).state,
            acts.answer_comment(by, comment=comment, reply="Dziękujemy.").state,
            acts.cover_comment(by, comment=comment, public_text="Dobrze", is_looked_through=True).state,
            acts.publish_comment(by, comment=comment).state,
        ]
        assert published_comments(cast.lipowo, comment.wave_id) == [PublicComment("Dobrze", "Dziękujemy.")]
        states.append(acts.take_comment_down(by, comment=comment).state)
        assert published_comments(cast.lipowo, comment.wave_id) == []

    state = CommentState
    assert states == [state.READ, state.ANSWERED, state.ANSWERED, state.PUBLISHED, state.READ]
    with office_scope(cast.lipowo.pk):
        assert Comment.objects.get(pk=comment.pk).text == SECRET


def refused(act: object, **given: object) -> CommentRefusal:
    with pytest.raises(Refused) as problem:
        act(**given)  # type: ignore[operator]
    return CommentRefusal(problem.value.reason)


def test_what_may_not_be_done_says_why(cast: Cast, comment: Comment) -> None:
    by = cast.actor(cast.lucja)
    with office_scope(cast.lipowo.pk):
        assert refused(acts.publish_comment, actor=by, comment=comment) is CommentRefusal.NOT_LOOKED_THROUGH
        assert refused(acts.answer_comment, actor=by, comment=comment, reply=" ") is CommentRefusal.NO_REPLY
        unseen = {"actor": by, "comment": comment, "public_text": "Dobrze", "is_looked_through": False}
        assert refused(acts.cover_comment, **unseen) is CommentRefusal.NOT_LOOKED_THROUGH
        empty = unseen | {"public_text": "\n", "is_looked_through": True}
        assert refused(acts.cover_comment, **empty) is CommentRefusal.NOTHING_TO_PUBLISH
        acts.cover_comment(by, comment=comment, public_text="Dobrze", is_looked_through=True)
        acts.publish_comment(by, comment=comment)
        again = unseen | {"is_looked_through": True}
        assert refused(acts.cover_comment, **again) is CommentRefusal.PUBLISHED_STAYS
        assert refused(acts.answer_comment, actor=by, comment=comment, reply="Tak") is CommentRefusal.PUBLISHED_STAYS
        assert Comment.objects.get(pk=comment.pk).reply == ""


@pytest.mark.parametrize("act", [acts.raise_nonconformity, acts.raise_suggestion])
def test_only_covered_words_are_handed_on_and_once(cast: Cast, comment: Comment, act: object) -> None:
    by = cast.actor(cast.lucja)
    with office_scope(cast.lipowo.pk):
        assert refused(act, actor=by, comment=comment, on=TODAY) is CommentRefusal.NOT_LOOKED_THROUGH
        acts.cover_comment(by, comment=comment, public_text="Krzesła\nsą potrzebne", is_looked_through=True)
        made = act(by, comment=comment, on=date(2026, 10, 2))  # type: ignore[operator]
        assert refused(act, actor=by, comment=comment, on=TODAY) is CommentRefusal.MADE_ALREADY

    assert made.title == "Krzesła"


def test_the_nonconformity_keeps_where_it_came_from(cast: Cast, comment: Comment) -> None:
    by = cast.actor(cast.lucja)
    with office_scope(cast.lipowo.pk):
        acts.cover_comment(by, comment=comment, public_text="Krzesła", is_looked_through=True)
        acts.raise_nonconformity(by, comment=comment, on=date(2026, 10, 2))
        acts.raise_suggestion(by, comment=comment, on=date(2026, 10, 2))
        case, row = Nonconformity.objects.get(), Comment.objects.get(pk=comment.pk)

        assert (case.source, case.origin_kind, case.origin_key) == (Source.SURVEY, "surveys.Comment", comment.key)
        assert (row.nonconformity_key, row.suggestion_key) == (case.key, Suggestion.objects.get().key)


def test_tags_are_the_offices_own_and_once(cast: Cast, comment: Comment) -> None:
    by = cast.actor(cast.lucja)
    with office_scope(cast.lipowo.pk):
        tag = acts.add_tag(by, office=cast.lipowo, name=" kolejka ")
        assert refused(acts.add_tag, actor=by, office=cast.lipowo, name="kolejka") is CommentRefusal.TAG_TAKEN
        assert refused(acts.add_tag, actor=by, office=cast.lipowo, name=" ") is CommentRefusal.NO_TAG_NAME
        acts.sort_comment(by, comment=comment, tags=[tag], assignee=None)
        assert [link.tag.name for link in Comment.objects.get(pk=comment.pk).taggings.all()] == ["kolejka"]
        acts.drop_tag(by, tag=tag)
        assert not CommentTag.objects.exists()


@pytest.mark.parametrize("who", ["zaneta", "bogdan"])
def test_others_change_nothing(client: Client, cast: Cast, comment: Comment, who: str) -> None:
    account: Account = getattr(cast, who)
    with office_scope(cast.lipowo.pk), pytest.raises(PermissionRefused):
        acts.read_comment(cast.actor(account), comment=comment)
    client.force_login(account)

    for name in ("comment_sort", "comment_reply", "comment_cover"):
        assert client.post(at(name, comment.wave.campaign.key, comment.key)).status_code == 403


def test_lucja_sorts_answers_covers_and_publishes_on_the_page(client: Client, cast: Cast, comment: Comment) -> None:
    client.force_login(cast.lucja)
    campaign = comment.wave.campaign.key
    page = at("comment", campaign, comment.key)
    client.post(reverse("surveys:comment_tag_add", args=[OFFICE]), {"name": "obsługa", "back": page})
    with office_scope(cast.lipowo.pk):
        tag = CommentTag.objects.get()
        scibor = Employee.objects.get(account=cast.scibor)

    client.post(at("comment_sort", campaign, comment.key), {"tags": [tag.key], "assignee": scibor.key})
    client.post(at("comment_reply", campaign, comment.key), {"reply": "Dziękujemy, przekażemy."})
    words = {"public_text": "[urzędniczka] jest świetna", "is_looked_through": "on"}
    client.post(at("comment_cover", campaign, comment.key), words)
    response = client.post(at("comment_move", campaign, comment.key, "opublikuj"), follow=True)

    html = response.content.decode()
    assert [message.level_tag for message in response.context["messages"]] == ["success"] * 5
    assert "[urzędniczka] jest świetna" in html
    assert "Dziękujemy, przekażemy." in html
    found = client.get(at("comments", campaign) + f"?wave=baseline&tag={tag.key}&state=published").content.decode()
    assert "1 " in found
    assert SECRET in found
    assert client.get(at("comments", campaign) + "?wave=baseline&mine=on").context["rows"] == []


def test_a_refused_form_keeps_what_was_typed(client: Client, cast: Cast, comment: Comment) -> None:
    client.force_login(cast.lucja)

    response = client.post(
        at("comment_cover", comment.wave.campaign.key, comment.key), {"public_text": "Pani N. jest świetna"}
    )

    assert response.status_code == 422
    assert "Pani N. jest świetna" in response.content.decode()
    assert response.context["cover_form"].errors.keys() == {"public_text"}


def test_a_click_that_cannot_be_done_says_why(client: Client, cast: Cast, comment: Comment) -> None:
    client.force_login(cast.lucja)

    response = client.post(at("comment_move", comment.wave.campaign.key, comment.key, "pomysl"), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert client.post(at("comment_move", comment.wave.campaign.key, comment.key, "spal")).status_code == 404


def test_the_file_holds_what_the_reader_sees(client: Client, cast: Cast, comment: Comment) -> None:
    with office_scope(cast.lipowo.pk):
        acts.cover_comment(cast.actor(cast.lucja), comment=comment, public_text="Dobrze", is_looked_through=True)
    address = at("comments_sheet", comment.wave.campaign.key, "csv") + "?wave=baseline"

    client.force_login(cast.zaneta)
    theirs = list(csv.reader(io.StringIO(client.get(address).content.decode("utf-8-sig")), delimiter=";"))
    client.force_login(cast.lucja)
    hers = client.get(address).content.decode("utf-8-sig")

    assert [row[0] for row in theirs[1:]] == ["Dobrze"]
    assert SECRET in hers


def test_celina_finds_no_comment_of_lipowo_in_her_own_office(client: Client, cast: Cast, comment: Comment) -> None:
    client.force_login(cast.celina)
    campaign = comment.wave.campaign.key

    assert client.get(reverse("surveys:comment", args=["urzad-olszyny", campaign, comment.key])).status_code == 404


@pytest.mark.parametrize("back", ["https://evil.example/o/", "//evil.example", ""])
def test_a_tag_never_leads_out_of_the_office(client: Client, cast: Cast, back: str) -> None:
    client.force_login(cast.lucja)

    response = client.post(reverse("surveys:comment_tag_add", args=[OFFICE]), {"name": "x", "back": back})

    assert response["Location"] == reverse("surveys:office", args=[OFFICE])


@pytest.mark.parametrize("name", ["a\x00b", "x" * 41])
def test_a_tag_that_cannot_be_kept_is_refused(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.lucja)

    response = client.post(reverse("surveys:comment_tag_add", args=[OFFICE]), {"name": name}, follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    with office_scope(cast.lipowo.pk):
        assert not CommentTag.objects.exists()


@pytest.mark.parametrize("wish", ["q=%00", "state=x", "tag=%00", "page=-1"])
def test_a_filter_that_makes_no_sense_filters_nothing(client: Client, cast: Cast, comment: Comment, wish: str) -> None:
    client.force_login(cast.lucja)

    response = client.get(at("comments", comment.wave.campaign.key) + f"?wave=baseline&{wish}")

    assert len(response.context["rows"]) == 12
