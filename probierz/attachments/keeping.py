"""Taking a file of an office in: its content under its sum, its kind by what it holds and not by what is claimed."""

from probierz.attachments import store
from probierz.attachments.media_types import media_type_of
from probierz.attachments.models import OfficeFile
from probierz.offices.models import Office

STRANGE = "application/octet-stream"  # handed out again as it came, and shown by no browser
LONGEST_NAME = 200


def keep_file(office: Office, *, name: str, content: bytes) -> OfficeFile:
    """The row and the content, within the caller's transaction; the end of a long name stays, for it tells the kind."""
    file = OfficeFile(
        office=office,
        name=name[-LONGEST_NAME:],
        media_type=media_type_of(content, name) or STRANGE,
        size=len(content),
        sha256=store.keep(content),
    )
    file.save()
    return file
