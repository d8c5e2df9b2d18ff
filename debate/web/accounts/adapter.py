"""What allauth asks the program: what it says, where it leads, and how it counts attempts."""

import logging
import secrets
from contextlib import suppress
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import get_client_ip
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from debate.models import User
from debate.web.pages.errors import mail_failed

logger = logging.getLogger(__name__)

UNKNOWN = "0.0.0.0"  # whoever's address cannot be told shares one count of attempts
TOLD = {  # what a page says after an action; what is not here need not be said
    "password_changed": _("Your password has been changed."),
    "password_set": _("Your password has been set."),
    "email_confirmed": _("Your mail address is confirmed."),
    "email_confirmation_failed": _("This address belongs to another account."),
    "email_deleted": _("The address has been removed."),
    "cannot_delete_primary_email": _("This is the only address you can be reached at."),
}
OUR_STAGES = {"allauth.account.stages.EmailVerificationStage": "debate.web.accounts.verification.VerifyMail"}


class Adapter(DefaultAccountAdapter):
    """allauth's own, in the words and ways of the house."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is switched off."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("Name and password do not fit together. Mind upper and lower case."),
        "username_password_mismatch": _("Name and password do not fit together. Mind upper and lower case."),
        "email_taken": _("This address belongs to another account."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This is not the code that was sent. Mind that only the newest one counts."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many attempts. Ask for a new code, or try again in a few minutes."),
        "rate_limited": _("A code was sent a moment ago. Wait a little before you ask for another."),
        "same_as_current": _("This is the address you have already."),
    }

    def get_login_stages(self) -> list[str]:
        """allauth's stages, the verification of mail being ours."""
        return [OUR_STAGES.get(path, path) for path in super().get_login_stages()]

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """A name that says nothing: people sign in by mail, and are shown by display name."""
        user.username = user.username or f"u-{secrets.token_hex(8)}"

    def get_client_ip(self, request: HttpRequest) -> str:
        """The reader's address behind the proxies that are trusted (BIANTU_PROXIES)."""
        try:
            return get_client_ip(request) or UNKNOWN
        except ImproperlyConfigured:  # fewer addresses than proxies: it came round them
            return UNKNOWN

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; too many are refused before a password is looked at."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise ImmediateHttpResponse(respond_429(request)) from error

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The personal page, which says that it was done."""
        return reverse("me")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """The personal page, which says that it was done."""
        return reverse("me")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str = "", *args: Any, **more: Any
    ) -> None:
        """One sentence of TOLD, or one that is given, kept for the next page of the account."""
        name = message_template.rpartition("/")[2].removesuffix(".txt")
        told = more.get("message") or TOLD.get(name)
        if told:
            messages.add_message(request, level, str(told))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send it now, or say that it cannot be sent."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # the server of outgoing mail is down, or refuses
            logger.exception("Mail cannot be sent: %s", template_prefix)
            raise ImmediateHttpResponse(mail_failed(self.request)) from error

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """What was done is done, whether or not the news of it can be sent."""
        with suppress(ImmediateHttpResponse):
            super().send_notification_mail(*args, **kwargs)

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """Plain text out of templates/mail/, in the language of the page; its first line is the subject."""
        name = template_prefix.rpartition("/")[2]
        subject, _, body = render_to_string(f"mail/{name}.txt", context).strip().partition("\n")
        return EmailMessage(subject.strip(), body.strip() + "\n", self.get_from_email(), [email], headers=headers)
