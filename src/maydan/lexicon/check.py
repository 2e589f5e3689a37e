"""Everything that is wrong with the tables of a language, not only the first thing (build time only)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import KnowledgeError
from .build import compile_lexicon
from .source import all_rows, line_of, read_frames

EXAMPLES, NEAR_MISSES = 3, 2
"""What each frame has at least: they are its tests."""

_NAME = re.compile(r"([^\s#:-][^:]*):")


def lexicon_problems(folder: Path) -> list[KnowledgeError]:
    """All faults of a language's tables and frames, in the order of the tables, frames last; empty when all is well.

    Args:
        folder: the language's folder.
    """
    rows: list[KnowledgeError] = []
    frames: list[KnowledgeError] = []
    path = folder / "frames.yml"
    try:
        known = read_frames(path, frames)
    except FileNotFoundError:
        frames.append(KnowledgeError(path.name, 1, "-", "the file is missing", "check the folder"))
    except KnowledgeError as error:
        frames.append(error)
    else:
        compile_lexicon(folder, rows)
        frames += frame_problems(path, known)
        # The compiler reads the frames too; what it says of them stands in `frames` already.
        return [p for p in rows if p.file != path.name] + frames
    # Without frames every verb would name an unknown one: only what the tables say by themselves is judged.
    list(all_rows(folder, rows))
    return rows + frames


def frame_problems(path: Path, frames: dict[str, dict[str, Any]]) -> Iterator[KnowledgeError]:
    """What is missing from frames that can be read: examples, near misses, a name of its own."""
    text = path.read_text(encoding="utf-8")
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if found := _NAME.match(line):
            name = found.group(1)
            if name in seen:  # YAML would silently keep the last of the two
                cause = f"the frame stands already in line {seen[name]}"
                yield KnowledgeError(path.name, number, name, cause, "join the two, or rename one")
            seen.setdefault(name, number)
    for name, frame in frames.items():
        line_number = line_of(text, name)
        for field, least, called in (("examples", EXAMPLES, "examples"), ("near", NEAR_MISSES, "near misses")):
            given = frame.get(field) or []
            if not isinstance(given, list) or not all(
                isinstance(e, dict) and {"text", "gives"} <= set(e) for e in given
            ):
                cause, remedy = "is no list of texts with what they give", "write '- text: ...' and 'gives: ...'"
                yield KnowledgeError(path.name, line_number, f"{name}.{field}", cause, remedy)
            elif len(given) < least:
                cause, remedy = f"only {len(given)} {called}", f"write at least {least}: they are the frame's tests"
                yield KnowledgeError(path.name, line_number, f"{name}.{field}", cause, remedy)
