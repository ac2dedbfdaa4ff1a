"""A field for a spreadsheet: opened as it arrives, so that a wrong file is refused before anything is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from probierz.lib.tabular import Limits, RefusalCode, Table, TableRefused, read_table


@dataclass(frozen=True)
class UploadedTable:
    """A file that was read: its name, its bytes and its first sheet."""

    name: str
    content: bytes
    table: Table


class TableField(forms.FileField):
    """An xlsx, ods or csv file; `tell` says in a sentence why one is not read."""

    def __init__(self, *args: Any, tell: Callable[[TableRefused], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tell = tell

    def clean(self, data: Any, initial: Any = None) -> UploadedTable:
        file = super().clean(data, initial)
        size, limit = file.size or 0, Limits().upload_bytes
        try:
            if size > limit:
                raise TableRefused(RefusalCode.TOO_LARGE, limit=limit, size=size)
            content = file.read()
            return UploadedTable(file.name, content, read_table(content))
        except TableRefused as refused:
            raise forms.ValidationError(self.tell(refused)) from refused
