import django.db.models.deletion
import probierz.lib.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offices', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Process',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('group', models.CharField(choices=[('management', 'management'), ('core', 'core'), ('support', 'support')], max_length=12)),
                ('purpose', models.TextField(blank=True)),
                ('inputs', models.TextField(blank=True)),
                ('outputs', models.TextField(blank=True)),
                ('suppliers', models.TextField(blank=True)),
                ('clients', models.TextField(blank=True)),
                ('resources', models.TextField(blank=True)),
                ('legal_basis', models.TextField(blank=True)),
                ('starter', models.CharField(blank=True, max_length=12)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('since', models.DateField()),
                ('retired_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='processes.process')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='processes.process')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('group__in', ['management', 'core', 'support'])), name='process_group_is_known'), models.UniqueConstraint(condition=models.Q(('retired_on__isnull', True)), fields=('office', 'code'), name='process_code_once'), models.UniqueConstraint(condition=models.Q(('retired_on__isnull', True)), fields=('office', 'name'), name='process_name_once'), models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='process_not_beneath_itself'), models.CheckConstraint(condition=models.Q(('successor__isnull', True), ('retired_on__isnull', False), _connector='OR'), name='process_joined_is_retired')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('definition', models.TextField(blank=True)),
                ('unit', models.CharField(choices=[('percent', 'percent'), ('days', 'days'), ('hours', 'hours'), ('minutes', 'minutes'), ('count', 'count'), ('score', 'score'), ('index', 'index')], max_length=10)),
                ('direction', models.CharField(choices=[('up', 'up'), ('down', 'down')], max_length=5)),
                ('target', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                ('frequency', models.CharField(choices=[('month', 'month'), ('quarter', 'quarter'), ('half_year', 'half_year'), ('year', 'year')], max_length=10)),
                ('source', models.CharField(blank=True, max_length=40)),
                ('since', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='processes.process')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('unit__in', ['percent', 'days', 'hours', 'minutes', 'count', 'score', 'index'])), name='indicator_unit_is_known'), models.CheckConstraint(condition=models.Q(('direction__in', ['up', 'down'])), name='indicator_direction_is_known'), models.CheckConstraint(condition=models.Q(('frequency__in', ['month', 'quarter', 'half_year', 'year'])), name='indicator_frequency_is_known'), models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('process', 'name'), name='indicator_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Diagram',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('xml', models.TextField()),
                ('svg', models.TextField(blank=True)),
                ('steps', models.JSONField()),
                ('drawn_at', models.DateTimeField(auto_now_add=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='diagrams', to='processes.process')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('process', 'number'), name='diagram_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('value', models.DecimalField(decimal_places=4, max_digits=14)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('taken', models.CharField(choices=[('typed', 'typed'), ('imported', 'imported'), ('computed', 'computed')], max_length=10)),
                ('taken_at', models.DateTimeField(auto_now=True)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='processes.indicator')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('taken__in', ['typed', 'imported', 'computed'])), name='reading_taken_is_known'), models.UniqueConstraint(fields=('indicator', 'since'), name='reading_once_in_a_period')],
            },
        ),
        migrations.CreateModel(
            name='ReadingsDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('rows', models.JSONField()),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Responsibility',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('part', models.CharField(choices=[('owner', 'owner'), ('deputy', 'deputy')], max_length=10)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responsibilities', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responsibilities', to='processes.process')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ['owner', 'deputy'])), name='responsibility_part_is_known'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='responsibility_in_order'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('process', 'part'), name='responsibility_one_now')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('slug', models.SlugField(max_length=80)),
                ('deadline', models.CharField(blank=True, max_length=30)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_on', models.DateField()),
                ('sort_key', models.CharField(max_length=600)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='services', to='processes.process')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='services', to='offices.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='service_state_is_known'), models.UniqueConstraint(fields=('office', 'slug'), name='service_address_once')],
            },
        ),
        migrations.CreateModel(
            name='ServiceText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2)),
                ('title', models.CharField(max_length=200)),
                ('purpose', models.TextField(blank=True)),
                ('who', models.TextField(blank=True)),
                ('documents', models.TextField(blank=True)),
                ('where', models.TextField(blank=True)),
                ('fee', models.TextField(blank=True)),
                ('time_limit', models.TextField(blank=True)),
                ('appeal', models.TextField(blank=True)),
                ('online', models.URLField(blank=True, max_length=300)),
                ('legal_basis', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='processes.service')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('service', 'language'), name='service_text_once_in_a_language'), models.CheckConstraint(condition=models.Q(('language__in', ['pl', 'en'])), name='service_text_language')],
            },
        ),
    ]
