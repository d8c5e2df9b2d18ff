"""Every index of a debate's rows begins with the debate, so that a debate can live anywhere."""

from django.apps import apps
from django.core.management import call_command
from django.db import models

from debate.models import AccessToken, Address, Debate, Receipt, SharedCache, User

ELSEWHERE = {
    AccessToken,
    Address,
    Debate,
    Receipt,
    SharedCache,
    User,
}  # the register of all addresses; what belongs to no debate
BY_PERSON = {"claim_by_person", "annotation_by_person"}  # one person's page asks all debates at once


def test_rows_that_a_debate_owns_are_indexed_by_it_first():
    for table in apps.get_app_config("debate").get_models():
        if table in ELSEWHERE or table._meta.auto_created:
            continue
        for index in table._meta.indexes:
            first = "created_by" if index.name in BY_PERSON else "debate"
            assert index.fields[0] == first, (table, index)
        for constraint in table._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                first = constraint.fields[0] if constraint.fields else constraint.expressions[0].name
                assert first == "debate", (table, constraint)


def test_foreign_keys_bring_no_index_of_their_own():
    for table in apps.get_app_config("debate").get_models():
        if table in ELSEWHERE:
            continue
        indexed = {
            field.name for field in table._meta.fields if field.is_relation and getattr(field, "db_index", False)
        }
        assert indexed <= {"user"}, (table, indexed)


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
