"""Notes have a part, versions, tags and flags."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def name_parts(apps, schema_editor):
    """Words that were selected before are those of a claim's statement or of a passage."""
    selected = apps.get_model("debate", "Annotation").objects.filter(selected=True)
    selected.filter(claim__isnull=False).update(part="text")
    selected.filter(claim__isnull=True).update(part="passage")


class Migration(migrations.Migration):

    dependencies = [
        ('debate', '0009_proposals'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnnotationFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(max_length=1000)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='AnnotationTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=50)),
            ],
        ),
        migrations.CreateModel(
            name='AnnotationVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('number', models.PositiveIntegerField()),
                ('motivation', models.CharField(max_length=12)),
                ('language', models.CharField(choices=[('zh-Hant', '繁體中文'), ('zh-Hans', '简体中文'), ('en', 'English')], max_length=7)),
                ('body', models.TextField(blank=True)),
                ('tags', models.JSONField(default=list)),
            ],
        ),
        migrations.AddField(
            model_name='annotation',
            name='canonical',
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AddField(
            model_name='annotation',
            name='changed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='annotation',
            name='part',
            field=models.CharField(blank=True, choices=[('', 'Whole'), ('text', 'Text'), ('detail', 'Detail'), ('digest', 'Digest'), ('passage', 'Passage')], max_length=7),
        ),
        migrations.AddField(
            model_name='annotation',
            name='resolved_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotation',
            name='tags',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='annotation',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='annotation',
            name='via',
            field=models.JSONField(default=list),
        ),
        migrations.AddIndex(
            model_name='annotation',
            index=models.Index(fields=['debate', 'reply_to'], name='annotation_reply'),
        ),
        migrations.AddIndex(
            model_name='annotation',
            index=models.Index(fields=['debate', '-created_at', '-id'], name='annotation_newest'),
        ),
        migrations.RunPython(name_parts, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name='annotation',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['', 'text', 'detail', 'digest', 'passage'])), name='annotation_part'),
        ),
        migrations.AddConstraint(
            model_name='annotation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('part', ''), ('selected', False)), models.Q(('claim__isnull', False), ('part__in', ['text', 'detail']), ('selected', True)), models.Q(('citation__isnull', False), ('part__in', ['digest', 'passage']), ('selected', True)), models.Q(('part__in', ['digest', 'passage']), ('selected', True), ('source__isnull', False)), _connector='OR'), name='annotation_part_of_target'),
        ),
        migrations.AddConstraint(
            model_name='annotation',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('canonical'), 2000), name='annotation_canonical_length'),
        ),
        migrations.AddField(
            model_name='annotationflag',
            name='annotation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='debate.annotation'),
        ),
        migrations.AddField(
            model_name='annotationflag',
            name='closed_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotationflag',
            name='created_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotationflag',
            name='debate',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='debate.debate'),
        ),
        migrations.AddField(
            model_name='annotationtag',
            name='annotation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tagged', to='debate.annotation'),
        ),
        migrations.AddField(
            model_name='annotationtag',
            name='debate',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='debate.debate'),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='annotation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='debate.annotation'),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='created_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='debate',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='debate.debate'),
        ),
        migrations.AddIndex(
            model_name='annotationflag',
            index=models.Index(fields=['debate', 'closed_at', 'id'], name='annotationflag_open'),
        ),
        migrations.AddConstraint(
            model_name='annotationflag',
            constraint=models.UniqueConstraint(models.F('debate'), models.F('annotation'), models.F('created_by'), name='annotationflag_once'),
        ),
        migrations.AddConstraint(
            model_name='annotationflag',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('reason'), 1000), name='annotationflag_reason_length'),
        ),
        migrations.AddIndex(
            model_name='annotationtag',
            index=models.Index(fields=['debate', 'name'], name='annotationtag_name'),
        ),
        migrations.AddConstraint(
            model_name='annotationtag',
            constraint=models.UniqueConstraint(models.F('debate'), models.F('annotation'), models.F('name'), name='annotationtag_once'),
        ),
        migrations.AddConstraint(
            model_name='annotationtag',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('name'), 50), name='annotationtag_name_length'),
        ),
        migrations.AddConstraint(
            model_name='annotationversion',
            constraint=models.UniqueConstraint(models.F('debate'), models.F('annotation'), models.F('number'), name='annotationversion_number'),
        ),
        migrations.AddConstraint(
            model_name='annotationversion',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('body'), 5000), name='annotationversion_body_length'),
        ),
    ]
