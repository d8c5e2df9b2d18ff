"""Sources: add, edit, summarise, attach, withdraw."""

import json
from base64 import b64decode

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from debate.access.actions import grant
from debate.models import Anchor, Block, Proposal, Source, SourceText, User
from debate.web.forms.source import present
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, SPEECH
from tests.web.pages.html import one, page, text, texts

pytestmark = pytest.mark.django_db
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}
ADD = "/en/d/night-library/sources/add/"
ATTACH = f"/en/s/{ARTICLE}/attach/"
NEW = {**FORM, "title": "社論", "language": "zh-Hant", "words": "members"}


@pytest.fixture
def editor(client, owner):
    """An editor at his desk."""
    client.force_login(owner)
    return owner


@pytest.fixture
def helper(client, library):
    """A contributor at his."""
    user = User.objects.create(username="helper")
    grant(debate=library, user=user, role="contributor", by=None)
    client.force_login(user)
    return user


def sent(**changes):
    """The form of the speech as a browser sends it, but for changes."""
    now = present(Source.objects.get(pid=SPEECH))
    return {**FORM, **now, "seen": json.dumps(now), **changes}


def soup_of(response, status=400):
    """An answer with this status."""
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_an_editor_adds_a_source_and_a_contributor_suggests_one(client, library, editor):
    response = client.post(ADD, {**NEW, "published": "2026-02", "address": "https://paper.example/1"})
    assert (response.status_code, response["Location"]) == (302, "/en/d/night-library/sources/")
    row = Source.objects.get(title="社論")
    assert (row.published, row.address, row.words) == ("2026-02", "https://paper.example/1", "members")


def test_a_contributor_suggests_but_not_who_may_read_the_words(client, library, helper):
    client.post(f"/en/s/{SPEECH}/edit/", sent(title="致詞", words="members"))
    found = Proposal.objects.get()
    assert found.after == {"source": {SPEECH: {"title": "致詞"}}}
    assert Source.objects.get(pid=SPEECH).title == "開幕致詞"


def test_an_edit_changes_what_differs_and_a_late_one_is_told(client, library, editor):
    late = sent(title="演講", form_id="1" * 32)
    assert client.post(f"/en/s/{SPEECH}/edit/", sent(title="致詞", title_en="Speech")).status_code == 302
    row = Source.objects.get(pid=SPEECH)
    assert (row.title, row.translations["en"]["title"]) == ("致詞", "Speech")
    soup = soup_of(client.post(f"/en/s/{SPEECH}/edit/", late), 409)
    assert texts(soup, ".errors")[0].endswith("It says now: 致詞")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"title": "", "outlet": ""}, "Please fill this in."),
        ({"title": "字" * 301}, "“Title” has 301 characters; at most 300 are allowed."),
        ({"outlet": "字" * 301}, "“Outlet” has 301 characters; at most 300 are allowed."),
        ({"author": "字" * 301}, "“Author” has 301 characters; at most 300 are allowed."),
        ({"licence": "字" * 301}, "“Licence of the text” has 301 characters; at most 300 are allowed."),
        ({"published": "2026-02-30"}, "Write a year, a month or a day: 2026, 2026-01 or 2026-01-31."),
        ({"address": "ftp://x.example/"}, "Write a web address that begins with https:// or http://."),
        ({"archive": "javascript:alert(1)"}, "Write a web address that begins with https:// or http://."),
        (
            {"address": "https://x.example/" + "a" * 2_000},
            "“Web address” has 2018 characters; at most 2000 are allowed.",
        ),
        ({"title": "a\u200bb"}, "Character 2 (U+200B) is invisible; remove it."),
        ({"title_en": "x" * 301}, "“Title, in English” has 301 characters; at most 300 are allowed."),
        ({"words": "nobody"}, "Select a valid choice. nobody is not one of the available choices."),
    ],
)
def test_what_cannot_be_stored_says_why_at_its_field(client, library, editor, data, told):
    soup = soup_of(client.post(f"/en/s/{SPEECH}/edit/", sent(**data)))
    assert texts(soup, ".errors") == [told]
    library.refresh_from_db()
    assert library.revision == 1


def test_a_paragraph_is_summarised(client, library, editor):
    address = f"/en/s/{ARTICLE}/paragraphs/2/"
    now = {
        "digest": "議會為夜間開館爭論不休。",
        "digest_zh-Hans": "",
        "digest_en": "The council argues over night opening.",
    }
    assert text(one(page(client, address), "[name=digest_en]")) == now["digest_en"]
    data = {**FORM, **now, "seen": json.dumps(now), "digest": "議會爭論。"}
    response = client.post(address, data)
    assert (response.status_code, response["Location"]) == (302, f"/en/s/{ARTICLE}/")
    assert Block.objects.get(source__pid=ARTICLE, number=2).digest == "議會爭論。"
    late = soup_of(client.post(address, {**data, "form_id": "1" * 32, "digest": "另一句"}), 409)
    assert "Somebody changed this meanwhile" in texts(late, ".errors")[0]
    long = soup_of(client.post(address, {**data, "form_id": "2" * 32, "digest": "字" * 1_001}))
    assert texts(long, ".errors") == ["“Our summary” has 1001 characters; at most 1000 are allowed."]
    page(client, f"/en/s/{ARTICLE}/paragraphs/10001/", status=404)


def attach(client, data=None, **more):
    """Send the attach form."""
    file = {"file": SimpleUploadedFile("paper.txt", data)} if data is not None else {}
    return client.post(ATTACH, {**FORM, **file, **more})


