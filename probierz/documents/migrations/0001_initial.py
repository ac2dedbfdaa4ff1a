import django.db.models.deletion
import probierz.lib.identifiers
import probierz.lib.number_patterns
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('offices', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Content',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('markdown', 'markdown'), ('file', 'file')], max_length=10)),
                ('markdown', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('sha256', models.CharField(max_length=64)),
                ('saved_at', models.DateTimeField()),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.officefile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['markdown', 'file'])), name='content_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='DocumentType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.CharField(max_length=12)),
                ('name', models.CharField(max_length=120)),
                ('pattern', models.CharField(max_length=60)),
                ('gap_rule', models.CharField(choices=[('next', 'next'), ('fill', 'fill')], default=probierz.lib.number_patterns.GapRule['NEXT'], max_length=10)),
                ('approver', models.CharField(choices=[('office_head', 'office_head'), ('quality_representative', 'quality_representative'), ('unit_head', 'unit_head')], max_length=30)),
                ('review_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('requires_reading', models.BooleanField(default=False)),
                ('jrwa_class', models.CharField(blank=True, max_length=12)),
                ('retention', models.CharField(blank=True, max_length=6)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'code'), name='document_type_code_once'), models.CheckConstraint(condition=models.Q(('gap_rule__in', ['next', 'fill'])), name='document_type_gap_rule'), models.CheckConstraint(condition=models.Q(('approver__in', ['office_head', 'quality_representative', 'unit_head'])), name='document_type_approver')],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.CharField(max_length=60)),
                ('series', models.CharField(blank=True, max_length=80)),
                ('serial', models.PositiveIntegerField(blank=True, null=True)),
                ('title', models.CharField(max_length=200)),
                ('sort_key', models.CharField(max_length=400)),
                ('search_key', models.CharField(max_length=400)),
                ('review_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('requires_reading', models.BooleanField(default=False)),
                ('jrwa_class', models.CharField(blank=True, max_length=12)),
                ('retention', models.CharField(blank=True, max_length=6)),
                ('created_at', models.DateTimeField()),
                ('keeper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='offices.unit')),
                ('type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='documents.documenttype')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'number'), name='document_number_once')],
            },
        ),
        migrations.CreateModel(
            name='ReviewRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('round_open', 'round_open'), ('round_passed', 'round_passed'), ('round_changes', 'round_changes'), ('round_lapsed', 'round_lapsed')], default='round_open', max_length=14)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.content')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['round_open', 'round_passed', 'round_changes', 'round_lapsed'])), name='review_round_state_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('waiting', 'waiting'), ('approves', 'approves'), ('changes', 'changes')], default='waiting', max_length=10)),
                ('note', models.TextField(blank=True, max_length=4000)),
                ('given_at', models.DateTimeField(blank=True, null=True)),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='documents.reviewround')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'reviewer'), name='review_once_in_round'), models.CheckConstraint(condition=models.Q(('verdict__in', ['waiting', 'approves', 'changes'])), name='review_verdict_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('edition', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('drafted', 'drafted'), ('checked', 'checked'), ('approved', 'approved'), ('in_force', 'in_force'), ('withdrawn', 'withdrawn')], default='drafted', max_length=10)),
                ('summary', models.TextField(blank=True, max_length=2000)),
                ('order', models.CharField(blank=True, max_length=120)),
                ('reads_anew', models.BooleanField(default=True)),
                ('reads_from', models.PositiveSmallIntegerField(default=1)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_sha256', models.CharField(blank=True, max_length=64)),
                ('in_force_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('approved_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.content')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='documents.document')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'edition'), name='revision_edition_once'), models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('document',), name='revision_in_force_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['drafted', 'checked', 'approved'])), fields=('document',), name='revision_open_once'), models.CheckConstraint(condition=models.Q(('state__in', ['drafted', 'checked', 'approved', 'in_force', 'withdrawn'])), name='revision_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_sha256', '')), models.Q(('approved_at__isnull', False), models.Q(('approved_sha256', ''), _negated=True)), _connector='OR'), name='revision_approval_names_its_hash'), models.CheckConstraint(condition=models.Q(('state__in', ['drafted', 'checked']), ('approved_at__isnull', False), _connector='OR'), name='revision_is_approved_first')],
            },
        ),
        migrations.AddField(
            model_name='reviewround',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='documents.revision'),
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.content')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='documents.revision')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('revision', 'account'), name='look_once')],
            },
        ),
        migrations.CreateModel(
            name='Disposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.CharField(choices=[('shredded', 'shredded'), ('erased', 'erased'), ('archive', 'archive')], max_length=10)),
                ('protocol', models.CharField(max_length=120)),
                ('done_on', models.DateField()),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='disposal', to='documents.revision')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('method__in', ['shredded', 'erased', 'archive'])), name='disposal_method_is_known')],
            },
        ),
        migrations.CreateModel(
            name='ControlledCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('holder', models.CharField(max_length=200)),
                ('issued_on', models.DateField()),
                ('returned_on', models.DateField(blank=True, null=True)),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='documents.document')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='documents.revision')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='controlled_copy_number_once')],
            },
        ),
        migrations.AddField(
            model_name='content',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contents', to='documents.revision'),
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True, max_length=2000)),
                ('done_on', models.DateField()),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='documents.revision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=4000)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='documents.revision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Acknowledgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_on', models.DateField()),
                ('on_paper', models.BooleanField(default=False)),
                ('recorded_at', models.DateTimeField()),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acknowledgements', to='documents.revision')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('revision', 'employee'), name='acknowledgement_once')],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.CharField(max_length=60)),
                ('version', models.PositiveSmallIntegerField()),
                ('base', models.TextField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='adoption', to='documents.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'entry'), name='adoption_once')],
            },
        ),
        migrations.CreateModel(
            name='Addressee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('everybody', 'everybody'), ('role', 'role'), ('unit', 'unit'), ('person', 'person')], max_length=10)),
                ('role', models.CharField(blank=True, choices=[('employee', 'employee'), ('unit_head', 'unit_head'), ('process_owner', 'process_owner'), ('internal_auditor', 'internal_auditor'), ('quality_representative', 'quality_representative'), ('office_head', 'office_head'), ('external_auditor', 'external_auditor')], max_length=30)),
                ('employee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='offices.unit')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addressees', to='documents.document')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['everybody', 'role', 'unit', 'person'])), name='addressee_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('employee__isnull', True), ('kind', 'everybody'), ('role', ''), ('unit__isnull', True)), models.Q(('employee__isnull', True), ('kind', 'role'), ('unit__isnull', True), models.Q(('role', ''), _negated=True)), models.Q(('employee__isnull', True), ('kind', 'unit'), ('role', ''), ('unit__isnull', False)), models.Q(('employee__isnull', False), ('kind', 'person'), ('role', ''), ('unit__isnull', True)), _connector='OR'), name='addressee_is_one_of_its_kind')],
            },
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['office', 'sort_key'], name='document_in_order'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['office', 'review_on'], name='document_by_review'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['office', 'state', 'valid_from'], name='revision_by_state'),
        ),
        migrations.AddConstraint(
            model_name='reviewround',
            constraint=models.UniqueConstraint(fields=('revision', 'number'), name='review_round_number_once'),
        ),
        migrations.AddConstraint(
            model_name='reviewround',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'round_open')), fields=('revision',), name='review_round_open_once'),
        ),
    ]
