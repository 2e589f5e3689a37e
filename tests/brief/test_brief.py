"""The brief: nothing added up, nothing that did not happen among what did, every line with its words."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import maydan
from maydan.brief.bidi import FSI, PDI, isolate, visible
from maydan.brief.page import figure_runs, figure_words, page_of
from maydan.brief.summary import Brief, Figure, summarize
from maydan.brief.words import words
from maydan.model import Claim, Facility, Indicator, Loss, Party, Reading, Span, When, Words

FORMATS = ("terminal", "markdown", "html")


@pytest.fixture
def summary(reading: Reading) -> Brief:
    """The sample's brief."""
    return summarize([reading])


def test_what_did_not_happen_stays_apart(summary: Brief) -> None:
    """Feared, denied and past acts each have a section; only told acts are under 'happened'."""
    happened = [line.status for group in summary.happened for line in group.lines]
    assert happened == ["claimed", "actual"] or happened == ["actual", "claimed"]
    assert [line.status for line in summary.ahead] == ["feared", "question"]
    assert [line.type for line in summary.denied] == ["RETREAT"]
    assert [line.status for line in summary.background] == ["historical"]
    assert [line.type for line in summary.control] == ["CONTROL"]


def test_figures_of_two_voices_stay_two(summary: Brief) -> None:
    """Rival tolls stand side by side, each with its voice and bound."""
    (killed,) = summary.losses
    told = [(row.line.voice and row.line.voice.text, row.figure.low, row.figure.high) for row in killed.rows]
    assert told == [("ناشطون", 12, 17), ("الجيش", None, 5)]


def test_parties_are_counted_by_what_is_told(summary: Brief) -> None:
    """Deeds that are only feared or denied do not count for anybody."""
    assert [row.actor.en or row.actor.text for row in summary.actors] == ["Army", "مدنيًا"]


def test_every_line_keeps_claim_and_words(summary: Brief, reading: Reading) -> None:
    """The marked stretch of each quote is the anchor of its claim."""
    anchors = {claim.id: claim.anchor.text for claim in reading.claims}
    lines = [x for g in summary.happened for x in g.lines] + [
        *summary.control,
        *summary.ahead,
        *summary.denied,
        *summary.background,
    ]
    assert len(lines) == len(reading.claims)
    for line in lines:
        assert line.source.mark is not None
        start, end = line.source.mark
        assert line.source.sentence[start:end] == line.words == anchors[line.claim]


def test_bare_claims_do_as_well(claims: tuple[Claim, ...], summary: Brief) -> None:
    """Claims that travel alone make the same lines; only questions are missing."""
    alone = summarize(claims)
    assert alone.happened == summary.happened and alone.losses == summary.losses and alone.reports == 1
    assert not alone.questions


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_quote_and_id_is_on_the_page(format: str, lang: str, reading: Reading) -> None:
    """In all formats and languages the claim ids, the source and the exact words are there."""
    text = maydan.brief(reading, lang=lang, format=format)
    assert all(claim.id in text and claim.anchor.text in text for claim in reading.claims)
    assert "وكالة المثال" in text and "12–17" in text


@pytest.mark.parametrize("format", FORMATS)
def test_empty_is_honest(format: str) -> None:
    """Nothing read is said in plain words, with what it does not mean."""
    assert "لم يُقرأ في النص ما هو حدث" in maydan.brief([], format=format)
    assert "Nothing was read as an event" in maydan.brief([], lang="en", format=format)


