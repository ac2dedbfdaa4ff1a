import django.db.models.deletion
import probierz.lib.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Association',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(max_length=30)),
            ],
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('sort_key', models.CharField(db_index=True, max_length=400)),
                ('kind', models.CharField(choices=[('gmina', 'gmina'), ('miasto_i_gmina', 'miasto_i_gmina'), ('miasto', 'miasto'), ('miasto_na_prawach_powiatu', 'miasto_na_prawach_powiatu'), ('powiat', 'powiat'), ('wojewodztwo', 'wojewodztwo'), ('inny', 'inny')], max_length=30)),
                ('teryt', models.CharField(blank=True, max_length=7)),
                ('requires_second_factor', models.BooleanField(default=False)),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['gmina', 'miasto_i_gmina', 'miasto', 'miasto_na_prawach_powiatu', 'powiat', 'wojewodztwo', 'inny'])), name='office_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name_pl', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('motto_pl', models.CharField(blank=True, max_length=200)),
                ('motto_en', models.CharField(blank=True, max_length=200)),
                ('standard', models.CharField(max_length=40)),
                ('starts_on', models.DateField()),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('is_public', models.BooleanField(default=False)),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='offices.association')),
            ],
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='offices.office')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='offices.programme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='participation_in_order'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('programme', 'office'), name='office_takes_part_once')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('symbol', models.CharField(blank=True, max_length=20)),
                ('sort_key', models.CharField(max_length=400)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='offices.unit')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='offices.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='unit_in_order'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('office', 'name', 'parent'), name='unit_name_once_in_parent'), models.UniqueConstraint(condition=models.Q(('parent__isnull', True), ('until__isnull', True)), fields=('office', 'name'), name='unit_name_once_at_top'), models.CheckConstraint(condition=models.Q(('successor__isnull', True), ('until__isnull', False), _connector='OR'), name='unit_with_successor_has_ended')],
            },
        ),
        migrations.CreateModel(
            name='OfficeIdentity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('name', models.CharField(max_length=200)),
                ('teryt', models.CharField(blank=True, max_length=7)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identities', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='office_identity_in_order'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('office',), name='office_has_one_identity')],
            },
        ),
        migrations.CreateModel(
            name='OfficeSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('merged', 'merged'), ('split', 'split'), ('renamed', 'renamed'), ('taken_over', 'taken_over')], max_length=20)),
                ('happened_on', models.DateField()),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='offices.office')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='predecessions', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='office_succession_once'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='office_succeeds_another'), models.CheckConstraint(condition=models.Q(('kind__in', ['merged', 'split', 'renamed', 'taken_over'])), name='office_succession_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('topic', models.CharField(choices=[('participation', 'participation'), ('headcount', 'headcount'), ('survey_results', 'survey_results'), ('representatives', 'representatives')], max_length=30)),
                ('participation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='offices.participation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='consent_in_order'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('participation', 'topic'), name='consent_once_per_topic'), models.CheckConstraint(condition=models.Q(('topic__in', ['participation', 'headcount', 'survey_results', 'representatives'])), name='consent_topic_is_known')],
            },
        ),
    ]