def test_an_upload_in_utf_8_is_attached_and_checked(client, library, editor):
    response = attach(client, TEXT.encode())
    assert (response.status_code, response["Location"]) == (302, f"/en/s/{ARTICLE}/")
    stored = SourceText.objects.get()
    assert (stored.text, stored.origin, stored.codec, stored.created_by) == (TEXT, "paper.txt", "utf-8", editor)
    assert Anchor.objects.filter(status="anchored").count() == 7 + 1


def test_pasted_words_are_attached(client, library, editor):
    assert attach(client, text=TEXT.replace("\n", "\r\n")).status_code == 302
    assert (SourceText.objects.get().text, SourceText.objects.get().origin) == (TEXT, "")


def test_another_encoding_is_asked_for_with_previews_and_never_guessed(client, library, editor):
    data = TEXT.encode("gb18030")
    soup = soup_of(attach(client, data), 200)
    told = texts(soup, ".choices label")
    assert "GB18030: 河港晚報 二〇二六年一月二日" in told[0]
    assert texts(soup, ".errors") == ["Which of these reads as it should?"]
    assert SourceText.objects.count() == 0
    kept = one(soup, "[name=kept]")["value"]
    assert (b64decode(kept), one(soup, "[name=origin]")["value"]) == (data, "paper.txt")
    assert attach(client, kept=kept, origin="paper.txt", codec="gb18030").status_code == 302
    assert (SourceText.objects.get().text, SourceText.objects.get().codec) == (TEXT, "gb18030")


def test_a_text_without_the_passages_is_refused_unless_confirmed(client, library, editor):
    soup = soup_of(attach(client, "這是另一篇文章。".encode()), 200)
    assert texts(soup, ".errors") == [
        "None of the 7 passages cited stands in this text. Is it the text of another source?"
    ]
    assert SourceText.objects.count() == 0
    kept = one(soup, "[name=kept]")["value"]
    assert soup_of(attach(client, kept=kept), 200).select("[name=force]") != []
    assert attach(client, kept=kept, force="on").status_code == 302
    assert SourceText.objects.get().text == "這是另一篇文章。"


def test_a_large_file_is_asked_for_once_more(client, library, editor, monkeypatch):
    monkeypatch.setattr("debate.web.forms.attach.KEPT", 10)
    soup = soup_of(attach(client, TEXT.encode("gb18030")), 200)
    assert one(soup, "[name=kept]").get("value", "") == ""
    assert "choose it once more" in text(one(soup, "main"))


@pytest.mark.parametrize(
    ("data", "more", "told"),
    [
        (None, {}, "Choose a file or paste the text: one of the two."),
        (b"abc", {"text": "abc"}, "Choose a file or paste the text: one of the two."),
        (b"", {}, "The submitted file is empty."),
        (b" \n ", {}, "There is no text in it."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\r", {}, "This is not a text in any encoding known here."),
        (b"<!doctype html><p>x", {}, "This is a web page; save the article's text as plain text first."),
        (None, {"text": "字" * 200_001}, "Ensure this value has at most 200000 characters (it has 200001)."),
        (None, {"text": "甲\u0007乙"}, "Character 2 (U+0007) is a control character; remove it."),
        (None, {"kept": "%%%"}, "Choose the file once more."),
    ],
)
def test_what_is_no_text_says_why(client, library, editor, data, more, told):
    assert texts(soup_of(attach(client, data, **more)), ".errors") == [told]
    assert SourceText.objects.count() == 0


def test_sizes_have_limits(client, library, editor, monkeypatch):
    monkeypatch.setattr("debate.web.forms.attach.UPLOAD", 1024 * 1024)
    soup = soup_of(attach(client, b"x" * (1024 * 1024 + 1)))
    assert texts(soup, ".errors") == ["The file is larger than 1 MB."]
    monkeypatch.setattr("debate.editing.attach.TEXT", 100)
    assert texts(soup_of(attach(client, b"x" * 101)), ".errors") == ["The text is longer than 100 characters."]


def test_a_contributor_attaches_nothing(client, library, helper):
    assert (client.get(ATTACH).status_code, attach(client, TEXT.encode()).status_code) == (403, 403)
    assert SourceText.objects.count() == 0


def test_a_source_that_is_cited_stays(client, library, editor):
    data = {**FORM, "reason": "撤"}
    told = texts(soup_of(client.post(f"/en/s/{ARTICLE}/withdraw/", data)), ".errors")
    assert told == ["This is still in use (7); change that first."]
    client.post(ADD, {**NEW, "form_id": "1" * 32})
    pid = Source.objects.get(title="社論").pid
    assert client.post(f"/en/s/{pid}/withdraw/", {**data, "form_id": "2" * 32}).status_code == 302
    page(client, f"/en/s/{pid}/", status=410)


@pytest.mark.parametrize(
    "address",
    [ADD, *(f"/en/s/{ARTICLE}/{part}/" for part in ("edit", "attach", "paragraphs/2", "withdraw"))],
)
def test_strangers_are_led_to_sign_in_and_readers_refused(client, library, address):
    assert client.get(address)["Location"] == f"/en/sign-in/?next={address}"
    user = User.objects.create(username="reader")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert (client.get(address).status_code, client.post(address, NEW).status_code) == (403, 403)
    assert PARAGRAPHS[1] not in client.get(address).content.decode()
