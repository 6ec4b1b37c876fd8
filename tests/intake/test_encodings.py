"""Encodings: what was meant is what is stated, and nothing makes it fall over."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.intake import read
from corroborate.intake.encodings import detect
from corroborate.intake.refusal import Refused
from corroborate.settings import Settings

WEST = "The mayor said “three people died” – a café in Vårdal was hit. " * 4
RUSSIAN = "В результате взрыва на рынке погибли три человека, сообщила полиция города. " * 6
JAPANESE = "市場で爆発があり、三人が死亡したと警察が発表した。" * 8
ARABIC = "قتل ثلاثة أشخاص في انفجار وقع في السوق، بحسب ما أعلنت الشرطة المحلية. " * 6


@pytest.mark.parametrize(
    ("data", "declared", "name"),
    [
        (b"Plain words.", None, "utf-8"),
        (WEST.encode(), None, "utf-8"),
        (codecs.BOM_UTF8 + WEST.encode(), None, "utf-8-sig"),
        (WEST.encode("utf-16"), None, "utf-16"),
        (codecs.BOM_UTF16_BE + WEST.encode("utf-16-be"), None, "utf-16"),
        (WEST.encode("utf-32"), None, "utf-32"),
        (WEST.encode("windows-1252"), None, "windows-1252"),
        (WEST.encode("windows-1252"), "ISO-8859-1", "windows-1252"),
        (WEST.encode(), "ISO-8859-1", "utf-8"),  # pages that declare one thing and send another
        (WEST.encode("windows-1252"), "utf-8", "windows-1252"),
        (RUSSIAN.encode("windows-1251"), None, "windows-1251"),
        (RUSSIAN.encode("windows-1251"), "windows-1251", "windows-1251"),
        (RUSSIAN.encode("koi8-r"), "koi8-r", "koi8-r"),
        (b'<meta charset="windows-1251">' + RUSSIAN.encode("windows-1251"), None, "windows-1251"),
        (b"<META http-equiv=x content='text/html; charset=Shift_JIS'>" + JAPANESE.encode("cp932"), None, "cp932"),
        (b'<?xml version="1.0" encoding="EUC-JP"?>' + JAPANESE.encode("euc-jp"), None, "euc_jp"),
        (JAPANESE.encode("iso2022-jp"), "iso-2022-jp", "iso2022_jp"),
        (ARABIC.encode("windows-1256"), "windows-1256", "windows-1256"),
        (b"caf\xe9", "rot13", "windows-1252"),
        (b"caf\xe9", "utf-7", "windows-1252"),
        (b"+ADw-script+AD4-", "utf-7", "utf-8"),
        (b"caf\xe9", "zlib", "windows-1252"),
        (b"caf\xe9", "no such thing\x00", "windows-1252"),
    ],
)
def test_the_encoding_is_stated(data, declared, name):
    found = detect(data, declared)
    assert (found.name, found.lost) == (name, 0)
    data.decode(found.name)


def test_words_come_out_as_they_were_meant():
    for data, text in (
        (WEST.encode("windows-1252"), WEST),
        (WEST.encode("utf-16"), WEST),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
    ):
        assert data.decode(detect(data).name) == text


def test_broken_utf8_stays_utf8_and_is_told(tmp_path):
    data = WEST.encode() + b"\xe2\x80 and it goes on"
    assert detect(data) == ("utf-8", 1)
    (tmp_path / "a.txt").write_bytes(data)
    report, note = read([str(tmp_path)], Settings())
    assert (report.encoding, report.data, note.code, note.article) == ("utf-8", data, "note-encoding", "a.txt")


def test_a_replacement_character_in_the_source_is_not_counted_as_lost():
    assert detect("a \ufffd b é".encode()) == ("utf-8", 0)


def test_a_wide_text_with_nul_characters_is_binary(tmp_path):
    (tmp_path / "a.txt").write_bytes("a\0b words".encode("utf-16"))
    assert [x.code for x in read([str(tmp_path)], Settings())] == ["binary"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_utf8_is_always_told(text):
    data = text.encode()
    if data.isascii() or not data.startswith((codecs.BOM_UTF8, b"PK", b"BZh")):
        assert data.decode(detect(data).name) == text


@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=12)))
def test_no_bytes_make_it_fall_over(data, declared):
    try:
        found = detect(data, declared)
    except Refused as refused:
        assert refused.code in {"empty", "binary", "bad-encoding"}
    else:
        assert isinstance(data.decode(found.name, errors="replace"), str)
