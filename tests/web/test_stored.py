"""Whole pages stored for anonymous readers, their ETags, and 304."""

import pytest
from django.conf import settings as program_settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import Client

from debate.access.actions import grant
from debate.accounts.actions import rename
from debate.annotations import actions as notes
from debate.arguments.actions import describe_claim
from debate.editing.attach import attach_text
from debate.editing.merge import merge_claims
from debate.editing.settings import change_settings, seen
from debate.editing.withdraw import withdraw_claim
from debate.models import Debate, Source, User
from debate.transfer.copy import copy_debate
from debate.web.middleware import PUBLIC
from debate.web.store import KEPT
from debate.web.stored import PAGES, StoredPages, has
from tests.article import TEXT
from tests.library import ARTICLE, COST, GUARDS, STUDENTS
from tests.web.test_urls import BY_REVISION, EXAMPLES

pytestmark = pytest.mark.django_db
CLAIM = f"/c/{STUDENTS}/"


def told(response):
    """All that is sent."""
    return response.status_code, response.content, dict(response.headers)


def asked(path, **headers):
    """What somebody without an account is answered."""
    return Client().get(path, headers=headers)


@pytest.mark.parametrize("prefix", ["", "/en", "/zh-hans"])
def test_a_stored_page_is_sent_as_it_was_made_by_one_query(library, prefix, django_assert_num_queries):
    made = asked(f"{prefix}{CLAIM}")
    KEPT.clear()
    with django_assert_num_queries(1):
        stored = asked(f"{prefix}{CLAIM}")
    assert told(stored) == told(made)
    assert (stored["Cache-Control"], stored.get("Vary"), stored.cookies) == (PUBLIC, None, {})


def test_who_has_the_page_is_told_so_before_it_is_made(library, django_assert_num_queries):
    tag = asked(CLAIM)["ETag"]
    PAGES.clear()
    KEPT.clear()
    for given in (tag, f'"other", {tag}', tag.removeprefix("W/")):
        with django_assert_num_queries(1):
            response = asked(CLAIM, if_none_match=given)
        assert (response.status_code, response.content) == (304, b"")
        assert (response["ETag"], response["Cache-Control"]) == (tag, PUBLIC)
        assert {"Content-Type", "Content-Length", "Vary"} & set(response.headers) == set()
    for given in ("*", 'W/"other"', tag[:-2], ""):
        assert asked(CLAIM, if_none_match=given).status_code == 200


def test_head_is_answered_from_what_is_stored(library, django_assert_num_queries):
    made = asked(CLAIM)
    with django_assert_num_queries(1):
        response = Client().head(CLAIM)
    assert told(response) == (200, b"", dict(made.headers))
    assert Client().head(CLAIM, headers={"if-none-match": made["ETag"]}).status_code == 304


def test_a_tag_is_of_one_address_host_scheme_and_language(library, settings):
    settings.ALLOWED_HOSTS = ["one.example", "other.example"]
    paths = [CLAIM, f"/en{CLAIM}", f"{CLAIM}?from=60", f"{CLAIM}?x=1", f"/c/{COST}/"]
    hosts = ["one.example", "other.example", "one.example:8080"]
    tags = [asked(path, host=host)["ETag"] for path in paths for host in hosts]
    tags += [Client().get(CLAIM, headers={"host": hosts[0]}, secure=True)["ETag"]]
    assert len(set(tags)) == len(paths) * len(hosts) + 1
    assert asked(CLAIM, host="evil.example").status_code == 400


def test_what_is_asked_with_a_query_fills_no_store(library, django_assert_num_queries):
    asked(f"{CLAIM}?x=1")
    assert PAGES._size == 0
    tag = asked(f"{CLAIM}?x=2")["ETag"]
    with django_assert_num_queries(1):
        assert asked(f"{CLAIM}?x=2", if_none_match=tag).status_code == 304


def test_another_program_or_contact_makes_other_pages(library, monkeypatch, settings):
    tags = [asked(CLAIM)["ETag"]]
    settings.CONTACT = "mailto:help@debate.example"
    tags.append(asked(CLAIM)["ETag"])
    monkeypatch.setattr("debate.web.stored.program", lambda: "next")
    tags.append(asked(CLAIM)["ETag"])
    assert len(set(tags)) == 3


def test_a_backup_that_was_put_back_is_no_debate_of_before(library):
    tag = asked(CLAIM)["ETag"]
    Debate.objects.update(changed_at="2020-01-01T00:00:00Z")  # another change that came to the same revision
    assert asked(CLAIM, if_none_match=tag).status_code == 200


def test_an_unlisted_debate_is_not_stored_as_a_listed_one(library):
    assert "X-Robots-Tag" not in asked(CLAIM).headers
    Debate.objects.update(visibility="unlisted")
    assert asked(CLAIM)["X-Robots-Tag"] == "noindex"
    assert asked(CLAIM)["X-Robots-Tag"] == "noindex"


def test_a_session_gets_its_own_page_and_leaves_none(client, library, owner):
    client.force_login(owner)
    own = client.get(CLAIM)
    assert (PAGES._size, "館長" in own.content.decode()) == (0, True)
    plain = asked(CLAIM)
    assert "館長" not in plain.content.decode()
    again = client.get(CLAIM, headers={"if-none-match": plain["ETag"]})
    assert (again.status_code, again["Cache-Control"]) == (200, "private, no-store")
    assert "館長" in again.content.decode()
    client.cookies[program_settings.SESSION_COOKIE_NAME] = "ended"
    assert client.get(CLAIM)["Cache-Control"] == "private, no-store"


