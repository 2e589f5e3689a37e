"""When: times resolved against the day of publication (Wednesday 18 October 2017), and which act they belong to."""

from __future__ import annotations

from .conftest import Gives, Read
from .expect import Want, act, cases, row, table

Wanted = tuple[Want, ...]
DAY = "2017-10-17"


RESOLVED = [
    ("اليوم", "2017-10-18", "2017-10-18", "day"),
    ("أمس", DAY, DAY, "day"),
    ("أمس الثلاثاء", DAY, DAY, "day"),
    ("يوم الأحد", "2017-10-15", "2017-10-15", "day"),
    ("أول من أمس", "2017-10-16", "2017-10-16", "day"),
    ("فجر الثلاثاء", DAY, DAY, "part"),
    ("مساء أمس", DAY, DAY, "part"),
    ("في 12 تشرين الأول", "2017-10-12", "2017-10-12", "day"),
    ("في الخامس من أكتوبر", "2017-10-05", "2017-10-05", "day"),
    ("في 5 تشرين الأول/أكتوبر 2017", "2017-10-05", "2017-10-05", "day"),
    ("في شهر آب 2017", "2017-08-01", "2017-08-31", "month"),
    ("عام 2014", "2014-01-01", "2014-12-31", "year"),
    ("قبل ثلاثة أيام", "2017-10-15", "2017-10-15", "day"),
]


@cases(("words", "first", "last", "precision"), RESOLVED)
def test_times_are_resolved(read: Read, words: str, first: str, last: str, precision: str) -> None:
    """A time becomes the days it covers, as precise as it is told."""
    (claim,) = read(f"قصفت الطائرات بلدة زردنا {words}.").claims
    assert claim.when is not None
    assert (claim.when.from_, claim.when.to, claim.when.precision) == (first, last, precision)


@cases(("words",), [("أمس",), ("فجر الثلاثاء",), ("يوم الأحد",)])
def test_without_a_day_of_publication_nothing_is_guessed(read: Read, words: str) -> None:
    """Without the day of publication, a time that looks back from it stays words."""
    (claim,) = read(f"قصفت الطائرات بلدة زردنا {words}.", published=None).claims
    assert claim.when is not None and (claim.when.from_, claim.when.to) == (None, None)


@table(
    row("هاجم التنظيم أمس بلدة الشولا.", act("ASSAULT", when=(DAY, DAY))),
    row("أمس، هاجم التنظيم بلدة الشولا.", act("ASSAULT", when=(DAY, DAY))),
    row("قال المتحدث اليوم إن القوات انسحبت أمس من القرية.", act("RETREAT", when=(DAY, DAY))),
    row("قتل جندي أمس في انفجار لغم قرب تادف.", act("ASSAULT", "bombing", when=(DAY, DAY))),
)
def test_time_goes_to_its_act(gives: Gives, text: str, wanted: Wanted) -> None:
    """A time belongs to the act of its clause, not to when it was said."""
    gives(text, wanted)


@table(
    row("سيطرت القوات اليوم على بلدة كان التنظيم استولى عليها عام 2014.",
        act("ASSAULT", "capture", by=["القوات"], when=("2017-10-18", "2017-10-18"), background=False),
        act("ASSAULT", "capture", by=["التنظيم"], when=("2014-01-01", "2014-12-31"), background=True)),
    row("قصفت الطائرات البلدة أمس، وكانت قصفتها في شهر أيار الماضي.",
        act("ASSAULT", when=(DAY, DAY), background=False), act("ASSAULT", background=True)),
)  # fmt: skip
def test_two_acts_two_times(gives: Gives, text: str, wanted: Wanted) -> None:
    """Each of two acts keeps its own time, and only the old one is background."""
    gives(text, wanted)


@table(
    row("قصفت الطائرات بلدة زردنا.", act("ASSAULT", when=None)),
    row("تنسحب القوات من القاعدة في 25 تشرين الأول.",
        act("RETREAT", when=("2017-10-25", "2017-10-25"), modality="planned")),
)  # fmt: skip
def test_untold_and_coming_times(gives: Gives, text: str, wanted: Wanted) -> None:
    """No time is invented; an act on a day still to come is planned."""
    gives(text, wanted)


def test_the_words_of_a_time_stand_in_the_text(read: Read) -> None:
    """A time slices back to its words."""
    text = "هاجم التنظيم مساء أمس الثلاثاء بلدة الشولا."
    (claim,) = read(text).claims
    assert claim.when is not None and text[claim.when.start : claim.when.end] == claim.when.text == "مساء أمس الثلاثاء"
