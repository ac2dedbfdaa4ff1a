import django.db.models.deletion
import probierz.lib.identifiers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('offices', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
        ('processes', '0002_links'),
        ('standards', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Nonconformity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('search_key', models.CharField(max_length=400)),
                ('source', models.CharField(choices=[('audit', 'audit'), ('external_audit', 'external_audit'), ('complaint', 'complaint'), ('survey', 'survey'), ('process', 'process'), ('supervision', 'supervision'), ('employee', 'employee'), ('resident', 'resident'), ('review', 'review'), ('document', 'document'), ('risk', 'risk'), ('other', 'other')], max_length=20)),
                ('origin_kind', models.CharField(blank=True, max_length=60)),
                ('origin_key', models.CharField(blank=True, max_length=60)),
                ('origin_title', models.CharField(blank=True, max_length=300)),
                ('grade', models.CharField(choices=[('major', 'major'), ('minor', 'minor'), ('observation', 'observation')], max_length=12)),
                ('edition', models.CharField(blank=True, max_length=40)),
                ('found_on', models.DateField()),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('reported', 'reported'), ('analysed', 'analysed'), ('planned', 'planned'), ('doing', 'doing'), ('checking', 'checking'), ('closed', 'closed'), ('rejected', 'rejected')], default='reported', max_length=10)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('cause_method', models.CharField(blank=True, choices=[('five_why', 'five_why'), ('fishbone', 'fishbone'), ('text', 'text')], max_length=10)),
                ('cause_area', models.CharField(blank=True, choices=[('people', 'people'), ('method', 'method'), ('information', 'information'), ('tools', 'tools'), ('law', 'law'), ('surroundings', 'surroundings'), ('suppliers', 'suppliers'), ('management', 'management')], max_length=14)),
                ('cause_steps', models.JSONField(blank=True, default=dict)),
                ('cause', models.TextField(blank=True)),
                ('waiver', models.TextField(blank=True)),
                ('criterion', models.TextField(blank=True)),
                ('check_due_on', models.DateField(blank=True, null=True)),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('was_effective', models.BooleanField(blank=True, null=True)),
                ('rejected_because', models.TextField(blank=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('reported_at', models.DateTimeField()),
                ('checker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('found_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='nonconformities', to='processes.process')),
                ('requirement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='standards.requirement')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['office', 'state', '-number'], name='nonconformity_by_state'), models.Index(fields=['office', 'origin_kind', 'origin_key'], name='nonconformity_by_origin'), models.Index(condition=models.Q(('closed_on__isnull', True)), fields=['office', '-number'], name='nonconformity_open_in_order'), models.Index(fields=['office', 'found_on', 'source', 'cause_area', 'process'], name='nonconformity_by_day'), models.Index(fields=['office', 'state', 'closed_on', 'found_on'], name='nonconformity_by_end')],
                'constraints': [models.UniqueConstraint(fields=('office', 'number'), name='nonconformity_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['reported', 'analysed', 'planned', 'doing', 'checking', 'closed', 'rejected'])), name='nonconformity_state_is_known'), models.CheckConstraint(condition=models.Q(('source__in', ['audit', 'external_audit', 'complaint', 'survey', 'process', 'supervision', 'employee', 'resident', 'review', 'document', 'risk', 'other'])), name='nonconformity_source_is_known'), models.CheckConstraint(condition=models.Q(('grade__in', ['major', 'minor', 'observation'])), name='nonconformity_grade_is_known'), models.CheckConstraint(condition=models.Q(('cause_method__in', ['', 'five_why', 'fishbone', 'text']), ('cause_area__in', ['', 'people', 'method', 'information', 'tools', 'law', 'surroundings', 'suppliers', 'management'])), name='nonconformity_cause_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['reported', 'rejected']), models.Q(('cause', ''), _negated=True), _connector='OR'), name='nonconformity_no_plan_without_cause'), models.CheckConstraint(condition=models.Q(('state__in', ['reported', 'analysed', 'rejected']), models.Q(models.Q(('criterion', ''), _negated=True), ('check_due_on__isnull', False)), _connector='OR'), name='nonconformity_plan_has_check'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('checked_on__isnull', False), ('was_effective', True)), _connector='OR'), name='nonconformity_closed_when_effective'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'rejected'), _negated=True), models.Q(('rejected_because', ''), _negated=True), _connector='OR'), name='nonconformity_rejected_for_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('state__in', ['closed', 'rejected'])), models.Q(('state__in', ['reported', 'analysed', 'planned', 'doing', 'checking']), ('closed_on__isnull', True)), _connector='OR'), name='nonconformity_closed_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('happened', models.TextField()),
                ('cause', models.TextField(blank=True)),
                ('helped', models.TextField()),
                ('written_on', models.DateField()),
                ('shared_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('nonconformity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='improvement.nonconformity')),
            ],
            options={
                'indexes': [models.Index(fields=['office', 'shared_on'], name='lesson_by_sharing')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField()),
                ('on', models.DateField()),
                ('criterion', models.TextField()),
                ('was_effective', models.BooleanField()),
                ('note', models.TextField()),
                ('checker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nonconformity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='improvement.nonconformity')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('note', ''), _negated=True), models.Q(('criterion', ''), _negated=True)), name='check_says_what_was_found')],
            },
        ),
        migrations.CreateModel(
            name='ProblemLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.CharField(max_length=24, unique=True)),
                ('place', models.CharField(max_length=120)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('kind', models.CharField(choices=[('correction', 'correction'), ('corrective', 'corrective'), ('preventive', 'preventive'), ('improving', 'improving')], max_length=10)),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('added_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('result', models.TextField(blank=True)),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('dropped_because', models.CharField(blank=True, max_length=300)),
                ('origin_kind', models.CharField(blank=True, max_length=60)),
                ('origin_key', models.CharField(blank=True, max_length=60)),
                ('origin_title', models.CharField(blank=True, max_length=300)),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.officefile')),
                ('nonconformity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='improvement.nonconformity')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
            ],
            options={
                'indexes': [models.Index(fields=['office', 'done_on', 'due_on'], name='step_by_due_day'), models.Index(fields=['office', 'origin_kind', 'origin_key'], name='step_by_origin')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['correction', 'corrective', 'preventive', 'improving'])), name='step_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('correction', 'corrective')), _negated=True), ('nonconformity__isnull', False), _connector='OR'), name='step_of_a_nonconformity'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'improving'), _negated=True), ('nonconformity__isnull', True), _connector='OR'), name='step_that_stands_alone'), models.CheckConstraint(condition=models.Q(('done_on__isnull', True), models.Q(('result', ''), _negated=True), _connector='OR'), name='step_done_with_evidence'), models.CheckConstraint(condition=models.Q(('dropped_on__isnull', True), models.Q(('done_on__isnull', True), models.Q(('dropped_because', ''), _negated=True)), _connector='OR'), name='step_dropped_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('gain', models.TextField(blank=True)),
                ('given_on', models.DateField()),
                ('answer_due_on', models.DateField()),
                ('state', models.CharField(choices=[('new', 'new'), ('accepted', 'accepted'), ('done', 'done'), ('declined', 'declined')], default='new', max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['new', 'accepted', 'done', 'declined'])), name='suggestion_state_is_known'), models.UniqueConstraint(fields=('office', 'number'), name='suggestion_number_once'), models.CheckConstraint(condition=models.Q(('state', 'new'), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__isnull', False)), _connector='OR'), name='suggestion_answered_in_words')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='improvement.suggestion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('suggestion', 'account'), name='vote_once')],
            },
        ),
        migrations.CreateModel(
            name='LessonUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(blank=True, choices=[('does_not_concern', 'does_not_concern'), ('in_order', 'in_order'), ('improved', 'improved')], max_length=16)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='improvement.lesson')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('lesson', 'unit'), name='lesson_once_a_unit'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on__isnull', True)), models.Q(('answer__in', ['does_not_concern', 'in_order', 'improved']), ('answered_on__isnull', False)), _connector='OR'), name='lesson_answer_is_known')],
            },
        ),
    ]
