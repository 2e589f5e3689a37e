"""What the reader knows, loaded once and passed along: the lexicon, the actors, the gazetteer."""

from __future__ import annotations

import gc
import marshal
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..actors.registry import Actors
from ..errors import BuildError
from ..language.base import Language
from ..lexicon.entries import Lexicon
from ..places.gazetteer import Gazetteer
from .score import Scorer, builtin
from .words import Word, analyse

BUILT = Path(__file__).parent.parent / "built"
"""Where the build puts the compiled tables."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Read-only tables of one language, with a bounded memory of words already analysed.

    Attributes:
        heads: where names and terms of several words may begin (see Heads).
        scorer: the weights of the score. version: of the code, with digests of tables and weights; part of every claim.
    """

    language: Language
    lexicon: Lexicon
    actors: Actors
    places: Gazetteer
    heads: Heads
    scorer: Scorer
    version: str
    _memory: dict[str, Word] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path = BUILT, extra_places: Iterable[Path] = ()) -> Knowledge:
        """The tables that the build made, ready to read with.

        Raises:
            BuildError: a table is missing.
        """
        from ..language.arabic import ARABIC

        lexicon = Lexicon(load_table(folder / "lexicon.bin"))
        actors = Actors.load(folder / "actors.bin")
        places = Gazetteer.load(folder / "places.bin", list(extra_places))
        table = actors.table
        tables = (
            lexicon.terms,
            lexicon.function,
            table["names"],
            table["country_names"],
            table["metonyms"],
            places.names,
        )
        heads = _heads(name for names in tables for name in names if " " in name)
        digests = load_table(folder / "digests.bin")
        scorer = builtin()
        version = f"{_code_version()}+{'.'.join((*(digests[k] for k in sorted(digests)), scorer.digest))}"
        gc.freeze()  # the tables live as long as the program: collections need not walk them again (a third of the time)
        return cls(ARABIC, lexicon, actors, places, heads, scorer, version)

    def word(self, norm: str) -> Word:
        """The analysis of one normalized word, remembered (the memory is emptied when it grows past its bound)."""
        found = self._memory.get(norm)
        if found is None:
            if len(self._memory) > _MEMORY:
                self._memory.clear()
            found = self._memory[norm] = analyse(norm, self)
        return found


_MEMORY = 100_000


Heads = dict[str, dict[str, tuple[int, ...]]]
"""First word → second word → how many words the names and terms have that begin so, longest first."""


def _heads(names: Iterable[str]) -> Heads:
    lengths: dict[str, dict[str, set[int]]] = {}
    for name in names:
        first, second = name.split(" ", 2)[:2]
        lengths.setdefault(first, {}).setdefault(second, set()).add(name.count(" ") + 1)
    return {a: {b: tuple(sorted(n, reverse=True)) for b, n in more.items()} for a, more in lengths.items()}


def load_table(path: Path) -> dict[str, Any]:
    """A compiled table.

    Raises:
        BuildError: the file is missing or not ours.
    """
    try:
        data = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError) as e:
        raise BuildError(f"table: {path.name}: {e}; run 'make tables' (or reinstall maydan)") from e
    return dict(data)


def _code_version() -> str:
    from .. import __version__

    return __version__
