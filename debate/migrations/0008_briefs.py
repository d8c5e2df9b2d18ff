"""Large changes have briefs, those that are here already as well."""

import django.db.models.deletion
from django.db import migrations, models

from debate.history.briefs import brief, is_large


def fill(apps, schema_editor):
    table = apps.get_model("debate", "Brief")
    rows = apps.get_model("debate", "Change").objects.filter(before__isnull=False, after__isnull=False)
    for row in rows.order_by("pk").iterator(chunk_size=20):
        if is_large(row.after):
            before, after, counts = brief(row.kind, row.pid, row.before, row.after)
            about = {"debate_id": row.debate_id, "revision": row.revision}
            table.objects.create(**about, before=before, after=after, counts=counts)


class Migration(migrations.Migration):

    dependencies = [
        ('debate', '0007_topology_version_2'),
    ]

    operations = [
        migrations.CreateModel(
            name='Brief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField()),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('counts', models.JSONField()),
                ('debate', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='debate.debate')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('debate'), models.F('revision'), name='brief_of_change')],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
