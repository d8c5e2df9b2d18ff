"""Change the mail address; what mails say, in three languages."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from tests.house.files import files, name_of
from tests.web.accounts.people import mailed_code, person, sign_in, templates
from tests.web.pages.html import page, shown, texts

pytestmark = pytest.mark.django_db
NAMES = sorted(name_of(f).removeprefix("templates/") for f in files(".txt", under="templates/mail/"))
MAILS = [name for name in NAMES if not name.startswith("mail/_")]


def addresses():
    return list(EmailAddress.objects.values_list("email", "verified", "primary"))


def test_the_new_address_counts_once_its_code_came_back(client):
    user = person()
    sign_in(client)
    assert templates(client.get("/en/account/mail/")) == ["account/email_change.html"]
    response = client.post("/en/account/mail/", {"email": "new@mail.example", "action_add": ""})
    assert response["Location"] == "/en/account/verify/"
    assert addresses() == [("reader@mail.example", True, True)]
    assert mail.outbox[-1].to == ["new@mail.example"]
    assert client.post("/en/account/verify/", {"code": mailed_code()})["Location"] == "/en/me/"
    assert addresses() == [("new@mail.example", True, True)]
    user.refresh_from_db()
    assert user.email == "new@mail.example"
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (["reader@mail.example"], "Your mail address was changed")
    assert texts(page(client, "/en/me/"), "p.notice") == ["Your mail address is confirmed."]


def test_an_address_of_somebody_else_is_not_told_before_its_code_came_back(client):
    person()
    person("other")
    sign_in(client)
    response = client.post("/en/account/mail/", {"email": "other@mail.example", "action_add": ""})
    assert response["Location"] == "/en/account/verify/"
    response = client.post("/en/account/verify/", {"code": mailed_code()})
    assert texts(shown(response), ".errors") == ["This address belongs to another account."]
    assert sorted(addresses()) == [("other@mail.example", True, True), ("reader@mail.example", True, True)]


def test_ones_own_address_is_no_new_one(client):
    person()
    sign_in(client)
    response = client.post("/en/account/mail/", {"email": "reader@mail.example", "action_add": ""})
    assert texts(shown(response), ".errors") == ["This is your address already."]


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
@pytest.mark.parametrize("name", MAILS)
def test_a_mail_is_plain_text_with_its_subject_in_the_first_line(name, language):
    values = {"code": "1234-5678", "to_email": "a&b@x.example", "from_email": "c@x.example", "ip": "192.0.2.1"}
    values |= {"deleted_email": "d@x.example", "password_reset_url": "https://x/r?a&b", "signup_url": "https://x/s"}
    with override(language):
        text = render_to_string(name, {**values, "timestamp": timezone.now(), "current_site": {"domain": "x.example"}})
    subject, empty, *body = text.strip().split("\n")
    assert (empty, len(subject) < 60, "<" in text, "&amp;" in text) == ("", True, False, False)
    assert body[-1] == {"zh-hant": "辯圖, x.example", "zh-hans": "辩图, x.example", "en": "Biantu, x.example"}[language]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in subject) is (language != "en")
    assert ("1234-5678" in body) is ("code" in name or "confirmation" in name)


def test_a_mail_speaks_the_language_of_the_page(client):
    person()
    client.post("/account/code/", {"email": "reader@mail.example"})
    client.cookies.clear()
    client.post("/zh-hans/account/code/", {"email": "reader@mail.example"})
    assert [m.subject for m in mail.outbox] == ["登入驗證碼", "登录验证码"]
    assert all(m.content_subtype == "plain" and not getattr(m, "alternatives", None) for m in mail.outbox)
