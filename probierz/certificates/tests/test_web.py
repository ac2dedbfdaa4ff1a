"""The programme's and the office's pages: what they show, refuse and hand out."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from probierz.certificates.actions.preparing import prepare
from probierz.certificates.models import Certificate
from probierz.certificates.tests.conftest import WORDING, Issue
from probierz.jobs.models import ProgrammeJob
from probierz.offices.models import Consent
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import programme_scope
from tests.cast import Cast

FORM = {
    "issued_on": "2026-10-20",
    "language": "pl",
    "place": "Łódź",
    "conference": "Jakość to satysfakcja",
    "name_1": "Święcicka",
    "function_1": "Koordynatorka",
}


@pytest.fixture
def coordinator(client: Client, cast: Cast) -> Client:
    client.force_login(cast.swiecicka)
    return client


def _home(cast: Cast, rest: str = "") -> str:
    return f"/p/{cast.programme.code}/zaswiadczenia/{rest}"


def _body(answer) -> str:
    text: str = answer.content.decode()
    return text


def test_empty_register_teaches_the_next_step(coordinator: Client, cast: Cast) -> None:
    page = _body(coordinator.get(_home(cast)))

    assert 'class="empty"' in page
    assert _home(cast, "seria/") in page


def test_register_lists_certificates_and_finds_them_without_diacritics(
    coordinator: Client, cast: Cast, issue: Issue
) -> None:
    issue()

    assert "ZGD/2026/0001" in _body(coordinator.get(_home(cast)))
    found = _body(coordinator.get(_home(cast), {"q": "URZAD gminy w olszynach"}))
    assert "ZGD/2026/0002" in found
    assert "ZGD/2026/0001" not in found
    assert "ZGD/2026" not in _body(coordinator.get(_home(cast), {"state": "revoked"}))


def test_register_asks_few_questions_of_the_database(
    coordinator: Client, cast: Cast, issue: Issue, django_assert_max_num_queries
) -> None:
    issue()

    with django_assert_max_num_queries(20):
        coordinator.get(_home(cast))


def test_series_starts_a_job_and_shows_its_progress(coordinator: Client, cast: Cast) -> None:
    chosen = {"recipients": [cast.lipowo.code, cast.olszyny.code]}

    answer = coordinator.post(_home(cast, "seria/"), {**FORM, **chosen}, follow=True)

    job = ProgrammeJob._base_manager.get()
    assert answer.redirect_chain[-1][0] == f"/p/{cast.programme.code}/zadania/{job.key}/"
    assert job.state == "done"
    row = Certificate._base_manager.order_by("serial").first()
    assert row is not None
    assert row.data["conference"] == "Jakość to satysfakcja"


def test_repeated_series_explains_who_was_passed_over(coordinator: Client, cast: Cast, issue: Issue) -> None:
    issue(cast.lipowo)
    chosen = {"recipients": [cast.lipowo.code, cast.olszyny.code]}

    coordinator.post(_home(cast, "seria/"), {**FORM, **chosen})
    again = coordinator.post(_home(cast, "seria/"), {**FORM, **chosen})

    assert again.status_code == 400
    assert 'value="Jakość to satysfakcja"' in _body(again)
    assert Certificate._base_manager.count() == 2


def test_preview_is_a_pdf_and_takes_no_number(coordinator: Client, cast: Cast) -> None:
    answer = coordinator.post(_home(cast, "seria/"), {**FORM, "recipients": [cast.lipowo.code], "preview": "1"})

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert not Certificate._base_manager.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"recipients": []}, "recipients"),
        ({"recipients": ["no-such-office"]}, "recipients"),
        ({"issued_on": "30 lutego"}, "issued_on"),
        ({"issued_on": "2026-02-30"}, "issued_on"),
        ({"language": "de"}, "language"),
        ({"name_1": ""}, "name_1"),
        ({"place": "x" * 101}, "place"),
    ],
)
def test_wrong_series_names_the_field_and_keeps_what_was_typed(
    coordinator: Client, cast: Cast, change: dict[str, object], field: str
) -> None:
    sent = {**FORM, "recipients": [cast.lipowo.code], "function_1": "Koordynatorka", **change}

    answer = coordinator.post(_home(cast, "seria/"), sent)

    assert answer.status_code == 400
    assert answer.context["form"].errors[field]
    assert 'value="Jakość to satysfakcja"' in _body(answer)
    assert not Certificate._base_manager.exists()


@pytest.mark.parametrize("issued_on", ["2020-01-01", "2036-01-01"])
def test_day_outside_the_programme_is_refused_on_the_form(coordinator: Client, cast: Cast, issued_on: str) -> None:
    answer = coordinator.post(_home(cast, "seria/"), {**FORM, "recipients": [cast.lipowo.code], "issued_on": issued_on})

    assert answer.status_code == 400
    assert not Certificate._base_manager.exists()


def test_form_says_which_offices_hold_one_and_which_do_not_share(coordinator: Client, cast: Cast, issue: Issue) -> None:
    issue(cast.lipowo)
    Consent.objects.filter(topic=SharingTopic.PARTICIPATION, participation__office=cast.olszyny).delete()

    answer = coordinator.get(_home(cast, "seria/"))

    assert [one.office for one in answer.context["holding"]] == [cast.lipowo]
    assert [one.office for one in answer.context["silent"]] == [cast.olszyny]
    assert "ZGD/2026/0001" in _body(answer)


def test_interrupted_series_can_be_finished_from_the_register(coordinator: Client, cast: Cast) -> None:
    from django.db import transaction

    with programme_scope(cast.programme.pk), transaction.atomic():
        prepare(cast.programme, [cast.lipowo], WORDING, actor=cast.actor(cast.swiecicka))
    assert _home(cast, "seria/dokoncz/") in _body(coordinator.get(_home(cast)))

    coordinator.post(_home(cast, "seria/dokoncz/"))

    assert Certificate._base_manager.get().state == "valid"
    assert coordinator.post(_home(cast, "seria/dokoncz/"))["Location"] == _home(cast)


def test_certificate_is_shown_and_handed_out(coordinator: Client, cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]

    page = _body(coordinator.get(_home(cast, f"{row.key}/")))
    file = coordinator.get(_home(cast, f"{row.key}/plik.pdf"))

    assert row.data["check_url"] in page
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == 'attachment; filename="ZGD-2026-0001-urzad-lipowo.pdf"'
    assert file["Cache-Control"] == "private, no-store"
    assert "inline" in coordinator.get(_home(cast, f"{row.key}/plik.pdf?show"))["Content-Disposition"]


def test_certificate_is_drawn_for_the_screen_of_those_who_may_see_it(client: Client, cast: Cast, issue: Issue) -> None:
    own, foreign = issue()
    client.force_login(cast.swiecicka)
    drawn = client.get(_home(cast, f"{own.key}/podglad.png"))
    client.force_login(cast.lucja)
    own_drawn = client.get(f"/o/{cast.lipowo.code}/zaswiadczenia/{own.key}/podglad.png")

    assert drawn["Content-Type"] == "image/png"
    assert drawn.content.startswith(b"\x89PNG")
    assert own_drawn.content == drawn.content
    assert client.get(f"/o/{cast.lipowo.code}/zaswiadczenia/{foreign.key}/podglad.png").status_code == 404


def test_next_series_begins_with_the_words_of_the_last(coordinator: Client, cast: Cast, issue: Issue) -> None:
    issue(cast.lipowo)

    form = coordinator.get(_home(cast, "seria/")).context["form"]

    assert form.initial["name_1"] == "Święcicka"
    assert form.initial["recipients"] == [cast.olszyny.code]


def test_nobody_left_is_said_instead_of_an_empty_form(coordinator: Client, cast: Cast, issue: Issue) -> None:
    issue()

    assert 'class="empty"' in _body(coordinator.get(_home(cast, "seria/")))


def test_certificate_without_its_file_cannot_be_downloaded_yet(coordinator: Client, cast: Cast) -> None:
    from django.db import transaction

    with programme_scope(cast.programme.pk), transaction.atomic():
        row = prepare(cast.programme, [cast.lipowo], WORDING, actor=cast.actor(cast.swiecicka))[0]

    assert coordinator.get(_home(cast, f"{row.key}/plik.pdf")).status_code == 404
    assert coordinator.get(_home(cast, f"{row.key}/")).status_code == 200
    assert coordinator.post(_home(cast, f"{row.key}/uniewaznij/"), {"reason": "Błąd"}).status_code == 400


def test_all_valid_certificates_come_in_one_archive(coordinator: Client, cast: Cast, issue: Issue) -> None:
    issue()

    answer = coordinator.get(_home(cast, "wszystkie.zip"))

    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 2
        assert all(archive.read(name).startswith(b"%PDF-") for name in archive.namelist())


def test_register_is_exported_without_formulas(coordinator: Client, cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]
    Certificate._base_manager.filter(pk=row.pk).update(recipient='=HYPERLINK("http://example.org")')

    text = coordinator.get(_home(cast, "rejestr.csv")).content
    sheet = coordinator.get(_home(cast, "rejestr.xlsx")).content

    assert text.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK" in text.decode("utf-8-sig")
    assert sheet.startswith(b"PK")
    with zipfile.ZipFile(io.BytesIO(sheet)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_certificate_is_revoked_with_a_reason(coordinator: Client, cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]
    address = _home(cast, f"{row.key}/uniewaznij/")

    assert coordinator.post(address, {"reason": " "}).status_code == 400
    answer = coordinator.post(address, {"reason": "Błąd w nazwie"}, follow=True)

    row.refresh_from_db()
    assert row.state == "revoked"
    assert "Błąd w nazwie" in _body(answer)
    assert coordinator.post(address, {"reason": "Znowu"}).status_code == 400


def test_certificate_is_replaced(coordinator: Client, cast: Cast, issue: Issue) -> None:
    old = issue(cast.lipowo)[0]
    address = _home(cast, f"{old.key}/zastap/")
    filled = coordinator.get(address).context["form"].initial
    assert filled["recipient"] == old.recipient

    refused = coordinator.post(address, {**FORM, "recipient": "Urząd w Lipowie", "reason": ""})
    coordinator.post(address, {**FORM, "recipient": "Urząd w Lipowie", "reason": "Nazwa"})

    assert refused.status_code == 400
    assert "Urząd w Lipowie" in _body(refused)
    old.refresh_from_db()
    assert old.replaced_by is not None
    assert old.replaced_by.recipient == "Urząd w Lipowie"
    page = _body(coordinator.get(_home(cast, f"{old.key}/")))
    assert "ZGD/2026/0002" in page
    again = coordinator.post(address, {**FORM, "recipient": "Urząd", "reason": "Znowu"})
    assert again.status_code == 400


def test_certificate_of_another_programme_is_not_found(coordinator: Client, cast: Cast, issue: Issue) -> None:
    for rest in ("", "plik.pdf", "uniewaznij/", "zastap/"):
        assert coordinator.get(_home(cast, f"no-such-key/{rest}")).status_code == 404


def test_office_sees_and_downloads_its_own_certificates(client: Client, cast: Cast, issue: Issue) -> None:
    own, _foreign = issue()
    client.force_login(cast.lucja)
    home = f"/o/{cast.lipowo.code}/zaswiadczenia/"

    page = _body(client.get(home))

    assert own.number in page
    assert f"/c/{own.token}/" in page
    assert "ZGD/2026/0002" not in page
    assert client.get(f"{home}{own.key}/plik.pdf").content.startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(client.get(f"{home}wszystkie.zip").getvalue())) as archive:
        assert archive.namelist() == ["ZGD-2026-0001-urzad-lipowo.pdf"]


def test_office_cannot_take_the_certificate_of_another(client: Client, cast: Cast, issue: Issue) -> None:
    _own, foreign = issue()
    client.force_login(cast.lucja)

    assert client.get(f"/o/{cast.lipowo.code}/zaswiadczenia/{foreign.key}/plik.pdf").status_code == 404
    assert client.get(f"/o/{cast.olszyny.code}/zaswiadczenia/").status_code == 404


def test_office_without_certificates_is_told_when_they_come(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)

    assert 'class="empty"' in _body(client.get(f"/o/{cast.lipowo.code}/zaswiadczenia/"))


def test_employee_without_the_permission_sees_none(client: Client, cast: Cast, issue: Issue) -> None:
    client.force_login(cast.bogdan)

    assert client.get(f"/o/{cast.lipowo.code}/zaswiadczenia/").status_code == 403


def test_a_programme_that_still_runs_begins_its_series_with_today(coordinator: Client, cast: Cast) -> None:
    today = timezone.localdate()
    cast.programme.closes_on = today + timedelta(days=200)
    cast.programme.save()

    page = _body(coordinator.get(_home(cast, "seria/")))

    assert f'value="{today.isoformat()}"' in page
