"""…/share/qr.svg and .png: a code that scanners read as the address."""

import io
import struct
from xml.etree import ElementTree

import pytest
import segno

from tests.library import STUDENTS

pytestmark = pytest.mark.django_db
ADDRESS = f"http://testserver/en/c/{STUDENTS}/"


def expected(kind):
    """The same code, made here."""
    out = io.BytesIO()
    segno.make(ADDRESS, error="m", micro=False).save(out, kind=kind, scale=10, border=4, dark="#000", light="#fff")
    return out.getvalue()


def test_an_svg(client, library):
    response = client.get(f"/en/c/{STUDENTS}/share/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content == expected("svg")
    root = ElementTree.fromstring(response.content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert [part.attrib for part in root.iter() if "style" in part.attrib] == []


def test_a_png(client, library):
    response = client.get(f"/en/c/{STUDENTS}/share/qr.png")
    assert response["Content-Type"] == "image/png"
    width, height = struct.unpack(">II", response.content[16:24])
    modules = segno.make(ADDRESS, error="m", micro=False).symbol_size(scale=10, border=4)
    assert (width, height) == modules


def test_another_address_is_another_code(client, library):
    codes = {client.get(f"{prefix}/c/{STUDENTS}/share/qr.svg").content for prefix in ("", "/en", "/zh-hans")}
    codes |= {client.get(f"/c/{STUDENTS}/v/2/share/qr.svg?lang=en").content}
    assert len(codes) == 4
    assert client.get(f"/c/{STUDENTS}/share/qr.gif").status_code == 404
