import django.db.models.deletion
import probierz.lib.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('offices', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Conference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('title_pl', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('motto_pl', models.CharField(blank=True, max_length=200)),
                ('motto_en', models.CharField(blank=True, max_length=200)),
                ('place', models.CharField(max_length=200)),
                ('held_on', models.DateField()),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('registration_until', models.DateField()),
                ('capacity', models.PositiveIntegerField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'held_on'), name='conference_once_a_day'), models.CheckConstraint(condition=models.Q(('registration_until__lte', models.F('held_on'))), name='conference_registration_ends_before_it'), models.CheckConstraint(condition=models.Q(('capacity__gt', 0)), name='conference_has_room')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('title_pl', models.CharField(max_length=300)),
                ('title_en', models.CharField(max_length=300)),
                ('speaker', models.CharField(blank=True, max_length=150)),
                ('speaker_function_pl', models.CharField(blank=True, max_length=200)),
                ('speaker_function_en', models.CharField(blank=True, max_length=200)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='programme.conference')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('conference', 'position'), name='agenda_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('handed_at', models.DateTimeField()),
                ('received_by', models.CharField(blank=True, max_length=200)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='programme.conference')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('conference', 'office'), name='certificate_handed_once')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('indicator', models.CharField(choices=[('on_time', 'on_time')], max_length=20)),
                ('wave', models.CharField(choices=[('baseline', 'baseline'), ('followup', 'followup')], max_length=10)),
                ('numerator', models.PositiveIntegerField()),
                ('denominator', models.PositiveIntegerField()),
                ('since_on', models.DateField()),
                ('last_on', models.DateField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'office', 'indicator', 'wave'), name='indicator_reading_once'), models.CheckConstraint(condition=models.Q(('wave__in', ['baseline', 'followup'])), name='indicator_reading_wave'), models.CheckConstraint(condition=models.Q(('indicator__in', ['on_time'])), name='indicator_is_known'), models.CheckConstraint(condition=models.Q(('denominator__gt', 0), ('numerator__lte', models.F('denominator'))), name='indicator_reading_is_a_share'), models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('since_on'))), name='indicator_reading_in_order')],
            },
        ),
        migrations.CreateModel(
            name='NewsItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('category', models.CharField(choices=[('programme', 'programme'), ('event', 'event'), ('result', 'result'), ('good_practice', 'good_practice')], max_length=20)),
                ('title_pl', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('body_pl', models.TextField()),
                ('body_en', models.TextField()),
                ('author', models.CharField(max_length=150)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('changed_at', models.DateTimeField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('category__in', ['programme', 'event', 'result', 'good_practice'])), name='news_category_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='news_state_is_known'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('published_on__isnull', False), _connector='OR'), name='news_published_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='NewsReads',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('count', models.PositiveIntegerField()),
                ('news', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reads', to='programme.newsitem')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('news', 'day'), name='news_reads_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='OfficeCertification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('standard', models.CharField(max_length=40)),
                ('scope', models.CharField(max_length=300)),
                ('body', models.CharField(blank=True, max_length=200)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('granted_on', models.DateField()),
                ('valid_until', models.DateField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'office', 'standard', 'granted_on'), name='office_certification_once'), models.CheckConstraint(condition=models.Q(('valid_until__gt', models.F('granted_on'))), name='office_certification_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('function', models.CharField(blank=True, max_length=200)),
                ('sort_key', models.CharField(max_length=400)),
                ('registered_at', models.DateTimeField()),
                ('attended_at', models.DateTimeField(blank=True, null=True)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='programme.conference')),
                ('employee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('employee__isnull', False)), fields=('conference', 'employee'), name='employee_registered_once'), models.UniqueConstraint(condition=models.Q(('employee__isnull', True), models.Q(('name', ''), _negated=True)), fields=('conference', 'office', 'name'), name='guest_registered_once')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('language', models.CharField(max_length=2)),
                ('made_at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.programmefile')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['pl', 'en'])), name='report_language')],
            },
        ),
        migrations.CreateModel(
            name='ReportText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.SlugField(max_length=40)),
                ('body_pl', models.TextField(blank=True)),
                ('body_en', models.TextField(blank=True)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'section'), name='report_text_once')],
            },
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.SlugField(max_length=40)),
                ('num', models.PositiveSmallIntegerField()),
                ('name_pl', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('short_pl', models.CharField(max_length=24)),
                ('short_en', models.CharField(max_length=24)),
                ('planned_start_on', models.DateField()),
                ('planned_end_on', models.DateField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'code'), name='stage_code_once'), models.UniqueConstraint(fields=('programme', 'num'), name='stage_num_once'), models.CheckConstraint(condition=models.Q(('planned_end_on__gte', models.F('planned_start_on'))), name='stage_plan_in_order')],
            },
        ),
        migrations.CreateModel(
            name='OfficeStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('running', 'running'), ('done', 'done')], default='planned', max_length=10)),
                ('planned_start_on', models.DateField()),
                ('planned_end_on', models.DateField()),
                ('started_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offices', to='programme.stage')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('stage', 'office'), name='office_stage_once'), models.CheckConstraint(condition=models.Q(('planned_end_on__gte', models.F('planned_start_on'))), name='office_stage_plan_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', True), ('started_on__isnull', True), ('state', 'planned')), models.Q(('done_on__isnull', True), ('started_on__isnull', False), ('state', 'running')), models.Q(('done_on__gte', models.F('started_on')), ('started_on__isnull', False), ('state', 'done')), _connector='OR'), name='office_stage_state_agrees_with_its_days')],
            },
        ),
        migrations.CreateModel(
            name='TrainingRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('course', models.CharField(choices=[('mgmt', 'mgmt'), ('rep', 'rep'), ('auditor', 'auditor'), ('team', 'team'), ('staff', 'staff')], max_length=20)),
                ('held_on', models.DateField()),
                ('hours', models.PositiveSmallIntegerField()),
                ('trained', models.PositiveIntegerField()),
                ('examined', models.PositiveIntegerField(default=0)),
                ('passed', models.PositiveIntegerField(default=0)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'office', 'course', 'held_on'), name='training_record_once'), models.CheckConstraint(condition=models.Q(('course__in', ['mgmt', 'rep', 'auditor', 'team', 'staff'])), name='training_course_is_known'), models.CheckConstraint(condition=models.Q(('examined__lte', models.F('trained')), ('passed__lte', models.F('examined'))), name='training_record_adds_up')],
            },
        ),
        migrations.AddIndex(
            model_name='newsitem',
            index=models.Index(fields=['programme', 'state', '-published_on'], name='news_in_order'),
        ),
    ]
