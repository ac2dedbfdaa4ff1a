"""Writes docs/reference/ from the code: permissions, workflows, events, models, settings, API; `check` compares."""

import ast
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTICE = "<!-- Written by ./run docs from the code; changes here are overwritten. -->"
# Every variable of probierz/config/settings.py has its line here, and no other has.
SETTINGS = {
    "PROBIERZ_DATA": "Folder of the SQLite database, uploaded files and the secret key.",
    "PROBIERZ_DATABASE_URL": "`postgres://user:password@host:port/name`; without it SQLite in the data folder is used.",
    "PROBIERZ_DEBUG": "1 shows programming errors in the browser. Never on an installation that others can reach.",
    "PROBIERZ_DEMO": "1 marks every screen as a demonstration with synthetic people. Set by `./run demo`.",
    "PROBIERZ_EMAIL_BACKEND": "Django's class that sends mail; `django.core.mail.backends.smtp.EmailBackend` for real.",
    "PROBIERZ_GALLERY": "1 shows the gallery of components at its address even without debugging.",
    "PROBIERZ_HOSTS": "Host names it answers to, separated by commas.",
    "PROBIERZ_MAIL_FROM": "Sender of mail.",
    "PROBIERZ_PUBLIC_URL": "Address that people use; with `https://` cookies, redirects and headers become strict.",
    "PROBIERZ_SECRET_KEY": "Key of sessions and signatures; or a file in `PROBIERZ_SECRET_KEY_FILE`; else made once.",
    "PROBIERZ_SMTP_HOST": "Mail server.",
    "PROBIERZ_SMTP_PASSWORD": "Password at the mail server.",
    "PROBIERZ_SMTP_PORT": "Port of the mail server.",
    "PROBIERZ_ANSWERS_AT_ONCE": "Answers of one form in ten minutes before the rest is set apart; 0 for no limit.",
    "PROBIERZ_INVITATIONS_A_MINUTE": "Invitations to surveys that leave in a minute, all offices together.",
    "PROBIERZ_SMTP_TLS": "1 for STARTTLS.",
    "PROBIERZ_SMTP_USER": "Account at the mail server.",
}


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    heads = list(headings)
    cells = [[str(cell).replace("|", "\\|") for cell in row] for row in rows]
    return [_row(heads), _row(["---"] * len(heads)), *map(_row, cells)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def permissions() -> Iterator[str]:
    from probierz.access.permissions import Permission
    from probierz.access.roles import ROLES

    meaning = _member_docs(ROOT / "probierz" / "access" / "permissions.py", "Permission")
    yield "# Permissions"
    yield "\nA role is held in an office, in a programme or in the whole installation, and means its permissions there."
    yield "\n## Roles\n"
    yield from table(["role", "held in", "for whom"], [[f"`{r}`", d.place, d.meant_for] for r, d in ROLES.items()])
    yield "\n## Who may do what\n"
    heads = [f"`{role}`" for role in ROLES]
    rows = [[f"`{p}`", *("yes" if p in d.permissions else "" for d in ROLES.values())] for p in Permission]
    yield from table(["permission", *heads], rows)
    yield "\n## What each permission allows\n"
    yield from table(["permission", "allows to"], [[f"`{p}`", meaning.get(p.name, "")] for p in Permission])


def _member_docs(path: Path, name: str) -> dict[str, str]:
    """The sentence beneath each member of an enumeration, which only the source still knows."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    body = next(node.body for node in module.body if isinstance(node, ast.ClassDef) and node.name == name)
    docs = {}
    for member, sentence in pairwise(body):
        if isinstance(member, ast.Assign) and isinstance(sentence, ast.Expr):
            docs[ast.unparse(member.targets[0])] = " ".join(str(ast.literal_eval(sentence.value)).split())
    return docs


def workflows() -> Iterator[str]:
    from importlib import import_module

    from probierz.lib.workflow import Workflow

    yield "# Life cycles"
    yield "\nEach table is data in the application's `rules`; what is not an arrow here is refused."
    for path in sorted((ROOT / "probierz").glob("*/rules*")):
        application = path.parent.name
        for name, value in sorted(vars(import_module(f"probierz.{application}.rules")).items()):
            if isinstance(value, Workflow):
                yield f"\n## {name.removesuffix('_WORKFLOW').replace('_', ' ').capitalize()} ({application})\n"
                yield f"```mermaid\n{value.mermaid().rstrip()}\n```"


def events() -> Iterator[str]:
    from probierz.trail.labels import VERBS
    from probierz.trail.verbs import Verb

    yield "# Events of the trail"
    yield "\nEverything that can happen, as it is written down and as people read it.\n"
    yield from table(["verb", "in words"], [[f"`{verb}`", VERBS.get(verb, "")] for verb in Verb])


def models() -> Iterator[str]:
    from django.apps import apps

    from probierz.lib.privacy import Privacy

    yield "# Models"
    yield "\nWhat is kept, what of it tells something about people, and for how long."
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for model in config.get_models() if config.name.startswith("probierz.") else ():
            privacy: Privacy | None = getattr(model, "privacy", None)
            yield f"\n## {config.label}.{model.__name__}\n"
            yield (
                ""
                if (model.__doc__ or "").startswith(f"{model.__name__}(")
                else " ".join((model.__doc__ or "").split())
            )
            yield f"\n- fields: {', '.join(f'`{field.name}`' for field in model._meta.fields)}"
            yield f"- about people: {_about_people(privacy)}"


def _about_people(privacy: Any) -> str:
    if privacy is None:
        return "not declared"
    if not privacy.personal and not privacy.is_deleted:
        return f"nothing ({privacy.reason})"
    years, since = privacy.retention.years, privacy.retention.since
    kept = "as long as what it belongs to" if years is None else f"{years} years from {since}"
    fields = ", ".join(f"`{name}`" for name in privacy.personal) or "the whole row"
    return f"{fields}; kept {kept}; then {'the row is deleted' if privacy.is_deleted else 'these are emptied'}"


def settings() -> Iterator[str]:
    defaults = dict(read_variables())
    if defaults.keys() != SETTINGS.keys():
        raise SystemExit(f"scripts/reference.py describes other settings: {defaults.keys() ^ SETTINGS.keys()}")
    yield "# Settings"
    yield "\nAll from the environment; nothing needs to be set to try it.\n"
    yield from table(
        ["variable", "meaning", "default"], [[f"`{n}`", SETTINGS[n], defaults[n]] for n in sorted(SETTINGS)]
    )


def read_variables() -> Iterator[tuple[str, str]]:
    """Each variable that the settings read, with its default as written there."""
    text = (ROOT / "probierz" / "config" / "settings.py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name("env")), args=[ast.Constant(str(name)), *rest]):
                default = f"`{ast.unparse(rest[0])}`" if rest else ""
                yield name, default


def interface() -> str:
    from probierz.config.api import api

    return json.dumps(api.get_openapi_schema(path_prefix="/api/"), indent=1, sort_keys=True, default=str) + "\n"


def page(lines: Callable[[], Iterator[str]]) -> str:
    return "\n".join([NOTICE, *lines(), ""])


def pages() -> dict[str, str]:
    """Every file of the reference with its content, in English whatever the language of the screen."""
    from django.utils import translation

    with translation.override("en"):
        written = {f"{lines.__name__}.md": page(lines) for lines in (permissions, workflows, events, models, settings)}
        return {**written, "api.json": interface()}


# Formats that people write; tests beside the code hold them to it.
BY_HAND = {"analysis-plan.md"}


def stale() -> list[str]:
    """Names of files that do not say what the code says."""
    files = [path for path in FOLDER.glob("*") if path.is_file() and path.name not in BY_HAND]
    known = {path.name: path.read_text(encoding="utf-8") for path in files}
    now = pages()
    return sorted(name for name in known.keys() | now.keys() if known.get(name) != now.get(name))


def main(arguments: list[str]) -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probierz.config.settings")
    import django  # settings must be named first

    django.setup()
    if arguments == ["check"]:
        print("\n".join(f"docs/reference/{name} is stale. Run: ./run docs" for name in stale()))
        return int(bool(stale()))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
