"""Types, documents and their revisions; checking, distribution, copies, the archive and the starter pack."""

from probierz.documents.models.checking import Comment, Look, Review, ReviewRound
from probierz.documents.models.copies import Adoption, Confirmation, ControlledCopy, Disposal, RequirementLink
from probierz.documents.models.documents import Content, Document, DocumentType, Revision
from probierz.documents.models.reading import Acknowledgement, Addressee

__all__ = [
    "Acknowledgement",
    "Addressee",
    "Adoption",
    "Comment",
    "Confirmation",
    "Content",
    "ControlledCopy",
    "Disposal",
    "Document",
    "DocumentType",
    "Look",
    "RequirementLink",
    "Review",
    "ReviewRound",
    "Revision",
]
