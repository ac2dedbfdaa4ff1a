"""Any record as a document to take away, under the letterhead of its office."""

from probierz.lib.papers.content import DOCX, Letterhead, Paper, Section, Table
from probierz.lib.papers.pdf import to_pdf
from probierz.lib.papers.word import to_docx

__all__ = ["DOCX", "Letterhead", "Paper", "Section", "Table", "to_docx", "to_pdf"]
