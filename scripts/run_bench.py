"""Runs one of the measurements in benches/, which print JSON, or lists them."""

import ast
import importlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCHES = ROOT / "benches"


def available() -> dict[str, str]:
    """Names with the first line of what each says about itself."""
    return {path.stem: _purpose(path) for path in sorted(BENCHES.glob("[a-z]*.py"))}


def _purpose(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]


def main(arguments: list[str]) -> int:
    benches = available()
    if not arguments or arguments[0] not in benches:
        for name, purpose in benches.items():
            print(f"{name:<14}{purpose}")
        if arguments:
            print(f"There is no measurement '{arguments[0]}'; choose one of the above.", file=sys.stderr)
        return 1 if arguments else 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probierz.config.settings")
    # The measured code must see the project; its own arguments follow the name.
    sys.path[:0] = [str(ROOT), str(BENCHES)]
    sys.argv = [f"bench {arguments[0]}", *arguments[1:]]
    importlib.import_module(arguments[0]).main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
