"""The documentation tells the truth: links lead somewhere, commands exist, outputs are what the program prints."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import maydan
from maydan.cli import main

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "maydan"
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "examples" / "README.md", *PACKAGE.rglob("README.md")]
)
USER_PAGES = [page for page in PAGES if page.name != "CHANGELOG.md"]

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200e\u200f")
"""Marks that keep directions apart on a screen; pages are easier to edit without them."""


def title(page: Path) -> str:
    """A page's path, for the names of tests."""
    return page.relative_to(ROOT).as_posix()


def read(page: Path) -> str:
    """A page's text."""
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """What links may name after '#', as code hosts make it from headings."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", read(page)), re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", h).replace("`", "").strip().lower() for h in headings)
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=title)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link names a file of the repository, and a heading in it."""
    wrong = []
    for link in LINK.findall(FENCE.sub("", read(page))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            wrong.append(link)
    assert wrong == []


def test_every_page_can_be_found() -> None:
    """The index of the documentation links to every page under docs/."""
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(read(index))}
    assert {page for page in (ROOT / "docs").rglob("*.md") if page != index} - linked == set()


# Commands


def commands(group: click.Group, name: str = "maydan") -> Iterator[tuple[str, click.Command]]:
    """('maydan places import', the command) for every command that does something."""
    for part, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {part}")
        else:
            yield f"{name} {part}", command


COMMANDS = dict(commands(main))


def options(command: click.Command) -> set[str]:
    """All spellings of a command's options."""
    return {o for p in command.params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)}


def section(name: str) -> str:
    """What docs/reference/cli.md says of one command."""
    text = read(ROOT / "docs" / "reference" / "cli.md")
    found = re.search(rf"^## {name}\b.*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group(0) if found else ""


@pytest.mark.parametrize("name", COMMANDS)
def test_reference_has_every_command_and_option(name: str) -> None:
    """docs/reference/cli.md has a section for each command that names each of its options."""
    text = section(name)
    assert text, f"docs/reference/cli.md has no section '## {name}'"
    words = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", text))
    assert options(COMMANDS[name]) - words == set()


def test_reference_has_no_command_that_is_gone() -> None:
    """Each section of docs/reference/cli.md about a command is about one that exists."""
    shown = re.findall(
        r"^## (maydan [a-z -]+?)(?: [A-Z\[].*)?$", read(ROOT / "docs" / "reference" / "cli.md"), re.MULTILINE
    )
    assert set(shown) - set(COMMANDS) == set()


def shown_commands(page: Path) -> Iterator[str]:
    """Lines of code blocks that call `maydan` or `make`."""
    yield from re.findall(r"^(?:    |\$ )\s*((?:\.venv/bin/)?maydan .+|make [\w-]+.*)$", read(page), re.MULTILINE)


def fault(line: str) -> str | None:
    """What is wrong with a command shown in the documentation, or None."""
    words = shlex.split(re.split(r"\s(?:\|+|2?>|&&)\s", line.replace("`", ""))[0], comments=True)
    if words[0] == "make":
        return None if re.search(rf"^{words[1]}:", read(ROOT / "Makefile"), re.MULTILINE) else "no such target"
    if len(words) == 2 and words[1] in ("--version", "--help"):
        return None
    name = max((n for n in COMMANDS if " ".join(["maydan", *words[1:]]).startswith(n)), key=len, default=None)
    if name is None:
        return None if "[--version]" in words else "no such command"
    known = options(COMMANDS[name]) | {"-h", "--help"}
    unknown = [word for word in words if re.match(r"--?[a-z]", word) and word.split("=")[0] not in known]
    return f"no such option: {' '.join(unknown)}" if unknown else None


@pytest.mark.parametrize("page", USER_PAGES, ids=title)
def test_commands_shown_exist(page: Path) -> None:
    """Commands, options and make targets in code blocks are real."""
    assert {line: why for line in shown_commands(page) if (why := fault(line))} == {}


# Outputs


def console(page: Path) -> list[tuple[str, str]]:
    """(command, output) of a page's console blocks, in their order."""
    found = []
    for kind, block in FENCE.findall(read(page)):
        if kind == "console":
            found += [(c, out) for c, out in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", block, re.MULTILINE)]
    return found


def pattern(output: str) -> re.Pattern[str]:
    """An output as shown: '...' within a line stands for any words, a line of '...' for any lines."""
    lines = []
    for line in output.splitlines():
        if line.strip() == "...":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*?".join(re.escape(part.rstrip("\n")) for part in line.split("...")) + r"[ ]*\n")
    return re.compile("".join(lines))


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `maydan` is this one."""
    tool = tmp_path / "bin" / "maydan"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m maydan "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    path = f"{tool.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"}


@pytest.mark.skipif(os.name != "posix", reason="the pages show a POSIX shell")
@pytest.mark.parametrize("page", [page for page in PAGES if console(page)], ids=title)
def test_console_blocks_show_what_is_printed(page: Path, shell: dict[str, str], tmp_path: Path) -> None:
    """Running the commands of a page in their order prints what the page shows."""
    for number, text in enumerate(block for kind, block in FENCE.findall(read(page)) if kind == "text"):
        (tmp_path / "reports").mkdir(exist_ok=True)
        name = "first.txt" if number == 0 else f"{number}.txt"
        (tmp_path / "reports" / name).write_text(text, encoding="utf-8")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for command, shown in console(page):
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env=shell, capture_output=True, encoding="utf-8", check=False
        )
        printed = done.stdout.translate(ISOLATES)
        assert done.returncode == 0, done.stderr
        assert pattern(shown).fullmatch(printed), f"$ {command}\n{printed}"


def within(part: Any, whole: Any) -> bool:
    """Whether a shortened record says nothing that the whole one does not."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and within(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) == len(whole) and all(map(within, part, whole))
    return bool(part == whole)


def test_readme_opens_with_a_real_claim() -> None:
    """The claim on the first screen of README.md is what its sentence gives."""
    text = read(ROOT / "README.md")
    sentence = re.search(r"^> (.+)$", text, re.MULTILINE)
    shown = json.loads(next(block for kind, block in FENCE.findall(text) if kind == "json"))
    assert sentence
    claims = [maydan.as_record(claim) for claim in maydan.read(sentence.group(1), date="2017-11-14")]
    assert len(claims) == 1
    assert {key: claims[0][key] for key in shown if not within(shown[key], claims[0][key])} == {}


def test_readme_python_prints_what_it_says() -> None:
    """The Python of README.md runs, and prints the block after it."""
    blocks = FENCE.findall(read(ROOT / "README.md"))
    place = next(i for i, (kind, _) in enumerate(blocks) if kind == "python")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", blocks[place][1]], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == (blocks[place + 1][1], "")


def test_architecture_names_every_module() -> None:
    """docs/architecture.md has a word for each module."""
    text = read(ROOT / "docs" / "architecture.md")
    names = {path.stem for path in PACKAGE.rglob("*.py") if "built" not in path.parts and not path.stem.startswith("_")}
    assert {name for name in names if not re.search(rf"\b{name}\b", text)} == set()
