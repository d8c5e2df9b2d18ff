"""/account/name/: change the name that readers see."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debate.accounts.actions import rename
from debate.web.forms.name import NameForm
from debate.web.lookup import reader
from debate.web.writing import sent_form


@require_http_methods(["GET", "HEAD", "POST"])
def display_name(request: HttpRequest) -> HttpResponse:
    """One field; on POST the name is changed on everything that was contributed."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    form = NameForm(sent_form(request), user=who)
    if request.method == "POST" and form.is_valid():
        rename(user=who, name=form.cleaned_data["display_name"])
        messages.success(request, _("Your display name has been changed."))
        return redirect("me")
    return render(request, "pages/display_name.html", {"form": form}, status=400 if form.errors else 200)
