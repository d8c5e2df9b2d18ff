"""Formats, preferences and conditions, as headers say them."""

import pytest
from django.test import RequestFactory

from debate.web.annotations.headers import (
    JSON_LD,
    MINIMAL,
    ONLY_DESCRIPTIONS,
    ONLY_IRIS,
    PLAIN,
    check_match,
    check_sent,
    negotiated,
    preferences,
)
from debate.web.annotations.problem import Problem

ANNO = "http://www.w3.org/ns/anno.jsonld"


def asked(method="GET", kind="", **headers):
    own = {name.replace("_", "-"): value for name, value in headers.items()}
    return RequestFactory().generic(method, "/annotations/", b"{}", content_type=kind, headers=own)


@pytest.mark.parametrize(
    ("accepted", "kind"),
    [
        ("", JSON_LD),
        ("*/*", JSON_LD),
        ("application/*", JSON_LD),
        ("application/ld+json", JSON_LD),
        (f'application/ld+json; profile="{ANNO}"', JSON_LD),
        (f'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted {ANNO}"', JSON_LD),
        ('APPLICATION/LD+JSON; PROFILE="http://www.w3.org/ns/json-ld#compacted"', JSON_LD),
        ("application/json", PLAIN),
        ("application/json, */*;q=0.1", PLAIN),
        ("application/json, application/ld+json", JSON_LD),
        ("application/json;q=0.9, application/ld+json;q=0.8", PLAIN),
        ("application/ld+json;q=0, */*", PLAIN),
        ("text/turtle, application/ld+json;q=0.2", JSON_LD),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", JSON_LD),
        ('application/ld+json; profile="a, b", application/json', PLAIN),
    ],
)
def test_the_format_is_what_is_weighed_most(accepted, kind):
    assert negotiated(asked(accept=accepted)) == kind


@pytest.mark.parametrize(
    "accepted",
    [
        "text/turtle",
        "text/html",
        "application/ld+json;q=0",
        "*/*;q=0.0",
        'application/ld+json; profile="http://www.w3.org/ns/json-ld#expanded"',
        "application/json;q=x",
        "nonsense",
        ",",
    ],
)
def test_what_cannot_be_had(accepted):
    with pytest.raises(Problem) as caught:
        negotiated(asked(accept=accepted))
    assert (caught.value.status, caught.value.headers) == (406, {"Vary": "Accept"})


@pytest.mark.parametrize(
    "kind",
    [JSON_LD, "application/ld+json", "application/json; charset=utf-8", 'Application/JSON; Charset="UTF-8"'],
)
def test_what_may_be_sent(kind):
    check_sent(asked("POST", kind))


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "text/turtle",
        "application/x-www-form-urlencoded",
        "application/json; charset=big5",
        'application/ld+json; profile="http://www.w3.org/ns/json-ld#expanded"',
    ],
)
def test_what_may_not_be_sent(kind):
    with pytest.raises(Problem) as caught:
        check_sent(asked("POST", kind))
    assert (caught.value.status, caught.value.headers) == (415, {"Accept-Post": f"{JSON_LD}, application/json"})


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("", set()),
        (f'return=representation;include="{MINIMAL}"', {MINIMAL}),
        (f'return=representation; include="{MINIMAL} {ONLY_IRIS}"', {MINIMAL, ONLY_IRIS}),
        (f'respond-async, Return="representation" ; Include="{ONLY_DESCRIPTIONS}"', {ONLY_DESCRIPTIONS}),
        (f'return=representation;include="{ONLY_IRIS} {ONLY_DESCRIPTIONS} {MINIMAL}"', {MINIMAL}),
        (f'return=minimal;include="{MINIMAL}"', set()),
        ("return=representation", set()),
    ],
)
def test_preferences(header, wanted):
    assert preferences(asked(prefer=header)) == wanted


@pytest.mark.parametrize("header", ["", "*", '"a"', 'W/"a"', '"b", "a"', '"b,c","a"'])
def test_a_condition_that_holds(header):
    check_match(asked("PUT", if_match=header), '"a"')


@pytest.mark.parametrize("header", ['"b"', "a", '"a', "W/a", '"b", "aa"'])
def test_a_condition_that_does_not(header):
    with pytest.raises(Problem) as caught:
        check_match(asked("PUT", if_match=header), '"a"')
    assert (caught.value.status, caught.value.headers) == (412, {"ETag": '"a"'})