class _Tags(HTMLParser):
    """Collects tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_html_runs_nothing_and_fetches_nothing(reading: Reading) -> None:
    """Hostile text stays text; links of other kinds than the web are dropped; no script, no outside resource."""
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    claims = tuple(
        replace(c, id=c.id + '"><b onclick=x>', sentence_text=nasty, anchor=Span("text", nasty, 0, len(nasty)),
                report=replace(c.report, url="javascript:alert(1)", source=nasty))
        for c in reading.claims
    )  # fmt: skip
    page = _Tags()
    page.feed(maydan.brief(claims, format="html", unread=[nasty]))
    assert not {"script", "img", "iframe", "link", "object"} & {tag for tag, _ in page.tags}
    assert not [a for _, a in page.tags if any(k.startswith("on") or k == "src" for k in a)]
    assert all((a.get("href") or "#").startswith("#") for _, a in page.tags)


def test_html_directions(reading: Reading) -> None:
    """Arabic pages run right to left, English ones left to right; numbers and names stand in bdi."""
    arabic, english = (maydan.brief(reading, lang=lang, format="html") for lang in ("ar", "en"))
    assert '<html lang="ar" dir="rtl">' in arabic and '<html lang="en" dir="ltr">' in english
    for figure in ("12–17", "2017-06-13"):
        assert f'<bdi dir="ltr" class="n">{figure}</bdi>' in arabic
    assert "<bdi>ناشطون</bdi>" in english


def test_footnotes_resolve(reading: Reading) -> None:
    """Each number cited has its quote."""
    text = maydan.brief(reading, format="html")
    assert set(re.findall(r'href="#(n\d+)"', text)) == set(re.findall(r'id="(n\d+)"', text))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_terminal_isolates_balance_line_by_line(lang: str, reading: Reading) -> None:
    """Every isolate that opens on a line closes on it."""
    for line in maydan.brief(reading, lang=lang).splitlines():
        assert line.count(FSI) == line.count(PDI)


def test_controls_are_shown_not_obeyed(claims: tuple[Claim, ...]) -> None:
    """Bidi overrides and terminal escapes from a report never reach the terminal."""
    evil = replace(claims[0], sentence_text="قصف \x1b[2J\u202egpj.exe\u2066 قصفًا", anchor=Span("text", "قصفًا", 0, 5))
    for format in FORMATS:
        text = maydan.brief([evil], format=format)
        assert "\x1b" not in text and "\u202e" not in text and "\u2066" not in text
        assert "U+202E" in text


def test_visible_and_isolate() -> None:
    """Spaces are evened, controls named, nothing is isolated as nothing."""
    assert visible("a\n b\0") == "a b[U+0000]" and isolate("") == "" and isolate(5) == f"{FSI}5{PDI}"


@pytest.mark.parametrize(
    ("low", "best", "high", "bound", "en", "ar"),
    [
        (5, 5, 5, "exact", "5", "5"), (12, None, 17, "exact", "12–17", "12–17"), (20, None, None, "least", "at least 20", "20 على الأقل"),
        (None, None, 5, "most", "at most 5", "5 على الأكثر"), (None, 30, None, "about", "about 30", "نحو 30"),
        (30, 30, 30, "about", "about 30", "نحو 30"), (None, None, None, "exact", "number unknown", "عدد غير معلوم"),
        (0, 0, 0, "exact", "0", "0"), (1500, 1500, 1500, "exact", "1,500", "1,500"), (20, 30, 40, "about", "20–40", "20–40"),
    ],
)  # fmt: skip
def test_figures_keep_their_bounds(
    low: int | None, best: int | None, high: int | None, bound: str, en: str, ar: str
) -> None:
    """A range stays a range, a bound a bound, and unknown is never 0."""
    figure = Figure("killed", low, best, high, bound, None, "event", "x")
    assert (figure_words(figure, words("en")), figure_words(figure, words("ar"))) == (en, ar)


@pytest.mark.parametrize(
    ("low", "high", "bound", "class_", "ar", "en"),
    [
        (1, 1, "exact", "journalist", "قتيل واحد من الصحفيين", "1 killed (journalists)"), (2, 2, "exact", None, "قتيلان", "2 killed"),
        (5, 5, "exact", None, "5 قتلى", "5 killed"), (84, 84, "exact", None, "84 قتيلًا", "84 killed"),
        (12, 17, "about", "civilian", "12–17 قتيلًا من المدنيين", "12–17 killed (civilians)"), (1, 2, "about", None, "1–2 قتلى", "1–2 killed"),
        (200, None, "least", "civilian", "200 قتيل من المدنيين على الأقل", "at least 200 killed (civilians)"),
        (None, 5, "most", None, "5 قتلى على الأكثر", "at most 5 killed"), (0, 0, "exact", None, "لا قتلى", "none killed"),
        (None, None, "exact", "woman", "قتلى من النساء لم يُذكر عددهم", "killed (women), number unknown"),
    ],
)  # fmt: skip
def test_losses_read_as_a_person_writes_them(
    low: int | None, high: int | None, bound: str, class_: str | None, ar: str, en: str
) -> None:
    """Counted nouns agree with their number; the digits stay apart as data, so that neither direction turns them."""
    figure = Figure("killed", low, low if low == high else None, high, bound, class_, "event", "x")
    for lang, wanted in (("ar", ar), ("en", en)):
        runs = figure_runs(figure, words(lang))
        assert "".join(run.text for run in runs) == wanted
        assert all(run.data == run.text[0].isdigit() for run in runs) or low in (1, 0) or low is None


def _line(claim: Claim, lang: str = "ar", **changes: object) -> str:
    """How the claim's line reads."""
    page = page_of(summarize([replace(claim, **changes)]), words(lang))  # type: ignore[arg-type]
    (item,) = page.sections[0].groups[0].items
    return "".join(run.text for run in item.runs)


def test_days_are_short(claims: tuple[Claim, ...]) -> None:
    """A whole month or year stands as such; other stretches in words, not as two dates with a dash."""
    for first, last, shown in (
        ("2017-06-01", "2017-06-30", "2017-06"), ("2017-01-01", "2017-12-31", "2017"), ("2017-06-01", "2017-06-10", "2017-06-01 to 2017-06-10"),
    ):  # fmt: skip
        when = When("x", 0, 1, first, last, "period")
        assert f" · {shown} · " in _line(claims[0], "en", when=when)
    assert "في اليوم التالي" in _line(claims[0], when=When("وفي اليوم التالي", 0, 1, None, None, "vague"))


