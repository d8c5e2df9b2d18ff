"""/p/<pid>/merge/: a speaker who stands here twice becomes one."""

import pytest

from debate.models import Speaker
from tests.library import ARTICLE, MAYOR, VOICES
from tests.web.pages.html import links, texts
from tests.web.pages.structure import done, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client, library, owner):
    """An owner is signed in."""
    client.force_login(owner)


def test_two_names_of_one_speaker_become_one(client, library):
    told, goes_to = done(client, f"/en/p/{VOICES}/merge/", near_into=MAYOR)
    assert told == ["1 source passage goes along.", "1 address will lead to what stays."]
    assert client.get(goes_to)["Location"] == f"/en/p/{MAYOR}/?was={VOICES}"
    assert Speaker.objects.get(pid=MAYOR).aliases == ["林市長", "Lin Wang-shu", "有人"]


def test_speakers_are_shown_side_by_side(client, library):
    soup = sent(client, f"/en/p/{VOICES}/merge/", into=f"/p/{MAYOR}/")
    assert {f"/en/p/{VOICES}/", f"/en/p/{MAYOR}/"} <= links(soup, ".merging")
    assert texts(sent(client, f"/en/p/{VOICES}/merge/", status=400, into=ARTICLE), ".errors") == [
        "There is no such thing in this debate."
    ]
