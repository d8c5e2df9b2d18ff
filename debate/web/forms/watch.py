"""Follow something, or no longer; mark news as read."""

from django import forms

from debate.editing import watching
from debate.models import Debate, User, Watch

DO = ("watch", "unwatch", "seen")


class WatchForm(forms.Form):
    """What to do with which thing; `revision` is what the page of news was made of."""

    do = forms.ChoiceField(choices=[(name, name) for name in DO])
    kind = forms.ChoiceField(choices=Watch.Kind.choices, required=False)
    pid = forms.CharField(max_length=10, required=False)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)

    def act(self, user: User, debate: Debate) -> None:
        """Do it; Refused for a thing that is not there."""
        given = self.cleaned_data
        about = {"user": user, "debate": debate, "kind": given["kind"], "pid": given["pid"]}
        if given["do"] == "watch":
            watching.watch(**about)
        elif given["do"] == "unwatch":
            watching.unwatch(**about)
        else:
            watching.mark_seen(user=user, debate=debate, revision=given["revision"] or 0)
