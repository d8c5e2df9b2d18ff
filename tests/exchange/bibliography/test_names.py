"""From a byline to names."""

import pytest

from debate.exchange.bibliography.names import names
from debate.exchange.bibliography.reference import Name


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("周又新", [Name("周", "又新")]),
        ("記者 周又新", [Name("周", "又新")]),
        ("記者周又新／河港報導", [Name("周", "又新")]),
        ("文／張簡美華", [Name("張簡", "美華")]),
        ("周又新(記者)、林望舒(編輯)", [Name("周", "又新"), Name("林", "望舒")]),
        ("欧阳修，司马光", [Name("欧阳", "修"), Name("司马", "光")]),
        ("王明", [Name("王", "明")]),
        ("陳林美玉", [Name("陳林", "美玉")]),
        ("林望舒與周又新", [Name(literal="林望舒與周又新")]),  # 與 may be part of a name
        ("林望舒 與 周又新", [Name("林", "望舒"), Name("周", "又新")]),
        ("新華社", [Name(literal="新華社")]),
        ("館員工會", [Name(literal="館員工會")]),
        ("大前研一", [Name(literal="大前研一")]),
        ("弗拉基米爾·普丁", [Name(literal="弗拉基米爾·普丁")]),
        ("李約瑟 Joseph Needham", [Name(literal="李約瑟 Joseph Needham")]),
        ("Jane Doe and John A. Smith", [Name("Doe", "Jane"), Name("Smith", "John A.")]),
        ("By Jane O'Neill", [Name("O'Neill", "Jane")]),
        ("Lin Wang-shu", [Name("Lin", "Wang-shu")]),
        ("Reuters", [Name(literal="Reuters")]),
        ("The Harbour Post", [Name(literal="The Harbour Post")]),
        ("Harbour News Agency", [Name(literal="Harbour News Agency")]),
        ("", []),
        ("（記者）", []),
    ],
)
def test_whom_a_byline_names(byline, found):
    assert list(names(byline)) == found


@pytest.mark.parametrize(
    ("name", "whole"),
    [(Name("歐陽", "修"), "歐陽修"), (Name("Doe", "Jane"), "Jane Doe"), (Name(literal="新華社"), "新華社")],
)
def test_a_whole_name(name, whole):
    assert name.whole == whole