def test_redirects_tombstones_and_what_is_not_there_are_not_stored(library, owner):
    tag = asked(f"/c/{COST}/")["ETag"]
    merge_claims(debate=library, pid=COST, into=STUDENTS, by=owner)
    moved = asked(f"/c/{COST}/", if_none_match=tag)
    assert (moved.status_code, moved["Cache-Control"]) == (301, "public, max-age=300")
    tag = asked(f"/c/{GUARDS}/")["ETag"]
    library.refresh_from_db()
    withdraw_claim(debate=library, pid=GUARDS, reason="錯", by=owner)
    gone = asked(f"/c/{GUARDS}/", if_none_match=tag)
    assert (gone.status_code, gone["Cache-Control"]) == (410, "no-store")
    PAGES.clear()
    for path in (f"/c/{COST}/", f"/c/{GUARDS}/", "/c/zzzzzzzzzz/", "/d/nothing/", f"{CLAIM}v/99/", f"{CLAIM}edit/"):
        assert "ETag" not in asked(path).headers
    assert PAGES._size == 0


def test_a_page_that_names_another_debate_is_not_stored(library, owner):
    copied = copy_debate(debate=library, title="副本", slug="copied", by=owner)
    Debate.objects.filter(pk=copied.pk).update(visibility="public", published_at="2026-01-01T00:00:00Z")
    about = asked("/d/copied/about/")
    assert ("/d/night-library/" in about.content.decode(), "ETag" in about.headers) == (True, False)
    Debate.objects.filter(pk=library.pk).update(visibility="private")
    assert "/d/night-library/" not in asked("/d/copied/about/").content.decode()
    assert "ETag" in asked("/d/copied/").headers


def test_while_templates_are_written_nothing_is_stored(settings):
    settings.DEBUG = True
    with pytest.raises(MiddlewareNotUsed):
        StoredPages(lambda _request: HttpResponse())


def test_the_documented_proxy_lets_sessions_pass_and_prolongs_nothing():
    told = (program_settings.BASE_DIR / "docs" / "nginx.conf").read_text("utf-8")
    passes = f"$cookie_{program_settings.SESSION_COOKIE_NAME} $http_authorization;"
    for directive in ("proxy_cache_bypass", "proxy_no_cache"):
        assert f"{directive} {passes}" in told
    for directive in ("proxy_cache_valid", "proxy_ignore_headers", "proxy_cache_use_stale", "proxy_hide_header"):
        assert directive not in told


@pytest.mark.parametrize(
    ("given", "known"),
    [('W/"a"', True), ('"a"', True), ('"b", W/"a"', True), ('"b"', False), ("*", False), ("", False), ("a", False)],
)
def test_tags_are_compared_as_weak_ones(given, known):
    assert has(given, 'W/"a"') is known


def changes(library, owner, reader):
    """All sorts of things that readers without an account see, one after the other."""
    note = notes.NoteFields("誰做的統計?", "questioning", visibility="public")
    own = notes.NoteFields("只給自己")

    def settled():
        library.refresh_from_db()
        return library

    yield describe_claim(debate=settled(), pid=COST, nature="value", by=owner)
    yield rename(user=owner, name="主編")
    made = notes.add_note(debate=settled(), kind="claim", pid=STUDENTS, note=note, by=reader)
    yield made
    yield notes.reply_to(debate=settled(), pid=made.pid, note=notes.NoteFields("市府。"), by=owner)
    yield notes.edit_note(debate=settled(), pid=made.pid, seen=1, note=own, by=reader)
    yield notes.edit_note(debate=settled(), pid=made.pid, seen=2, note=note, by=reader)
    yield notes.resolve_note(debate=settled(), pid=made.pid, resolved=True, by=owner)
    yield rename(user=reader, name="路人")
    yield notes.withdraw_note(debate=settled(), pid=made.pid, by=reader)
    source = Source.objects.get(pid=ARTICLE)
    yield attach_text(source=source, data=TEXT.encode(), origin="", by=owner)
    yield change_settings(debate=settled(), values={"title": "夜間"}, was=seen(settled()), by=owner)
    yield withdraw_claim(debate=settled(), pid=GUARDS, reason="錯", by=owner)
    yield merge_claims(debate=settled(), pid=COST, into=STUDENTS, by=owner)


def test_what_is_stored_is_what_would_be_made_anew(library, owner):
    """After every change, of every page; a change of what is shown that raises nothing would be told here."""
    reader = User.objects.create(username="reader", display_name="讀者")
    grant(debate=library, user=reader, role="editor", by=owner)
    pages = [EXAMPLES[pattern] for pattern in sorted(BY_REVISION)]
    held = {path: asked(path) for path in pages}
    for _ in changes(library, owner, reader):
        served = {path: asked(path, if_none_match=held[path].get("ETag", "")) for path in pages}
        PAGES.clear()
        KEPT.clear()
        for path in pages:
            shown = held[path] if served[path].status_code == 304 else served[path]
            held[path] = asked(path)
            assert told(shown) == told(held[path]), path
