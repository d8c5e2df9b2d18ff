"""What a note said before."""

import pytest

from debate.models import Annotation, User
from tests.web.pages.html import links, one, page, text, texts
from tests.web.pages.notes import as_user, post

pytestmark = pytest.mark.django_db


def test_an_edit_keeps_what_was_said_before(note, author, client):
    given = {"seen": 1, "body": "誰算的?", "motivation": "commenting", "visibility": "public", "tags": "數字"}
    assert post(as_user(author), note, "edit", **given).status_code == 302
    assert texts(page(client, f"/a/{note.pid}/"), ".note .prose") == ["誰算的?"]
    assert one(page(client, f"/a/{note.pid}/v/1/"), "article .prose").get_text() == "誰做的統計?\n"
    assert text(one(page(client, f"/a/{note.pid}/v/2/"), "article .prose")) == "誰算的?"
    assert client.get(f"/a/{note.pid}/v/3/").status_code == 404
    Annotation.objects.filter(pid=note.pid).update(version=5)  # as in a copy: the third and fourth did not come along
    assert f"/a/{note.pid}/" in links(page(client, f"/a/{note.pid}/v/4/", status=410))
    assert post(as_user(User.objects.create(username="x")), note, "edit", **given).status_code == 403
