"""The closing report and the summary: made of rows, by command and in the background."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from probierz.access.actions import PermissionRefused
from probierz.attachments import store
from probierz.jobs.models import ProgrammeJob
from probierz.jobs.running import run
from probierz.lib.typesetting.report.content import Gap
from probierz.members.actions.office import rename_office
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import office_scope, programme_scope
from probierz.programme.actions.outcomes import write_report_text
from probierz.programme.actions.report import ask_for_report
from probierz.programme.models import Report
from probierz.programme.queries.report import closing_report
from probierz.programme.tests.conftest import SYSTEM, withdraw
from probierz.programme.tests.test_measures import certify, count, train
from probierz.surveys.rules import WaveRole
from tests.cast import TODAY


def words(content: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_the_report_says_what_the_rows_say(cast, stages, conference):
    certify(cast, cast.lipowo)
    train(cast, cast.lipowo)
    count(cast, cast.lipowo, WaveRole.BASELINE, 900)
    count(cast, cast.lipowo, WaveRole.FOLLOWUP, 960)
    with programme_scope(cast.programme.pk):
        write_report_text(
            SYSTEM, programme=cast.programme, section="lessons", body_pl="Prosto **lepiej**.", body_en="Simpler."
        )

    report = closing_report(cast.programme, language="pl")

    assert (report.offices_total, report.employees_total, report.certificates_total) == (2, 5, 0)
    assert [one.office for one in report.conformity] == [cast.lipowo.name]
    assert (report.trainings[0].people, report.trainings[0].pass_rate) == (6, 0.8)
    assert report.results[0].followup == 0.96
    assert report.results[1].baseline is Gap.NO_DATA
    assert report.conclusions == ("Prosto lepiej.",)
    assert len(report.stages) == 10
    assert report.conference is not None
    assert report.conference.topics == ("Wyniki",)


def test_a_closed_programme_calls_offices_by_their_names_of_its_last_day(cast, stages, client):
    closes_on = TODAY - timedelta(days=1)
    type(cast.programme).objects.filter(pk=cast.programme.pk).update(closes_on=closes_on)
    cast.programme.refresh_from_db()
    certify(cast, cast.lipowo)
    before = cast.lipowo.name
    with office_scope(cast.lipowo.pk):
        rename_office(SYSTEM, office=cast.lipowo, name="Urząd Miasta Lipowo", teryt="", on=TODAY, today=TODAY)

    report = closing_report(cast.programme, language="pl")
    client.force_login(cast.swiecicka)
    page = client.get(reverse("programme:results", kwargs={"programme": cast.programme.code})).content.decode()

    assert [one.office for one in report.conformity] == [before]
    assert before in [one.office for one in report.participants]
    assert before in page
    assert "Urząd Miasta Lipowo" not in page + repr(report)


def test_a_changed_row_changes_the_report_and_its_digest(cast, stages):
    certify(cast, cast.lipowo)
    before = closing_report(cast.programme, language="pl")
    assert closing_report(cast.programme, language="pl").sources.digest == before.sources.digest

    withdraw(cast, SharingTopic.PARTICIPATION)

    after = closing_report(cast.programme, language="pl")
    assert after.conformity == ()
    assert after.sources.digest != before.sources.digest


@pytest.mark.parametrize(("language", "word"), [("pl", "Raport końcowy"), ("en", "Closing report")])
def test_the_command_writes_a_pdf_in_each_language(cast, stages, tmp_path, language, word):
    out = tmp_path / "raport.pdf"

    call_command(
        "programme_report",
        programme=cast.programme.code,
        lang=language,
        out=out,
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    )

    assert word in words(out.read_bytes())


@pytest.mark.parametrize("command", ["programme_report", "programme_summary"])
def test_an_unknown_programme_is_refused_in_one_sentence(db, command, tmp_path):
    more = {"out": tmp_path / "x.pdf"} if command == "programme_report" else {}

    with pytest.raises(CommandError, match="There is no programme with the code 'nie-ma'"):
        call_command(command, programme="nie-ma", **more)

    assert list(tmp_path.glob("*.pdf")) == []


def test_a_folder_that_is_not_there_is_named(cast, tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("programme_report", programme=cast.programme.code, out=tmp_path / "brak" / "x.pdf")


def test_a_file_that_cannot_be_written_is_named(cast, tmp_path):
    (tmp_path / "x.pdf").mkdir()

    with pytest.raises(CommandError, match="could not be written"):
        call_command("programme_report", programme=cast.programme.code, out=Path(tmp_path / "x.pdf"))


def test_standard_output_carries_json_alone(cast, capsys):
    call_command("programme_summary", programme=cast.programme.code, json=True)

    said = capsys.readouterr()
    assert json.loads(said.out)["offices"] == 2
    assert said.err == ""


def test_without_json_the_summary_speaks_words(cast, capsys):
    call_command("programme_summary", programme=cast.programme.code)

    assert "employees: 5" in capsys.readouterr().out


def test_a_report_made_in_the_background_is_kept_with_its_digest(cast, coordinator, stages):
    with programme_scope(cast.programme.pk):
        job = ask_for_report(coordinator, programme=cast.programme, language="en")
        run(ProgrammeJob.objects.select_related("programme__association").get(pk=job.pk))
        job.refresh_from_db()
        report = Report.objects.select_related("file").get()

    assert (job.state, job.done, job.total) == ("done", 3, 3)
    assert "Closing report" in words(store.content_of(report.file.sha256))
    assert job.result_sha256 == report.file.sha256
    assert report.digest == closing_report(cast.programme, language="en").sources.digest


def test_nobody_without_the_role_asks_for_a_report(cast):
    with programme_scope(cast.programme.pk), pytest.raises(PermissionRefused):
        ask_for_report(cast.actor(cast.lucja), programme=cast.programme, language="pl")
