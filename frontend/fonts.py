"""Makes our typeface files from the packaged IBM Plex: TTF for typst, small WOFF2 for the web; run by a maintainer with fontTools and brotli."""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
PROBIERZ = HERE.parent / "probierz"
PRINT = PROBIERZ / "lib" / "typesetting" / "fonts"
WEB = PROBIERZ / "design" / "static" / "vendor" / "plex"
PRINTED = {
    "IBMPlexSans": ("Regular", "Italic", "SemiBold"),
    "IBMPlexSerif": ("Regular", "Italic", "Medium", "SemiBold"),
}
ON_SCREEN = {"IBMPlexSans": ("Regular", "SemiBold"), "IBMPlexSerif": ("Medium",)}
POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
# Marks our pages set: quotation, dashes, section, thin and no-break spaces, minus, arrows, comparison, tick.
MARKS = "\u00a0§©«»°±²·×–—‘’‚“”„•…\u2009\u202f→←↑↓−≤≥€✓"
CORE = {*range(0x20, 0x7F), *map(ord, POLISH + MARKS)}
REST = {*range(0xA0, 0x180), *range(0x218, 0x21C), 0x2030, 0x2116} - CORE
FEATURES = ["kern", "mark", "ccmp", "locl", "liga", "lnum"]


def packaged(name: str) -> TTFont:
    package = "plex-serif" if "Serif" in name else "plex-sans"
    folder = HERE / "node_modules" / "@ibm" / package / "fonts" / "complete" / "woff2"
    return TTFont(folder / f"{name}.woff2", recalcTimestamp=False)


def unpack(name: str) -> None:
    font = packaged(name)
    font.flavor = None
    font.save(PRINT / f"{name}.ttf")


def rename(font: TTFont) -> None:
    """The licence reserves the name "Plex" for unchanged fonts; a subset is a changed one."""
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            record.string = str(record).replace("IBM Plex", "Probierz").replace("IBMPlex", "Probierz")


def widen_thin_spaces(font: TTFont) -> None:
    """Plex draws its thin spaces an eighth of an em wide, too narrow to part thousands on a screen."""
    for character in (0x2009, 0x202F):
        glyph = font.getBestCmap().get(character)
        if glyph:
            font["hmtx"][glyph] = (font["head"].unitsPerEm * 18 // 100, 0)


def shrink(name: str, part: str, characters: set[int]) -> None:
    font = packaged(name)
    options = subset.Options(hinting=False, desubroutinize=True, layout_features=FEATURES, flavor="woff2")
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    rename(font)
    widen_thin_spaces(font)
    font.flavor = "woff2"
    font.save(WEB / f"{name.replace('IBMPlex', 'probierz-').lower()}-{part}.woff2")



def main() -> None:
    PRINT.mkdir(parents=True, exist_ok=True)
    WEB.mkdir(parents=True, exist_ok=True)
    for family, styles in PRINTED.items():
        for style in styles:
            unpack(f"{family}-{style}")
    for family, styles in ON_SCREEN.items():
        for style in styles:
            shrink(f"{family}-{style}", "core", CORE)
            shrink(f"{family}-{style}", "more", REST)
    licence = (HERE / "node_modules" / "@ibm" / "plex-sans" / "LICENSE.txt").read_bytes()
    for folder in (PRINT, WEB):
        (folder / "OFL.txt").write_bytes(licence)


main()
