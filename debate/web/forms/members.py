"""Give a role, end a membership, invite by link."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from debate.access.actions import DAYS, INVITED, MOST_USES, Refused, change_role, invite, new_secret, remove_member
from debate.models import Debate, Invitation, Membership, User
from debate.web.forms.told import cleaned
from debate.web.said import ROLE

REFUSED = {
    "last": _("Nobody could manage the debate any more: make another member its owner first."),
    "owner": _("Only owners of the debate may do this, and you are none now."),
    "secret": _("This form was not made for you and this debate. Reload the page and send it again."),
}
SALT = "debate.invitation"


class MemberForm(forms.Form):
    """One of two buttons: another role, or the end of the membership."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role, ROLE[role]) for role in Membership.Role], required=False)
    remove = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"role": member.role}})
        self.label_suffix = ""
        self.member = member

    def clean(self) -> None:
        """A role, unless the membership ends."""
        if not self.cleaned_data.get("remove") and not self.cleaned_data.get("role") and "role" not in self.errors:
            self.add_error("role", _("Choose a role."))

    def ends(self) -> bool:
        """Whether it is the button that ends the membership."""
        return self.is_valid() and bool(self.cleaned_data["remove"])

    def act(self, *, by: User) -> bool:
        """Do it; False, with the reason among the errors, if it cannot be done."""
        try:
            if self.cleaned_data["remove"]:
                remove_member(member=self.member, by=by)
            else:
                change_role(member=self.member, role=self.cleaned_data["role"], by=by)
        except Refused as error:
            self.add_error(None, REFUSED[str(error)])
        return not self.errors


class InviteForm(forms.Form):
    """A role, for how long, for how many; sent twice, it makes one invitation."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role, ROLE[role]) for role in INVITED])  # type: ignore[index]
    days = forms.TypedChoiceField(label=_("Works for"), coerce=int)
    limit = forms.IntegerField(label=_("For how many people at most"), min_value=1, max_value=MOST_USES, required=False)
    note = forms.CharField(label=_("Note for the owners: whom is it for?"), max_length=200, required=False)
    secret = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, debate: Debate, by: User, **kwargs: Any) -> None:
        self.debate, self.by = debate, by
        signed = signing.dumps([debate.pid, by.pk, new_secret()], salt=SALT)
        super().__init__(*args, **{**kwargs, "initial": {"secret": signed, "days": 7}})
        self.label_suffix = ""
        self.fields["days"].choices = [(days, ngettext("%d day", "%d days", days) % days) for days in DAYS]  # type: ignore[attr-defined]
        self.fields["limit"].help_text = _("Empty: any number")

    def clean_note(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["note"])

    def clean_secret(self) -> str:
        """What the server made when it showed the form, to this person and for this debate."""
        try:
            pid, user, secret = signing.loads(self.cleaned_data["secret"], salt=SALT)
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise forms.ValidationError(REFUSED["secret"]) from error
        if (pid, user) != (self.debate.pid, self.by.pk):
            raise forms.ValidationError(REFUSED["secret"])
        return str(secret)

    def act(self) -> tuple[Invitation, str] | None:
        """The invitation and its token; None, with the reason among the errors, if there can be none."""
        try:
            return invite(debate=self.debate, by=self.by, **self.cleaned_data)
        except Refused as error:
            self.add_error(None, REFUSED.get(str(error), REFUSED["secret"]))
            return None
