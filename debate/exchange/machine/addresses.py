"""Addresses of a site's pages and of their machine forms, whole and without a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

LETTERS = {"claim": "c", "link": "l", "source": "s", "citation": "q", "speaker": "p", "annotation": "a"}
LISTS = ("claims", "links", "sources", "citations", "people", "notes", "activity")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Of one site (scheme and host, no slash behind)."""

    site: str

    def thing(self, kind: str, pid: str) -> str:
        """The page of a thing that has a pid."""
        return f"{self.site}/{LETTERS[kind]}/{pid}/"

    def version(self, pid: str, number: int, language: str = "") -> str:
        """A claim's wording; `language` of a translation."""
        return f"{self.site}/c/{pid}/v/{number}/{_query({'lang': language})}"

    def debate(self, slug: str) -> str:
        """A debate's front page."""
        return f"{self.site}/d/{slug}/"

    def revision(self, slug: str, number: int, page: int = 1) -> str:
        """A debate as of a revision."""
        return f"{self.site}/d/{slug}/r/{number}/{_query({'page': '' if page == 1 else page})}"

    def listed(self, slug: str, name: str, form: str = "json", **chosen: object) -> str:
        """A list of a debate, of what is chosen."""
        return f"{self.site}/d/{slug}/{name}.{form}{_query(chosen)}"

    def container(self, debate: str) -> str:
        """A debate's container of Web Annotations."""
        return f"{self.site}/annotations/{debate}/"

    def web_annotation(self, debate: str, pid: str) -> str:
        """A note as a Web Annotation."""
        return f"{self.site}/annotations/{debate}/{pid}"

    def topology(self, debate: str, shape: int) -> str:
        """A debate's topology for the map."""
        return f"{self.site}/_/map/{debate}/{shape}.json"

    @property
    def schema(self) -> str:
        """The JSON Schema of everything here."""
        return f"{self.site}/schema.json"


def form_of(page: str, form: str) -> str:
    """The machine form beside a page (with its query)."""
    path, mark, query = page.partition("?")
    return f"{path.rstrip('/')}.{form}{mark}{query}"


def _query(chosen: Mapping[str, object]) -> str:
    told = {name: value for name, value in chosen.items() if value not in ("", None)}
    return f"?{urlencode(told)}" if told else ""
