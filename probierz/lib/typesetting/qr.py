"""QR codes as the smallest SVG: one path over light ground."""

from collections.abc import Iterator, Sequence

import segno

# Choosing the prettiest of eight masks is four fifths of the work, and every reader takes any mask.
SERIES_MASK = 3
QUIET_ZONE = 4


def qr_svg(address: str, *, mask: int | None = SERIES_MASK) -> bytes:
    """A drawing of the address with its quiet zone, level M; pass no mask to have the best one looked for."""
    matrix = segno.make_qr(address, error="m", mask=mask).matrix
    side = len(matrix) + 2 * QUIET_ZONE
    path = "".join(f"M{left} {top}h{width}v1h-{width}z" for left, top, width in _runs(matrix))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
    return f'{head}<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{path}"/></svg>'.encode()


def _runs(matrix: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int]]:
    """Dark stretches of each row as left, top, width."""
    for top, row in enumerate(matrix, start=QUIET_ZONE):
        stretches = bytes(1 if module else 0 for module in row).split(b"\0")
        left = QUIET_ZONE
        for stretch in stretches:
            if stretch:
                yield left, top, len(stretch)
            left += len(stretch) + 1
