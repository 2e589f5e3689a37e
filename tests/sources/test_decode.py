"""Bytes to text: what is read, what is refused, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.sources.decode import decode, oddities

ARABIC = "قصفت المدفعية أطراف البلدة.\n"


def test_plain_utf8_passes_untouched() -> None:
    """Clean UTF-8 comes back character by character, with nothing to say."""
    assert decode(ARABIC.encode(), "a.txt") == (ARABIC, ())


def test_utf8_bom_is_dropped_silently() -> None:
    """A UTF-8 byte order mark is no part of the text and no fault."""
    assert decode(b"\xef\xbb\xbf" + ARABIC.encode(), "a.txt") == (ARABIC, ())


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-32"])
def test_wide_encodings_with_mark_are_read_and_noted(codec: str) -> None:
    """UTF-16 and UTF-32 with a byte order mark are decoded in full; the note says so, and that they should be checked."""
    data = ARABIC.encode(codec)
    data = b"\xfe\xff" + data if codec == "utf-16-be" else data
    text, (note,) = decode(data, "a.txt")
    assert text == ARABIC
    assert note.lost == "part" and note.message.startswith("file: a.txt: is UTF-")


def test_invalid_bytes_are_counted_and_placed() -> None:
    """Each bad byte is shown as U+FFFD, counted, and the first is placed by its offset in the bytes."""
    data = "قصف ".encode() + b"\xff\xfe" + " المدينة \ufffd".encode()
    text, (note,) = decode(data, "a.txt")
    assert text == "قصف \ufffd\ufffd المدينة \ufffd"
    assert "2 bytes are not UTF-8" in note.message and "at byte 7" in note.message
    assert note.lost == "part"


def test_another_encoding_is_named_as_the_likely_cause() -> None:
    """A file that is mostly not UTF-8 is told to be converted."""
    _, (note,) = decode(ARABIC.encode("cp1256"), "a.txt")
    assert "Windows-1256" in note.message


def test_nuls_are_kept_and_told() -> None:
    """A few NULs stay where they are, for offsets must stay true."""
    text, failures = decode(("قصف\0 " + ARABIC * 4).encode(), "a.txt")
    assert text is not None and text[3] == "\0" and not failures
    (note,) = oddities(text, "a.txt", "file")
    assert "1 NUL character (the first at offset 3)" in note.message


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"%PDF-1.7\nabc",
        b"\x7fELF\x02\x01",
        b"PK\x03\x04rest",
        b"\x1f\x8b\x08",
        bytes(range(256)) * 9,
    ],
    ids=["png", "pdf", "elf", "zip", "gzip", "noise"],
)
def test_binaries_are_refused_in_one_sentence(data: bytes) -> None:
    """Binary files are not read at all; one sentence says what they are and what to do."""
    text, failures = decode(data, "a.bin")
    assert text is None
    assert len(failures) == 1 and failures[0].lost == "all"
    assert failures[0].message.startswith("file: a.bin: is ") and "; " in failures[0].message


def test_text_that_deceives_the_eye_is_told() -> None:
    """Letters shown in another order, and words without end, are named with their offset; common marks are not."""
    assert [n.message for n in oddities("قصف \u202eأطراف\u202c البلدة", "a.txt", "file")] == [
        "file: a.txt: shows letters in another order than they stand in (from offset 4); it was read as it stands; "
        "check the original"
    ]
    assert not list(oddities("\u200fقصف\u200f \u2067أطراف\u2069 \u202b12\u202c", "a.txt", "file"))
    (note,) = oddities("قصف " + "ق" * 4001, "a.txt", "file")
    assert "no space in 4,000 characters and more (from offset 4)" in note.message
    assert not list(oddities("قصف " + "ق" * 4000 + " " + "ق" * 4000, "a.txt", "file"))


def test_utf16_without_mark_is_recognised() -> None:
    """Without its byte order mark UTF-16 is refused, and called by its name."""
    for codec in ("utf-16-le", "utf-16-be"):
        for text in (ARABIC * 9, '{"text": "' + ARABIC.strip() + '"}', "He said so.\n" * 9):
            assert "looks like UTF-16" in decode(text.encode(codec), "a.txt").failures[0].message


def test_names_are_shown_without_controls() -> None:
    """A file's name cannot break the line, steer the terminal or turn the sentence around."""
    (note,) = decode(b"", "a\n\x1b[2J\u202e\udcff.txt").failures
    assert note.message == r"file: a\n\x1b[2J\u202e\udcff.txt: is empty; nothing to read there"


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_is_said(data: bytes) -> None:
    """Nothing to read is one sentence, not silence."""
    text, (note,) = decode(data, "a.txt")
    assert text is None and "empty" in note.message


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_valid_text_round_trips(text: str) -> None:
    """Whatever valid text goes in comes out, but for a leading byte order mark."""
    if text.strip() and not text.startswith("\ufeff"):
        decoded = decode(b"." + text.encode(), "a")
        assert decoded.text == "." + text and not decoded.failures


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    """Any bytes give text, or a sentence, or both."""
    text, failures = decode(data, "a")
    assert text is not None or failures
    assert all("\n" not in f.message for f in failures)
