"""Addresses of one page."""

import pytest

from debate.text.address import same_page

PAGE = "paper.example/news/1"


@pytest.mark.parametrize(
    "address",
    [
        "https://paper.example/news/1",
        "http://www.Paper.example:80/news/1/",
        "https://m.paper.example/news/1#comments",
        "https://paper.example./news/1?utm_source=x&fbclid=y",
        "https://web.archive.org/web/20260102000000/https://paper.example/news/1",
        "https://web.archive.org/web/20260102000000id_/http:/www.paper.example/news/1/",
        "https://archive.example/x/https://web.archive.org/web/2026/https://paper.example/news/1",
    ],
)
def test_one_page(address):
    assert same_page(address) == PAGE


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://paper.example/news/1?id=2&a=1", "paper.example/news/1?a=1&id=2"),
        ("https://paper.example/news/1?a=1&id=2&utm_medium=x", "paper.example/news/1?a=1&id=2"),
        ("https://paper.example/News/1", "paper.example/News/1"),
        ("https://paper.example:8080/news/1", "paper.example:8080/news/1"),
        ("https://m.example/news/1", "m.example/news/1"),
        ("https://paper.example/go?to=https://other.example/", "paper.example/go?to=https%3A%2F%2Fother.example%2F"),
        ("https://paper.example", "paper.example"),
        ("https://", ""),
        ("https://[", ""),
        ("https://paper.example:x/", ""),
        ("", ""),
    ],
)
def test_other_pages(address, page):
    assert same_page(address) == page
