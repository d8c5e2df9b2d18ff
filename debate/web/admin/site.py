"""The operators' site: for staff alone, entered through the sign-in that everybody uses."""

from typing import Any

from allauth.account import views
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from debate.models import Address, Change, Debate, Membership, User
from debate.web.admin.tables import AddressAdmin, ChangeAdmin, DebateAdmin, MembershipAdmin, UserAdmin
from debate.web.lookup import reader


class OperatorsSite(AdminSite):
    """Django's admin without a sign-in of its own: attempts are counted in one place."""

    site_header = site_title = _("Biantu: operators")
    index_title = _("Tables")
    site_url = "/"

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """To the sign-in; for whoever is signed in and not staff there is nothing here."""
        who = reader(request)
        if who is not None and not self.has_permission(request):
            raise Http404
        if who is not None:
            return redirect("operators:index")
        return redirect_to_login(request.GET.get("next") or reverse("operators:index"))

    def logout(  # type: ignore[override]  # any answer will do
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        """The sign-out that everybody uses, by its button alone."""
        answer: HttpResponse = require_POST(views.logout)(request)
        return answer

    def password_change(  # type: ignore[override]  # any answer will do
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        """The page that everybody uses."""
        return redirect("account_change_password")


operators = OperatorsSite(name="operators")
operators.register(User, UserAdmin)
operators.register(Debate, DebateAdmin)
operators.register(Membership, MembershipAdmin)
operators.register(Address, AddressAdmin)
operators.register(Change, ChangeAdmin)
