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
            name='Audit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('planned', 'planned'), ('extra', 'extra')], max_length=10)),
                ('occasion', models.CharField(blank=True, max_length=300)),
                ('criteria', models.TextField(blank=True)),
                ('scope', models.TextField(blank=True)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('answers_by', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('running', 'running'), ('reporting', 'reporting'), ('signed', 'signed'), ('closed', 'closed'), ('cancelled', 'cancelled')], default='planned', max_length=12)),
                ('started_on', models.DateField(blank=True, null=True)),
                ('finished_on', models.DateField(blank=True, null=True)),
                ('summary', models.TextField(blank=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['office', 'starts_on'], name='audit_in_order_of_days')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['planned', 'extra'])), name='audit_kind_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'running', 'reporting', 'signed', 'closed', 'cancelled'])), name='audit_state_is_known'), models.UniqueConstraint(fields=('office', 'year', 'number'), name='audit_number_once_a_year'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='audit_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('signed_on__isnull', False), ('state__in', ['signed', 'closed'])), models.Q(models.Q(('state__in', ['signed', 'closed']), _negated=True), ('signed_on__isnull', True)), _connector='OR'), name='audit_signed_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='AuditedProcess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='process_links', to='audits.audit')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audit_links', to='processes.process')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('audit', 'process'), name='audited_process_once')],
            },
        ),
        migrations.CreateModel(
            name='AuditedUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unit_links', to='audits.audit')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('audit', 'unit'), name='audited_unit_once')],
            },
        ),
        migrations.CreateModel(
            name='AuditMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('role', models.CharField(choices=[('lead', 'lead'), ('auditor', 'auditor'), ('assistant', 'assistant'), ('observer', 'observer')], max_length=10)),
                ('guest_name', models.CharField(blank=True, max_length=200)),
                ('consent', models.CharField(choices=[('none_needed', 'none_needed'), ('asked', 'asked'), ('given', 'given'), ('refused', 'refused')], default='none_needed', max_length=12)),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='audits.audit')),
                ('employee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='audit_memberships', to='people.employee')),
                ('guest', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('home', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['lead', 'auditor', 'assistant', 'observer'])), name='audit_member_role_is_known'), models.CheckConstraint(condition=models.Q(('consent__in', ['none_needed', 'asked', 'given', 'refused'])), name='audit_member_consent_is_known'), models.UniqueConstraint(condition=models.Q(('employee__isnull', False)), fields=('audit', 'employee'), name='audit_member_once'), models.UniqueConstraint(condition=models.Q(('guest__isnull', False)), fields=('audit', 'guest'), name='audit_guest_once'), models.UniqueConstraint(condition=models.Q(('role', 'lead'), models.Q(('consent', 'refused'), _negated=True)), fields=('audit',), name='audit_one_lead'), models.CheckConstraint(condition=models.Q(models.Q(('consent', 'none_needed'), ('home__isnull', True)), models.Q(('home__isnull', False), models.Q(('consent', 'none_needed'), _negated=True)), _connector='OR'), name='audit_guest_by_consent')],
            },
        ),
        migrations.CreateModel(
            name='AuditProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('objectives', models.TextField()),
                ('risks', models.TextField(blank=True)),
                ('adopted_on', models.DateField(blank=True, null=True)),
                ('adopted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'year'), name='audit_programme_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('note', models.CharField(max_length=300)),
                ('is_lent', models.BooleanField(default=False)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='audit_competences', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='audit_competence_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('kind', models.CharField(choices=[('trained', 'trained'), ('advised', 'advised')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='audit_involvements', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='processes.process')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='audit_involvement_in_order'), models.CheckConstraint(condition=models.Q(('kind__in', ['trained', 'advised'])), name='audit_involvement_kind_is_known'), models.CheckConstraint(condition=models.Q(('unit__isnull', False), ('process__isnull', False), _connector='OR'), name='audit_involvement_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('origin', models.CharField(choices=[('earlier', 'earlier'), ('catalog', 'catalog'), ('process', 'process'), ('own', 'own')], max_length=10)),
                ('text', models.TextField()),
                ('text_en', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answer_seen', models.CharField(blank=True, max_length=40)),
                ('verdict', models.CharField(blank=True, choices=[('conforming', 'conforming'), ('minor', 'minor'), ('major', 'major'), ('observation', 'observation'), ('opportunity', 'opportunity'), ('strength', 'strength'), ('not_applicable', 'not_applicable')], max_length=16)),
                ('note', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('judged_at', models.DateTimeField(blank=True, null=True)),
                ('seen', models.CharField(blank=True, max_length=40)),
                ('raised_key', models.CharField(blank=True, max_length=40)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='questions', to='audits.auditmember')),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='audits.audit')),
                ('earlier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='audits.question')),
                ('judged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='audits.auditmember')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='processes.process')),
                ('requirement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='audit_questions', to='standards.requirement')),
            ],
            options={
                'indexes': [models.Index(fields=['audit', 'position'], name='audit_question_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('origin__in', ['earlier', 'catalog', 'process', 'own'])), name='audit_question_origin_is_known'), models.CheckConstraint(condition=models.Q(('verdict__in', ['', 'conforming', 'minor', 'major', 'observation', 'opportunity', 'strength', 'not_applicable'])), name='audit_question_verdict_is_known'), models.UniqueConstraint(condition=models.Q(('earlier__isnull', False)), fields=('audit', 'earlier'), name='audit_earlier_finding_once')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('part', models.CharField(choices=[('auditor', 'auditor'), ('auditee', 'auditee')], max_length=10)),
                ('values', models.JSONField()),
                ('is_aside', models.BooleanField(default=False)),
                ('received_at', models.DateTimeField(auto_now_add=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='audits.question')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ['auditor', 'auditee'])), name='audit_entry_part_is_known'), models.UniqueConstraint(fields=('office', 'name'), name='audit_entry_once')],
            },
        ),
        migrations.CreateModel(
            name='AuditFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=40)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('added_on', models.DateField()),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.officefile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='audits.question')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('question', 'name'), name='audit_file_once')],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_on', models.DateField()),
                ('read_on', models.DateField(blank=True, null=True)),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='audits.audit')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('audit', 'employee'), name='audit_report_sent_once')],
            },
        ),
    ]
