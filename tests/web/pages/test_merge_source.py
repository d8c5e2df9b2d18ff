"""/s/<pid>/merge/: a source that stands here twice becomes one."""

import pytest

from debate.access.actions import grant
from debate.editing.merge_source import merge_sources
from debate.editing.undo import undo_change
from debate.editing.watching import news, watch
from debate.models import Proposal, Source, User
from debate.sources.actions import SourceFields, edit_source
from tests.article import PARAGRAPHS, TEXT
from tests.editing.sources import add, attach, quote
from tests.library import ARTICLE, MAYOR, SPEECH
from tests.web.pages.html import links, one, page, text, texts
from tests.web.pages.structure import done, hidden, sent

pytestmark = pytest.mark.django_db
PATH = f"/en/s/{ARTICLE}/merge/"


@pytest.fixture(autouse=True)
def editor(client, library, owner):
    """An owner is signed in."""
    client.force_login(owner)
    return owner


@pytest.fixture
def twin(library):
    """The pid of the article once more."""
    return add(library)


def test_the_impact_is_told_first_and_then_it_is_done(client, library, twin):
    told, goes_to = done(client, PATH, near_into=twin, reason="同一篇")
    assert told == [
        "7 source passages go along.",
        "1 note goes along.",
        "4 summaries of paragraphs go along.",
        "What the one that stays does not say of itself (author, date, addresses), it takes from the one that goes.",
        "1 address will lead to what stays.",
    ]
    assert goes_to == f"/en/s/{ARTICLE}/"
    moved = client.get(goes_to)
    assert (moved.status_code, moved["Location"]) == (301, f"/en/s/{twin}/?was={ARTICLE}")
    assert "同一篇" in text(one(page(client, moved["Location"]), "[role=note]"))


def test_texts_and_words_are_told_too(client, library, twin):
    attach(ARTICLE, TEXT)
    attach(twin, "\n".join(PARAGRAPHS[:4]))
    assert texts(sent(client, PATH, near_into=twin), ".impact li")[2:5] == [
        "6 source passages are found in the text of the one that stays.",
        "1 source passage is not found in the text of the one that stays; it will wait for a person.",
        "The attached text of the one that goes is shown no more; that of the one that stays counts.",
    ]
    assert texts(sent(client, f"/en/s/{twin}/merge/", near_into=add(library)), ".impact li")[0] == (
        "The attached text of the one that goes is shown no more, and the one that stays has none. "
        "To keep it, swap them."
    )
    assert texts(sent(client, f"/en/s/{SPEECH}/merge/", near_into=add(library)), ".impact li")[2:4] == [
        "The words of the one that goes will be for members, as those of the one that stays are.",
        "1 source passage loses its words, in the history too; undoing does not bring them back.",
    ]


def test_what_is_likely_the_same_is_offered_first(client, library):
    kept = add(library, address="http://www.city.example/speech/?utm_source=x")
    named = add(library, title="开幕致词", outlet="A", published="2025")
    soup = page(client, f"/en/s/{SPEECH}/merge/")
    assert texts(soup, ".help") == ["Sources of the same web page or title stand first."]
    offered = soup.select("[name=near_into] > *")
    assert [(group.get("label"), [option["value"] for option in group.select("option")]) for group in offered] == [
        (None, []),
        ("The same web page", [kept]),
        ("The same title", [named]),
        ("Other sources", [ARTICLE]),
    ]
    assert texts(offered[2], "option") == ["开幕致词 · A · 2025"]
    assert texts(page(client, PATH), ".help") == []
    plain = page(client, PATH).select("[name=near_into] > *")
    assert sorted(option["value"] for option in plain) == sorted(["", SPEECH, kept, named])


def test_sources_are_shown_side_by_side_and_can_be_swapped(client, library, twin):
    soup = sent(client, PATH, into=f"https://x.example/s/{twin}/?was=0000000000#a")
    assert [card["href"] for card in soup.select(".merging .title a")] == [f"/en/s/{ARTICLE}/", f"/en/s/{twin}/"]
    assert texts(soup, ".chosen dd") == ["夜間開館"]
    swap = one(soup, "form.swap")
    fields = {field["name"]: field.get("value", "") for field in swap.select("input")}
    soup = sent(client, swap["action"], into=fields["into"])
    assert [card["href"] for card in soup.select(".merging .title a")] == [f"/en/s/{twin}/", f"/en/s/{ARTICLE}/"]


def test_if_the_debate_changed_meanwhile_it_is_told_anew_and_sent_twice_it_acts_once(client, library, twin):
    soup = sent(client, PATH, near_into=twin)
    add(library)
    soup = sent(client, PATH, status=409, **{**hidden(soup), "sure": "1"})
    assert Source.objects.get(pid=ARTICLE).withdrawn_at is None
    for _ in range(2):
        assert client.post(PATH, {**hidden(soup), "sure": "1"}).status_code == 302
    library.refresh_from_db()
    assert library.revision == 4


