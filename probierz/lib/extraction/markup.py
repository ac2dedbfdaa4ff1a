"""The text of the XML inside docx and odt: paragraphs, cells and tabs; what a reviewer struck out is left out."""

from probierz.lib.tabular.scans import Attributes, Scan, scan

_DOCX_SKIPPED = frozenset({"del", "instrText", "moveFrom", "Fallback"})
_ODT_SKIPPED = frozenset({"tracked-changes", "annotation", "scripts", "font-face-decls", "automatic-styles"})


class _Text(Scan):
    """Gathers lines; `skipped` elements are passed over with everything in them."""

    skipped: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0  # inside a skipped element

    def start(self, name: str, attributes: Attributes) -> None:
        if self.depth or name in self.skipped:
            self.depth += 1
        else:
            self.begin(name, attributes)

    def end(self, name: str) -> None:
        if self.depth:
            self.depth -= 1
        else:
            self.finish(name)

    def text(self, data: str) -> None:
        if not self.depth and self.takes_text():
            self.line.append(data)

    def begin(self, name: str, attributes: Attributes) -> None: ...

    def finish(self, name: str) -> None: ...

    def takes_text(self) -> bool:
        return True

    def close_line(self) -> None:
        line = " ".join("".join(self.line).split())
        if line:
            self.lines.append(line)
        self.line = []


class _Docx(_Text):
    skipped = _DOCX_SKIPPED

    def __init__(self) -> None:
        super().__init__()
        self.inside = 0  # of w:t, the only element whose text is meant for readers

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "t":
            self.inside += 1
        elif name in {"tab", "br", "cr"}:
            self.line.append(" ")

    def finish(self, name: str) -> None:
        if name == "t":
            self.inside -= 1
        elif name == "p":
            self.close_line()

    def takes_text(self) -> bool:
        return self.inside > 0


class _Odt(_Text):
    skipped = _ODT_SKIPPED

    def begin(self, name: str, attributes: Attributes) -> None:
        if name in {"s", "tab", "line-break"}:
            self.line.append(" ")

    def finish(self, name: str) -> None:
        if name in {"p", "h"}:
            self.close_line()


def docx_text(xml: bytes) -> str:
    return _read(xml, _Docx())


def odt_text(xml: bytes) -> str:
    return _read(xml, _Odt())


def _read(xml: bytes, reader: _Text) -> str:
    scan(xml, reader, with_text=True)
    reader.close_line()
    return "\n".join(reader.lines)
