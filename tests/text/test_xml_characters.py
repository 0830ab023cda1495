"""Hole 1 of the security review: what XML cannot hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dashboard.text.xml_characters import replace_invalid, replace_invalid_within


@pytest.mark.parametrize(
    "sign", ["\x00", "\x01", "\x0b", "\x1f", "\x7f", "\x9f", "\ud800", "\ufffe", "\U0010ffff"]
)
def test_what_xml_cannot_hold_becomes_one_sign(sign: str) -> None:
    assert replace_invalid(f"a{sign}b") == "a\ufffdb"


@pytest.mark.parametrize(
    "text", ["plain", "tab\tend\nend\r", "Łódź", "й\u0306 שלום \u200f", "👩🏽‍🔬", "\x85\u2028\ue000"]
)
def test_what_xml_can_hold_stays(text: str) -> None:
    assert replace_invalid(text) == text


@given(st.text(st.characters()))
def test_every_text_fits_into_xml_at_its_length(text: str) -> None:
    clean = replace_invalid(text)
    assert len(clean) == len(text)
    element = etree.Element("text")
    element.text = clean
    assert etree.fromstring(etree.tostring(element)).text == (clean or None)


def test_every_text_within_a_value_is_made_to_fit() -> None:
    value = {"a\x01": ["b\ufffe", 1, None, {"c": ("\ud800", 2.5)}]}
    assert replace_invalid_within(value) == {"a\ufffd": ["b\ufffd", 1, None, {"c": ("\ufffd", 2.5)}]}
