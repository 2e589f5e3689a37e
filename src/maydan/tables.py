"""Makes the compiled tables: form table, actors, gazetteer. Run by the package build, and by `python -m maydan.tables`."""

from __future__ import annotations

import hashlib
import marshal
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAMES = ("lexicon.bin", "actors.bin", "places.bin", "digests.bin")


def build(out: Path = HERE / "built") -> None:
    """Writes every table into `out`, each whole or not at all.

    Raises:
        KnowledgeError: a hand-written file breaks its rules.
    """
    from .actors.build import compile_actors
    from .actors.registry import dump
    from .lexicon.build import compile_lexicon
    from .places.build import compile_places
    from .places.gazetteer import write_gazetteer

    out.mkdir(parents=True, exist_ok=True)
    lexicon = compile_lexicon(HERE / "lexicon" / "ar")
    _write(out / "lexicon.bin", lexicon)
    dump(compile_actors(HERE / "actors"), out / "actors.bin")
    write_gazetteer(compile_places(), out / "places.bin")
    _write(out / "digests.bin", {name: digest(HERE / name) for name in ("actors", "lexicon", "places")})


def digest(folder: Path) -> str:
    """A short fingerprint of a folder's hand-written tables, the same on every machine."""
    h = hashlib.blake2b(digest_size=3)
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".tsv", ".yml")):
        h.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return h.hexdigest()


def _write(path: Path, data: Any) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(marshal.dumps(data, 2))
    part.replace(path)


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:2]))
