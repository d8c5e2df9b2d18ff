"""What actions, kinds, fields and choices of the history are called. What is not named here still reads sensibly."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

Words = str | Promise

ACTIONS: dict[str, Words] = {
    "added": pgettext_lazy("change", "Added"),
    "attached": _("Text attached"),
    "changed": _("Connection changed"),
    "cited": _("Source passage added"),
    "copied": _("Debate copied"),
    "described": _("Nature, voice or tags changed"),
    "edited": pgettext_lazy("change", "Edited"),
    "imported": _("Debate imported"),
    "joined": _("Taken together"),
    "linked": _("Claim reused in another place"),
    "merged": pgettext_lazy("change", "Merged"),
    "moved": pgettext_lazy("change", "Moved"),
    "ordered": _("Order of responses changed"),
    "published": _("Debate published"),
    "rehomed": _("Drawn in another place"),
    "reopened": _("Question open again"),
    "resolved": _("Question answered"),
    "reworded": pgettext_lazy("change", "Reworded"),
    "separated": _("Taken apart again"),
    "settings": _("Settings changed"),
    "started": _("Debate started"),
    "summarised": _("Summary of a paragraph changed"),
    "synthesized": _("Debate invented for trial"),
    "translated": _("Translation changed"),
    "undone": pgettext_lazy("change", "Undone"),
    "unpublished": _("Debate no longer published"),
    "withdrawn": pgettext_lazy("change", "Withdrawn"),
}
OF_KIND: dict[tuple[str, str], Words] = {
    ("added", "claim"): _("Claim added"),
    ("added", "source"): _("Source added"),
    ("added", "speaker"): _("Speaker added"),
    ("added", "citation"): _("Source passage added"),
    ("edited", "source"): _("Source changed"),
    ("edited", "speaker"): _("Speaker changed"),
    ("edited", "citation"): _("Source passage changed"),
    ("added", "annotation"): _("Note added"),
    ("edited", "annotation"): _("Note changed"),
    ("withdrawn", "annotation"): _("Note withdrawn"),
    ("merged", "claim"): _("Claims merged"),
    ("merged", "speaker"): _("Speakers merged"),
    ("merged", "source"): _("Sources merged"),
    ("withdrawn", "claim"): _("Claim withdrawn"),
    ("withdrawn", "link"): _("Place taken away"),
    ("withdrawn", "source"): _("Source withdrawn"),
    ("withdrawn", "speaker"): _("Speaker withdrawn"),
    ("withdrawn", "citation"): _("Source passage withdrawn"),
}
KINDS: dict[str, Words] = {
    "debate": _("Debate changed"),
    "claim": _("Claim changed"),
    "link": _("Connection changed"),
    "source": _("Source changed"),
    "speaker": _("Speaker changed"),
    "citation": _("Source passage changed"),
    "annotation": _("Note changed"),
}
COUNTED: dict[str, Any] = {
    "debate": ngettext_lazy("%(n)d debate", "%(n)d debates", "n"),
    "claim": ngettext_lazy("%(n)d claim", "%(n)d claims", "n"),
    "link": ngettext_lazy("%(n)d place", "%(n)d places", "n"),
    "source": ngettext_lazy("%(n)d source", "%(n)d sources", "n"),
    "speaker": ngettext_lazy("%(n)d speaker", "%(n)d speakers", "n"),
    "citation": ngettext_lazy("%(n)d source passage", "%(n)d source passages", "n"),
    "annotation": ngettext_lazy("%(n)d note", "%(n)d notes", "n"),
    "tag": ngettext_lazy("%(n)d tag", "%(n)d tags", "n"),
}
FIGURES = {
    "claims": "claim",
    "links": "link",
    "sources": "source",
    "speakers": "speaker",
    "citations": "citation",
}
"""Counts of an import, by the kind they count."""
BECAME: dict[str, Words] = {
    "made": pgettext_lazy("thing", "new"),
    "back": pgettext_lazy("thing", "there again"),
    "withdrawn": pgettext_lazy("thing", "withdrawn"),
    "merged": pgettext_lazy("thing", "merged"),
    "ordered": pgettext_lazy("thing", "in another order"),
    "changed": pgettext_lazy("thing", "changed"),
}
FIELDS: dict[str, Words] = {
    "text": _("Wording"),
    "headline": _("Headline"),
    "detail": _("Detail"),
    "title": _("Title"),
    "summary": _("Summary"),
    "about": _("About"),
    "licence": _("Licence"),
    "name": _("Name"),
    "note": _("Short note"),
    "aliases": _("Other names"),
    "outlet": _("Outlet"),
    "author": _("Author"),
    "published": _("Published"),
    "address": _("Address"),
    "archive": _("Archived copy"),
    "words": _("Who may read its words"),
    "digest": _("Our summary"),
    "kind": _("Kind"),
    "voice": _("Voice"),
    "nature": _("Nature"),
    "tags": _("Tags"),
    "body": _("What you want to say"),
    "visibility": _("Who may see it"),
    "published_at": _("Published since"),
    "relation": _("Relation"),
    "placement": _("Who draws the connection"),
    "group": _("Only together"),
    "home": _("Drawn here"),
    "premise": _("Claim that stands here"),
    "claim": _("Under the claim"),
    "link": _("Against the connection"),
    "source": _("Source"),
    "speaker": _("Speaker"),
    "via": _("Relays"),
    "block": _("Paragraph"),
    "stance": _("Stance"),
    "role": _("Role"),
    "affiliation": _("Affiliation"),
    "said": _("Date said"),
    "exact": _("Words cited"),
    "state": _("State"),
}
CHOICES: dict[str, dict[Any, Words]] = {
    "relation": {
        "answers": _("Position"),
        "pro": _("Supports"),
        "con": _("Opposes"),
        "context": _("Context"),
    },
    "placement": {"reported": _("As the source has it"), "editorial": _("Placed here by the editors")},
    "voice": {
        "reported": _("Somebody says it"),
        "reporter": _("Reporter's account"),
        "editorial": _("Editors' inference"),
    },
    "nature": {
        "fact": _("Fact"),
        "measurement": _("Measurement"),
        "prediction": _("Prediction"),
        "value": _("Value"),
        "policy": _("Policy"),
    },
    "kind": {
        "question": _("Question"),
        "position": _("Position"),
        "claim": _("Claim"),
        "person": _("Person"),
        "organization": _("Organisation"),
        "unnamed": _("Unnamed"),
    },
    "visibility": {"public": _("Everyone"), "unlisted": _("Whoever has the address"), "private": _("Members")},
    "words": {"public": _("Everyone"), "members": _("Members")},
    "stance": {
        "supports": _("Supports"),
        "disputes": pgettext_lazy("stance", "Disputes"),
        "mentions": pgettext_lazy("stance", "Mentions"),
    },
    "state": {
        "live": pgettext_lazy("thing", "there again"),
        "merged": pgettext_lazy("thing", "merged"),
        "withdrawn": pgettext_lazy("thing", "withdrawn"),
    },
}


def deed(action: str, kind: str) -> Words:
    """What an action did to a thing of a kind, in a few words."""
    return OF_KIND.get((action, kind)) or ACTIONS.get(action) or KINDS.get(kind) or _("Changed")


def field_name(field: str) -> Words:
    """What a field is called."""
    return FIELDS.get(field) or _("Changed")


def choice(field: str, value: Any) -> Words:
    """What a value of a field is called; a dash for none."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return CHOICES.get(field, {}).get(value) or str(value)