def test_nothing_is_named_twice(claims: tuple[Claim, ...]) -> None:
    """A thing struck that is the recipient, a speaker who accuses, a bare count of dead that is a figure: once each."""
    mosque = Party("الجامع", 10, 16)
    line = _line(claims[0], recipients=(mosque,), facility=Facility("mosque", "الجامع", 10, 16))
    assert line.count("الجامع") == 1
    said = _line(claims[1], type="ACCUSE", losses=(), attestation="reported")
    assert "بحسب" not in said and "الجيش" in said
    toll = Loss("killed", 84, 84, 84, "exact", None, "recipients", None, "event", None, "84 قتيلا", 10, 18)
    dead = _line(claims[0], actors=(), recipients=(Party("84 قتيلا", 10, 18),), losses=(toll,))
    assert dead.startswith("2017-06-13 · 84 قتيلًا")


def test_joined_letters_are_not_names(claims: tuple[Claim, ...]) -> None:
    """'للجيش' is shown, and counted, as الجيش; a listed name stands for any words."""
    army = replace(claims[0].actors[0], id=None, name=None)
    brief = summarize(
        [replace(claims[0], actors=(army,)), replace(claims[4], type="ASSAULT", actors=(replace(army, text="الجيش"),))]
    )
    assert [(row.actor.text, len(row.claims)) for row in brief.actors][0] == ("الجيش", 2)
    assert "Army" in _line(claims[0], "en") and "الجيش ←" in _line(claims[0], actors=(army,))


def test_loaded_words_stand_in_one_line(claims: tuple[Claim, ...]) -> None:
    """All loaded words as published, quoted, with the number of claims; a party named by one is quoted too."""
    said = replace(claims[0], id="x", recipients=(Party("للإرهابيين", 20, 30),), wording=(Words("للإرهابيين", 20, 30),))
    page = page_of(
        summarize([said, replace(said, id="y"), replace(said, id="z", wording=(Words("الدواعش", 1, 8),))]), words("ar")
    )
    (section,) = [s for s in page.sections if s.key == "wording"]
    (item,) = section.groups[0].items
    assert "".join(run.text for run in item.runs) == "«الإرهابيين» (2)، «الدواعش»" and item.notes
    assert "← «الإرهابيين»" in _line(said)
    for lang, title in (("ar", "ألفاظ محمّلة كما نُشرت"), ("en", "Loaded words as published")):
        assert all(title in maydan.brief([said], lang=lang, format=format) for format in FORMATS)
    assert not summarize(claims).wording


def test_holders_of_signs_have_names(reading: Reading) -> None:
    """The holder of a sign is shown by name where it is in the list of actors, not by its id."""
    sign = Indicator("morale", "act:army", "down", "معنويات", 0, 7)
    text = maydan.brief(replace(reading, indicators=(sign,)), lang="en", names={"act:army": "Syrian Army"})
    assert "Syrian Army" in text and "act:army" not in text


def test_long_sections_are_cut_and_say_so(claims: tuple[Claim, ...]) -> None:
    """What is left out of a section is counted."""
    many = tuple(replace(claims[0], id=f"c{i}") for i in range(60))
    section = page_of(summarize(many), words("en"), limit=10).sections[0]
    assert sum(len(group.items) for group in section.groups) == 10
    assert section.more == "and 50 more in the claims file"


def test_long_sentences_are_cut_around_the_words(claims: tuple[Claim, ...]) -> None:
    """A quote from a megabyte without a stop stays short and keeps the marked words."""
    long = replace(claims[0], sentence_text="ق" * 5000 + "قصفًا" + "ق" * 5000)
    (note,) = page_of(summarize([long]), words("ar")).notes
    assert sum(len(text) for text, _ in note.quote) < 400
    assert [text for text, marked in note.quote if marked] == ["قصفًا"]


def test_arabic_names_of_listed_parties(reading: Reading) -> None:
    """An Arabic page shows a listed party's name instead of the word with its clitics."""
    assert isolate("الجيش السوري") in maydan.brief(reading, names={"act:army": "الجيش السوري"})


def test_unread_input_is_on_the_page(reading: Reading) -> None:
    """What could not be read is told to the reader too."""
    assert "a.png" in maydan.brief(reading, unread=["file: a.png: is a PNG picture; convert it"])


def test_unknown_language_or_format_is_refused(reading: Reading) -> None:
    """One sentence with the choices."""
    with pytest.raises(ValueError, match="choose one of them"):
        maydan.brief(reading, lang="fr")
    with pytest.raises(ValueError, match="choose one of them"):
        maydan.brief(reading, format="pdf")
