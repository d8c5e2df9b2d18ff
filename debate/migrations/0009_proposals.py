"""Large proposals have briefs, and all that wait say that what they name was live; those that are here already as well."""

import django.db.models.deletion
from django.db import migrations, models

from debate.editing.proposals import named
from debate.history.briefs import brief, is_large


def keep_briefs(apps, schema_editor):
    table = apps.get_model("debate", "Brief")
    for row in apps.get_model("debate", "Proposal").objects.order_by("pk").iterator(chunk_size=20):
        if is_large(row.after):
            before, after, counts = brief(row.kind, row.pid, row.before, row.after)
            table.objects.create(debate_id=row.debate_id, proposal=row, before=before, after=after, counts=counts)


def keep_grounds(apps, schema_editor):
    addresses = apps.get_model("debate", "Address").objects
    waiting = apps.get_model("debate", "Proposal").objects.filter(state="waiting")
    for row in waiting.order_by("pk").iterator(chunk_size=20):
        known = set(named(row.pid, row.after))
        for kind, pid in addresses.filter(debate=row.debate_id, pid__in=known).values_list("kind", "pid"):
            fields = row.before.setdefault(kind, {}).setdefault(pid, {})
            if fields is not None:  # it is not what the proposal makes
                fields.setdefault("state", "live")
        row.save(update_fields=["before"])


class Migration(migrations.Migration):

    dependencies = [
        ('debate', '0008_briefs'),
    ]

    operations = [
        migrations.AddField(
            model_name='brief',
            name='proposal',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='debate.proposal'),
        ),
        migrations.AlterField(
            model_name='brief',
            name='revision',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['debate', 'revision'], name='proposal_revision'),
        ),
        migrations.AddConstraint(
            model_name='brief',
            constraint=models.UniqueConstraint(models.F('debate'), models.F('proposal'), name='brief_of_proposal'),
        ),
        migrations.AddConstraint(
            model_name='brief',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('proposal__isnull', True), ('revision__isnull', False)), models.Q(('proposal__isnull', False), ('revision__isnull', True)), _connector='OR'), name='brief_one_cause'),
        ),
        migrations.RunPython(keep_briefs, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(keep_grounds, migrations.RunPython.noop, elidable=True),
    ]
