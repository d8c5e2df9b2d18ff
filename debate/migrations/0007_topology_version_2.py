"""Topologies name all speakers of a claim: those of the old version are made anew when they are asked for."""

from django.db import migrations


def forget(apps, schema_editor):
    apps.get_model("debate", "Topology").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("debate", "0006_history")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop, elidable=True)]
