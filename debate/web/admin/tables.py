"""What operators see of each table, and the little that they may change."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest

from debate.access.actions import grant
from debate.accounts.actions import rename
from debate.editing.settings import change_settings, seen
from debate.models import Debate, Membership, User


class ReadOnly(admin.ModelAdmin):
    """To look things up; the history and the addresses are written by actions alone."""

    list_per_page = 50
    show_full_result_count = False  # a table may hold millions of rows

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is made here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is changed here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is deleted, here or elsewhere."""
        return False


class UserAdmin(ReadOnly):
    """Switch accounts on and off, mend a shown name; a superuser decides who is staff. Mail belongs to its owner."""

    list_display = ("username", "display_name", "email", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff", "is_superuser")
    search_fields = ("username", "display_name", "email")
    ordering = ("-pk",)
    fields = (
        *("username", "display_name", "email", "is_active", "is_staff", "is_superuser"),
        *("groups", "date_joined", "last_login"),
    )
    filter_horizontal = ("groups",)
    powers: ClassVar = ("is_staff", "is_superuser", "groups")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """With the permission; a superuser's account is for superusers."""
        if isinstance(obj, User) and obj.is_superuser and not request.user.is_superuser:
            return False
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        """What gives power is for superusers."""
        fixed = ("username", "email", "date_joined", "last_login")
        return fixed if request.user.is_superuser else (*fixed, *self.powers)

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        """Pages that show the name, or that there is none any more, are made anew too."""
        super().save_model(request, obj, form, change)
        rename(user=obj, name=obj.display_name)


class DebateAdmin(ReadOnly):
    """Who may see a debate; what it says is changed where its history is written."""

    list_display = ("slug", "title", "visibility", "revision", "created_at", "changed_at")
    list_filter = ("visibility",)
    search_fields = ("slug", "title")
    ordering = ("-changed_at",)
    fields = ("pid", "slug", "title", "language", "visibility", "revision", "shape", "created_at", "created_by")
    readonly_fields = tuple(field for field in fields if field != "visibility")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """With the permission."""
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    def save_model(self, request: HttpRequest, obj: Debate, form: ModelForm, change: bool) -> None:
        """As everywhere: by the action, which writes the history."""
        wished, by = obj.visibility, request.user if isinstance(request.user, User) else None
        obj.refresh_from_db()
        change_settings(debate=obj, values={"visibility": wished}, was=seen(obj), by=by)


class MembershipAdmin(admin.ModelAdmin):
    """Give and take roles."""

    list_display = ("user", "debate", "role", "created_at")
    list_filter = ("role",)
    list_select_related = ("user", "debate")
    search_fields = ("user__username", "user__display_name", "debate__slug")
    fields = ("debate", "user", "role")
    autocomplete_fields = ("debate", "user")
    list_per_page = 50

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        """Of a membership that is there, the role alone is changed."""
        return ("debate", "user") if obj is not None else ()

    def save_model(self, request: HttpRequest, obj: Membership, form: ModelForm, change: bool) -> None:
        """As everywhere: by the action."""
        by = request.user if isinstance(request.user, User) else None
        kept = grant(debate=obj.debate, user=obj.user, role=obj.role, by=by)
        obj.pk = kept.pk
        obj._state.adding = False


class AddressAdmin(ReadOnly):
    """Every pid ever issued, and what became of it."""

    list_display = ("pid", "kind", "debate", "state", "successor", "at")
    list_filter = ("kind", "state")
    list_select_related = ("debate",)
    search_fields = ("pid", "successor")
    ordering = ("pid",)


class ChangeAdmin(ReadOnly):
    """The history, as it was written."""

    list_display = ("debate", "revision", "at", "by", "action", "kind", "pid")
    list_filter = ("action",)
    list_select_related = ("debate", "by")
    search_fields = ("pid",)
    ordering = ("-pk",)
