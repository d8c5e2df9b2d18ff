"""/d/<slug>/claims.json and so on: choices and pages."""

import pytest

from debate.exchange.machine.lists import PAGE
from tests.library import (
    ARTICLE,
    COST,
    DAY,
    LIGHT,
    MAYOR,
    NIGHT,
    QUESTION,
    SPEECH,
    STUDENTS,
    UNION,
)
from tests.web.machine.reading import ROOT, pids, read
from tests.web.test_claim_kept import respond

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("claims.json?kind=position", [DAY, NIGHT]),
        ("claims.json?voice=reporter", ["c000000004", QUESTION]),
        ("claims.json?nature=fact", [COST]),
        ("claims.json?tag=學生", [STUDENTS]),
        (f"links.json?target={DAY}&relation=pro", ["k000000003", "k000000004", "k00000000a"]),
        (f"links.json?target={QUESTION}&relation=neutral", ["k000000000", "k000000001", "k000000009"]),
        ("links.json?undercut=1", ["k000000007", "k000000008"]),
        (f"links.json?target={STUDENTS}&undercut=0", []),
        (f"links.json?premise={STUDENTS}", ["k000000002"]),
        (f"citations.json?claim={NIGHT}", ["t000000001", "t000000007"]),
        (f"citations.json?speaker={UNION}&stance=disputes", ["t000000006"]),
        (f"citations.json?source={SPEECH}", ["t000000007"]),
        ("citations.json?link=k000000002", ["t000000005"]),
        ("notes.json?kind=questioning", ["a000000001"]),
        (f"notes.json?on={ARTICLE}", ["a000000004", "a000000003"]),
    ],
)
def test_choices(client, library, query, found):
    value = read(client, f"{ROOT}/{query}")
    assert sorted(pids(value)) == sorted(found)
    assert value["total"] == len(found)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("claims.json?kind=positions", "kind"),
        ("links.json?target=x", "target"),
        ("links.json?undercut=2", "undercut"),
        ("citations.json?stance=pro", "stance"),
        (f"notes.json?on={MAYOR}", "on"),
        ("activity.json?before=0", "before"),
        ("activity.json?action=eaten", "action"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_name(client, library, query, field):
    response = client.get(f"{ROOT}/{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["field"] == field


def test_pages_lead_to_each_other(client, library):
    respond(library, PAGE, "pro")
    first = client.get(f"{ROOT}/links.json?target={LIGHT}")
    value = first.json()
    assert (value["total"], value["page"], value["pages"], len(value["items"])) == (PAGE + 1, 1, 2, PAGE)
    assert (value["prev"], value["next"]) == ("", f"http://testserver{ROOT}/links.json?target={LIGHT}&page=2")
    assert f'<{value["next"]}>; rel="next"' in first["Link"]
    second = client.get(value["next"])
    assert (len(second.json()["items"]), second.json()["next"]) == (1, "")
    assert second.json()["prev"] == f"http://testserver{ROOT}/links.json?target={LIGHT}&page=1"
    linked = client.get(f"{ROOT}/links.jsonld?target={LIGHT}")
    assert f'<http://testserver{ROOT}/links.jsonld?target={LIGHT}&page=2>; rel="next"' in linked["Link"]
    assert client.get(f"{ROOT}/links.json?target={LIGHT}&page=3").status_code == 404
    assert client.get(f"{ROOT}/links.json?page=0").status_code == 404
