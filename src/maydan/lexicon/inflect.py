"""Makes the inflected forms of a lemma, once, when the package is built.

A form carries a short feature string. Verbs: tense P (past) or I (present), voice a, p or x (the undotted spelling is
both), then person, gender, number ("Px3ms"), then 'j' for a spelling that only the jussive has. Participles: A (active) or Q (passive), gender, number. Nouns: N, verbal nouns:
M, adjectives: J; then number s, d, p; then 'a' for the accusative alif, 'c' for a form that only stands before its
possessor.
"""

from __future__ import annotations

from collections.abc import Iterator

from .source import key

PERSONS = ("3ms", "3fs", "3md", "3fd", "3mp", "3fp", "1p")
INTRANSITIVE = frozenset("V VI VII IX IIq IVq".split())
"""Forms whose passive hardly occurs: an undotted spelling of theirs is read as active."""

_MOODS = ("ind", "sub", "juss")


class UnknownVerb(ValueError):
    """Root and form make no verb, or not the lemma given."""


def verb_forms(root: str, form: str, lemma: str, participles: bool = True) -> dict[str, str]:
    """Spelled forms of a verb with their features, participles among them.

    Args:
        root: three or four letters. form: as in the lexicon's README; '!' asks for the assimilated shape.
        lemma: the past, third person masculine singular, as printed; checked.
        participles: False where the participle is a common word of another meaning.
    Raises:
        UnknownVerb: no such verb, or its past is spelled otherwise.
    """
    from mazini import MaziniError, conjugate

    try:
        table = conjugate(root, form.rstrip("!"), passive=True, reduced=form.endswith("!")).slots
    except MaziniError as e:
        raise UnknownVerb(f"root {root} form {form}: {e}") from e
    past = {key(f.form) for f in table.get("past_3ms", ())}
    if key(lemma) not in past:
        raise UnknownVerb(f"root {root} form {form} gives {' or '.join(sorted(past))}, not {lemma}")
    spelled: dict[str, dict[str, set[str]]] = {}
    for person in PERSONS:
        for tense, names in (("P", ("past",)), ("I", _MOODS)):
            for voice in ("a", "p"):
                for name in names:
                    slot = f"{name}_{'pass_' if voice == 'p' else ''}{person}"
                    for f in table.get(slot, ()):
                        spelled.setdefault(key(f.form), {}).setdefault(tense + person, set()).add(voice)
    full = {key(f.form) for name in ("past", "ind", "sub") for v in ("", "pass_") for person in PERSONS
            for f in table.get(f"{name}_{v}{person}", ())}  # fmt: skip
    shortened = spelled.keys() - full
    forms: dict[str, str] = {}
    for text, found in spelled.items():
        tense_person, voices = next(iter(found.items()))
        voice = "a" if form.rstrip("!") in INTRANSITIVE else "x" if len(voices) == 2 else voices.pop()
        forms[text] = f"{tense_person[0]}{voice}{tense_person[1:]}{'j' if text in shortened else ''}"
    for slot, mark in (("ap", "A"), ("pp", "Q")) if participles else ():
        for f in table.get(slot, ()):
            for text, feat in participle_forms(f.form, mark):
                forms.setdefault(text, feat)
    return forms


def participle_forms(lemma: str, mark: str) -> Iterator[tuple[str, str]]:
    """Forms of a participle: masculine, feminine, dual, plural."""
    stem = key(lemma)
    if not stem or "?" in stem:
        return
    base = stem[:-1] if stem.endswith(("ي", "ى")) else stem
    yield from ((stem, f"{mark}ms"), (stem + "ا", f"{mark}ms"), (stem + "ه", f"{mark}fs"))
    yield from ((base + "ون", f"{mark}mp"), (base + "ين", f"{mark}mp"), (stem + "ات", f"{mark}fp"))
    yield from ((stem + "تان", f"{mark}fd"), (stem + "تين", f"{mark}fd"), (stem + "ان", f"{mark}md"))


def noun_forms(lemma: str, plurals: list[str], mark: str = "N") -> Iterator[tuple[str, str]]:
    """Forms of a noun (one word): singular, accusative, dual, plurals with their oblique and construct forms."""
    stem = key(lemma)
    feminine = lemma.rstrip().endswith("ة")
    yield stem, f"{mark}s"
    if not stem.endswith(("ه", "ا", "اء", "ي")) or (stem.endswith("ي") and not lemma.endswith("ى")):
        yield stem + "ا", f"{mark}sa"
    base = stem[:-1] + "ت" if feminine else stem
    if not base.endswith("ا"):
        yield from ((base + "ان", f"{mark}d"), (base + "ين", f"{mark}d"))
        if feminine:
            yield from ((base + "ا", f"{mark}dc"), (base + "ي", f"{mark}dc"))
    for plural in plurals:
        yield from plural_forms(key(plural), mark)


def plural_forms(plural: str, mark: str) -> Iterator[tuple[str, str]]:
    yield plural, f"{mark}p"
    if plural.endswith("ون"):
        stem = plural[:-2]
        yield from ((stem + "ين", f"{mark}p"), (stem + "و", f"{mark}pc"), (stem + "ي", f"{mark}pc"))
    elif not plural.endswith(("ات", "ه", "ا", "ي")):
        yield plural + "ا", f"{mark}pa"


def adjective_forms(lemma: str, feminine: str, plurals: list[str]) -> Iterator[tuple[str, str]]:
    """Forms of an adjective; feminine and sound plurals are made where the table leaves them out."""
    stem, fem = key(lemma), key(feminine or lemma + "ة")
    yield from ((stem, "Jms"), (stem + "ا", "Jmsa"), (fem, "Jfs"))
    yield from ((stem + "ان", "Jmd"), (stem + "ين", "Jmp"), (stem + "ون", "Jmp"))
    if fem.endswith("ه"):
        yield from ((fem[:-1] + "تان", "Jfd"), (fem[:-1] + "تين", "Jfd"), (fem[:-1] + "ات", "Jfp"))
    for plural in plurals:
        yield key(plural), "Jmp"


def term_forms(words: list[str]) -> Iterator[str]:
    """A term of several words as spelled in the nominative, accusative and dual; ال is dropped everywhere."""
    bare = [w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words]
    yield " ".join(bare)
    if len(bare) == 2 and all(len(w) > 2 and not w.endswith(("ات", "ا", "ون", "ين")) for w in bare):
        yield " ".join(w if w.endswith("ه") else w + "ا" for w in bare)
        stems = [w[:-1] + "ت" if w.endswith("ه") else w for w in bare]
        for ending in ("ان", "ين"):
            yield " ".join(s + ending for s in stems)
            yield stems[0] + ending + " " + bare[1]
