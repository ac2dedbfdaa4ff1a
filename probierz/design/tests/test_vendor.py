"""Foreign files are exactly those written down, and none of them calls anywhere."""

import hashlib
import json
import re
from pathlib import Path

import pytest

DESIGN = Path(__file__).parent.parent
VENDOR = DESIGN / "static" / "vendor"
REPOSITORY = DESIGN.parent.parent
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())
# Where packages are published and where pages load them from.
ELSEWHERE = re.compile(
    rb"unpkg\.com|jsdelivr|cdnjs|cloudflare|googleapis|gstatic|bootstrapcdn|esm\.sh|skypack|npmjs|//registry\.", re.I
)


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_a_vendored_file_is_the_one_the_manifest_names(entry):
    content = (VENDOR / entry["file"]).read_bytes()

    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    assert entry["version"]
    assert entry["licence"]


def test_no_vendored_file_is_missing_from_the_manifest():
    present = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}

    assert present - {entry["file"] for entry in MANIFEST} == {"manifest.json"}


def test_every_package_brings_its_licence():
    folders = {Path(entry["file"]).parts[0] for entry in MANIFEST}
    with_licence = {Path(e["file"]).parts[0] for e in MANIFEST if Path(e["file"]).stem in {"LICENSE", "OFL"}}

    assert with_licence == folders


@pytest.mark.parametrize("path", sorted((DESIGN / "static").rglob("*.*")), ids=lambda path: "/".join(path.parts[-2:]))
def test_no_static_file_loads_anything_from_elsewhere(path):
    content = path.read_bytes()

    assert not ELSEWHERE.search(content)
    if path.suffix == ".css":
        assert not re.search(rb"url\(\s*[\"']?(https?:)?//", content)
        assert b"@import" not in content


def test_the_typeface_of_another_government_and_its_crown_are_not_shipped():
    styles = (VENDOR / "govuk" / "forms.css").read_text().lower()

    assert "gds transport" not in styles
    assert "crown" not in styles


def test_the_lock_of_the_front_end_carries_no_addresses():
    lock = json.loads((REPOSITORY / "frontend" / "package-lock.json").read_text())

    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert all(package.get("integrity") for name, package in lock["packages"].items() if name)


def test_the_versions_shipped_are_the_versions_pinned():
    pinned = json.loads((REPOSITORY / "frontend" / "package.json").read_text())["devDependencies"]

    assert {(e["name"], e["version"]) for e in MANIFEST} <= set(pinned.items())
