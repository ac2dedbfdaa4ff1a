"""Resolves the dependencies of pyproject.toml into hashed lists that name no address."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Only wheels of the oldest supported platform: a package that has none must fail here, not on a user's machine.
PLATFORM = (
    "--python-version",
    "3.11",
    "--python-platform",
    "x86_64-manylinux_2_28",
    "--only-binary",
    ":all:",
    "--no-strip-markers",  # a package without a wheel for other processors is left out there, not failed on
)
# A header would repeat the command line, annotations and index lines would name addresses.
SILENT = ("--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate")
LISTS = {
    "base.txt": ["pyproject.toml"],
    "dev.txt": ["pyproject.toml", "--extra", "dev"],
    "uv.txt": ["requirements/uv.in"],
}


def main(arguments: list[str]) -> int:
    """Arguments go to uv, for example --upgrade."""
    environment = {**os.environ, "UV_SYSTEM_CERTS": "1"}
    for name, sources in LISTS.items():
        target = ("-o", f"requirements/{name}")
        command = [sys.executable, "-m", "uv", "pip", "compile", "-q", *sources, *PLATFORM, *SILENT, *target]
        code = subprocess.run([*command, *arguments], cwd=ROOT, env=environment, check=False).returncode
        if code != 0:
            print(f"requirements/{name} was not resolved; the reason is above.", file=sys.stderr)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
