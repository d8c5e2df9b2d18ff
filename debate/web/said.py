"""What the interface calls roles and visibilities, and what it says of them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from debate.models import AccessToken, Debate, Membership

Role, Visibility = Membership.Role, Debate.Visibility

ROLE = {
    Role.OWNER: _("Owner"),
    Role.EDITOR: _("Editor"),
    Role.CONTRIBUTOR: _("Contributor"),
    Role.READER: _("Reader"),
}
ROLE_MAY = {
    Role.OWNER: _(
        "Does all that an editor does, and decides who belongs, who may see the debate, and when it is open."
    ),
    Role.EDITOR: _("Changes claims, links, sources and passages, and decides on what others propose."),
    Role.CONTRIBUTOR: _("Proposes changes, on which an editor decides; reads sources whose words are for members."),
    Role.READER: _("Reads the debate, also as a draft or private, and sources whose words are for members."),
}
VISIBILITY = {
    Visibility.PUBLIC: _("Public"),
    Visibility.UNLISTED: _("By link"),
    Visibility.PRIVATE: _("Members only"),
}
VISIBILITY_MEANS = {
    Visibility.PUBLIC: _("Everyone may read it; it stands in the list of debates, and search engines may show it."),
    Visibility.UNLISTED: _(
        "Everyone who has a link may read it; it stands in no list, and search engines leave it out."
    ),
    Visibility.PRIVATE: _("Only members see it; to everybody else it is not there."),
}
SCOPE = {
    AccessToken.Scope.WRITE: _("read, and write notes in your name"),
    AccessToken.Scope.READ: _("read what you may read"),
}
PUBLISHED = {
    "draft": _("Draft"),
    "published": _("Published"),
}
PUBLISHED_MEANS = {
    "draft": _("Only members see it, whatever is chosen above."),
    "published": _("Whoever is chosen above sees it."),
}


def audience(visibility: str, published: bool) -> str:
    """Who sees a debate: all, link (whoever has one), or members."""
    if not published or visibility == Visibility.PRIVATE:
        return "members"
    return "all" if visibility == Visibility.PUBLIC else "link"


def effects(debate: Debate, *, visibility: str, published: bool, members: int) -> list[str]:
    """What happens to readers and links if the debate's visibility and publication become these."""
    before, after = audience(debate.visibility, debate.published_at is not None), audience(visibility, published)
    told: list[object] = []
    if before == after:
        told.append(_("Nothing changes for readers now: only members see it, as before."))
    elif after == "all":
        told += [
            _("Everyone can read it, without an account."),
            _("It stands in the list of debates, and search engines may show it."),
        ]
    elif after == "link":
        told.append(_("Everyone who has a link to it can read it, without an account."))
        told.append(_("It leaves the list of debates.") if before == "all" else _("It stands in no list of debates."))
    else:
        only = ngettext("Only its %d member sees it.", "Only its %d members see it.", members)
        told += [
            only % members,
            _("For everybody else every link to it, and to anything in it, answers “Nothing here”."),
            _("Copies that readers, caches and search engines already have cannot be called back."),
        ]
    if not published and debate.published_at is not None:
        told.append(_("Work goes on as before: members keep their roles, and nothing is lost."))
    return [*map(str, told), str(_("The change stands in the debate's history."))]
