"""Every document in both languages passes PDF/UA-1 and PDF/A-2a, and carries our typeface alone."""

import page
import pytest
import typst

from probierz.lib.typesetting.tests.reading import faces_of, opened, title_of
from probierz.lib.typesetting.tests.samples import DOCUMENTS

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
EVERY_DOCUMENT = pytest.mark.parametrize("language", ["pl", "en"])


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.value)
@pytest.mark.parametrize("name", DOCUMENTS)
@EVERY_DOCUMENT
def test_document_fails_no_rule(name, language, profile):
    report = page.validate_pdf_bytes(DOCUMENTS[name](language), profile=profile)

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.value)
def test_plain_untagged_document_would_be_found(profile):
    plain = typst.compile(b"No title, no language, no tags promised", pdf_standards=["1.4"])

    assert not page.validate_pdf_bytes(plain, profile=profile).is_compliant


@pytest.mark.parametrize("name", DOCUMENTS)
@EVERY_DOCUMENT
def test_document_embeds_our_typeface_alone(name, language):
    faces = faces_of(DOCUMENTS[name](language))

    assert faces
    assert {face for face in faces if not face.startswith(("IBMPlexSans", "IBMPlexSerif"))} == set()


@pytest.mark.parametrize("name", DOCUMENTS)
@EVERY_DOCUMENT
def test_document_names_its_language_and_title(name, language):
    document = DOCUMENTS[name](language)

    assert opened(document).root_object["/Lang"] == language
    assert title_of(document)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_same_input_gives_the_same_bytes(name):
    assert DOCUMENTS[name]("pl") == DOCUMENTS[name]("pl")