def test_a_contributor_suggests_it_and_an_editor_accepts(client, library, owner, twin):
    helper = User.objects.create(username="helper")
    grant(debate=library, user=helper, role="contributor", by=None)
    client.force_login(helper)
    _, goes_to = done(client, PATH, near_into=twin)
    assert goes_to == f"/en/d/night-library/proposals/{Proposal.objects.get().pk}/"
    assert Source.objects.get(pid=ARTICLE).withdrawn_at is None
    assert "Sources merged" in text(one(page(client, goes_to), "main"))
    client.force_login(owner)
    client.post(goes_to, {"form_id": "0" * 31 + "1", "decision": "accept"})
    assert Source.objects.get(pid=ARTICLE).withdrawn_at is not None


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "Choose one, or paste its link."),
        ({"into": "nowhere"}, "This is not a link to anything here."),
        ({"into": MAYOR}, "There is no such thing in this debate."),
        ({"into": ARTICLE}, "This is the very thing itself; please name another."),
        (
            {"near_into": SPEECH},
            "The words of the source that goes are for members, those of the one that stays for everybody. "
            "Merge them the other way round, or first change who may read one of them.",
        ),
    ],
)
def test_what_cannot_be_merged_says_why(client, library, data, error):
    assert texts(sent(client, PATH, status=400, **data), ".errors") == [error]
    library.refresh_from_db()
    assert library.revision == 1


def test_another_language_is_another_text(client, library):
    errors = texts(sent(client, PATH, status=400, near_into=add(library, language="en")), ".errors")
    assert errors == [
        "The two are in different languages, so they are not the same text. "
        "If one of them is marked wrongly, correct that first."
    ]


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [("/en/s/zzzzzzzzzz/merge/", "get", 404), (f"/en/s/{MAYOR}/merge/", "post", 404), (PATH, "put", 405)],
)
def test_nothing_else_answers(client, path, method, status):
    assert getattr(client, method)(path).status_code == status


def test_strangers_sign_in_and_readers_may_not(client, library, twin):
    client.logout()
    assert client.get(PATH)["Location"] == f"/en/sign-in/?next={PATH}"
    reader = User.objects.create(username="reader")
    grant(debate=library, user=reader, role="reader", by=None)
    client.force_login(reader)
    assert client.post(PATH, {"near_into": twin}).status_code == 403


def test_a_source_has_a_link_to_it(client):
    assert PATH in links(page(client, f"/en/s/{ARTICLE}/"))


@pytest.mark.parametrize(
    ("prefix", "deed", "facts"),
    [
        ("/en", "Sources merged", "merged"),
        ("", "合併來源", "合併"),
        ("/zh-hans", "合并来源", "合并"),
    ],
)
def test_the_history_tells_it_and_takes_it_back(client, library, owner, twin, prefix, deed, facts):
    entry = merge_sources(debate=library, pid=ARTICLE, into=twin, by=owner, reason="同一篇")
    told = text(one(page(client, f"{prefix}/d/night-library/activity/"), "main"))
    assert deed in told
    assert facts in told
    assert "夜間開館" in told
    client.post(f"{prefix}/d/night-library/undo/{entry.revision}/", {"form_id": "0" * 31 + "2"})
    assert client.get(f"/s/{ARTICLE}/").status_code == 200


def test_a_double_leads_to_the_passage_that_stays(client, library, owner, twin):
    own = quote(library, twin)
    entry = merge_sources(debate=library, pid=ARTICLE, into=twin, by=owner)
    moved = client.get("/q/t000000000/")
    assert (moved.status_code, moved["Location"]) == (301, f"/q/{own}/?was=t000000000")
    assert client.get(moved["Location"]).context["merged_from"].address.pid == "t000000000"
    undo_change(debate=library, revision=entry.revision, by=owner)
    assert client.get("/q/t000000000/").status_code == 200


def test_an_undoing_that_would_make_words_public_names_the_source(client, library, owner, twin):
    entry = merge_sources(debate=library, pid=ARTICLE, into=twin, by=owner)
    back = undo_change(debate=library, revision=entry.revision, by=owner)
    told = {"language": "zh-Hant", "title": "夜間開館", "words": "public"}
    edit_source(debate=library, pid=twin, source=SourceFields(**told), by=owner)
    soup = page(client, f"/en/d/night-library/undo/{back.revision}/")
    assert texts(soup, ".obstacles .facts li") == ["Harbour Evening News"]


def test_who_follows_the_one_that_goes_hears_of_it(library, owner, twin):
    follower = User.objects.create(username="follower")
    library.refresh_from_db()
    for pid in (ARTICLE, twin):
        watch(user=follower, debate=library, kind="source", pid=pid)
    merge_sources(debate=library, pid=ARTICLE, into=twin, by=owner)
    assert [[change.action for change in item.changes] for item in news(follower, library)] == [["merged"]] * 2


def test_what_is_offered_costs_the_same_for_one_and_for_many(client, library, twin, django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(9):
            page(client, PATH)
        for number in range(4):
            add(library, title=f"又一篇 {number}")
