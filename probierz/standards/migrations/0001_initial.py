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
    ]

    operations = [
        migrations.CreateModel(
            name='Catalog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('kind', models.CharField(choices=[('quality_system', 'quality_system'), ('self_assessment_model', 'self_assessment_model'), ('management_control', 'management_control'), ('other', 'other')], max_length=30)),
                ('edition', models.CharField(max_length=40)),
                ('status', models.CharField(choices=[('current', 'current'), ('withdrawn', 'withdrawn'), ('draft', 'draft')], max_length=20)),
                ('scoring', models.CharField(choices=[('verdicts', 'verdicts'), ('caf', 'caf')], max_length=20)),
                ('name_pl', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('note_pl', models.TextField(blank=True)),
                ('note_en', models.TextField(blank=True)),
                ('answers', models.JSONField(blank=True, default=list)),
                ('is_offered', models.BooleanField(default=True)),
                ('is_shipped', models.BooleanField(default=False)),
                ('digest', models.CharField(max_length=64)),
                ('position', models.PositiveSmallIntegerField(default=100)),
                ('loaded_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['quality_system', 'self_assessment_model', 'management_control', 'other'])), name='catalog_kind_is_known'), models.CheckConstraint(condition=models.Q(('status__in', ['current', 'withdrawn', 'draft'])), name='catalog_status_is_known'), models.CheckConstraint(condition=models.Q(('scoring__in', ['verdicts', 'caf'])), name='catalog_scoring_is_known')],
            },
        ),
        migrations.CreateModel(
            name='AssessmentRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('kind', models.CharField(choices=[('zero_audit', 'zero_audit'), ('self_assessment', 'self_assessment'), ('caf', 'caf')], max_length=20)),
                ('scoring', models.CharField(choices=[('verdicts', 'verdicts'), ('caf_classic', 'caf_classic'), ('caf_fine', 'caf_fine')], max_length=20)),
                ('name', models.CharField(max_length=150)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('open', 'open'), ('consensus', 'consensus'), ('closed', 'closed'), ('cancelled', 'cancelled')], default='planned', max_length=20)),
                ('planned_on', models.DateField()),
                ('due_on', models.DateField()),
                ('started_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('catalog', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='standards.catalog')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['zero_audit', 'self_assessment', 'caf'])), name='round_kind_is_known'), models.CheckConstraint(condition=models.Q(('scoring__in', ['verdicts', 'caf_classic', 'caf_fine'])), name='round_scoring_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'consensus', 'closed', 'cancelled'])), name='round_state_is_known'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('planned_on'))), name='round_due_after_planned')],
            },
        ),
        migrations.CreateModel(
            name='CatalogUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('catalog', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='standards.catalog')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='catalog_use_in_order'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('office', 'catalog'), name='catalog_taken_once')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True, max_length=2000)),
                ('record_kind', models.CharField(blank=True, max_length=60)),
                ('record_key', models.CharField(blank=True, max_length=60)),
                ('added_on', models.DateField()),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(models.Q(('record_key', ''), _negated=True), ('withdrawn_on__isnull', True)), fields=('office', 'record_kind', 'record_key'), name='evidence_record_once'), models.CheckConstraint(condition=models.Q(models.Q(('record_key', ''), ('record_kind', '')), models.Q(models.Q(('record_kind', ''), _negated=True), models.Q(('record_key', ''), _negated=True)), _connector='OR'), name='evidence_record_is_whole')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('made_on', models.DateField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('added_on', models.DateField()),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='standards.evidence')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.officefile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('evidence', 'number'), name='evidence_revision_once'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='evidence_revision_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.CharField(max_length=20)),
                ('position', models.PositiveSmallIntegerField()),
                ('depth', models.PositiveSmallIntegerField()),
                ('is_leaf', models.BooleanField()),
                ('title_pl', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('question_pl', models.TextField(blank=True)),
                ('question_en', models.TextField(blank=True)),
                ('may_not_apply', models.BooleanField(default=False)),
                ('often_not_applied', models.BooleanField(default=False)),
                ('expected', models.JSONField(blank=True, default=list)),
                ('aspect', models.CharField(blank=True, choices=[('enabler', 'enabler'), ('result', 'result')], max_length=20)),
                ('change_pl', models.TextField(blank=True)),
                ('change_en', models.TextField(blank=True)),
                ('change_is_sure', models.BooleanField(default=True)),
                ('catalog', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='standards.catalog')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='standards.requirement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('catalog', 'number'), name='requirement_number_once'), models.CheckConstraint(condition=models.Q(('aspect__in', ['', 'enabler', 'result'])), name='requirement_aspect_is_known')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('linked_on', models.DateField()),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='standards.evidence')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='standards.requirement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('evidence', 'requirement'), name='evidence_link_once')],
            },
        ),
        migrations.CreateModel(
            name='Crosslink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('same_topic', 'same_topic'), ('retitled', 'retitled'), ('merged', 'merged'), ('extended', 'extended'), ('changed', 'changed'), ('partial', 'partial'), ('new', 'new')], max_length=20)),
                ('note_pl', models.CharField(blank=True, max_length=300)),
                ('note_en', models.CharField(blank=True, max_length=300)),
                ('source_catalog', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='crosslinks_out', to='standards.catalog')),
                ('target_catalog', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='crosslinks_in', to='standards.catalog')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='leads_to', to='standards.requirement')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comes_from', to='standards.requirement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('relation__in', ['same_topic', 'retitled', 'merged', 'extended', 'changed', 'partial', 'new'])), name='crosslink_relation_is_known'), models.UniqueConstraint(fields=('source_catalog', 'source', 'target'), name='crosslink_once')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.employee')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='standards.assessmentround')),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='standards.requirement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'requirement', 'person'), name='assignment_once')],
            },
        ),
        migrations.CreateModel(
            name='Applicability',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('applies', models.BooleanField()),
                ('justification', models.TextField(blank=True, max_length=2000)),
                ('decided_on', models.DateField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='standards.requirement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'requirement'), name='applicability_once'), models.CheckConstraint(condition=models.Q(('applies', True), models.Q(('justification', ''), _negated=True), _connector='OR'), name='applicability_is_justified')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('is_consensus', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('returned', 'returned'), ('verified', 'verified')], default='draft', max_length=20)),
                ('choice', models.CharField(blank=True, max_length=40)),
                ('conformity', models.CharField(choices=[('full', 'full'), ('partial', 'partial'), ('none', 'none'), ('unknown', 'unknown')], max_length=20)),
                ('parts', models.JSONField(blank=True, default=dict)),
                ('value', models.FloatField(blank=True, null=True)),
                ('comment', models.TextField(blank=True, max_length=5000)),
                ('strengths', models.TextField(blank=True, max_length=5000)),
                ('improvements', models.TextField(blank=True, max_length=5000)),
                ('remark', models.TextField(blank=True, max_length=2000)),
                ('answered_on', models.DateField()),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='standards.assessmentround')),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='standards.requirement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'verified'])), name='answer_state_is_known'), models.CheckConstraint(condition=models.Q(('conformity__in', ['full', 'partial', 'none', 'unknown'])), name='answer_conformity_is_known'), models.UniqueConstraint(condition=models.Q(('is_consensus', False)), fields=('round', 'requirement', 'author'), name='answer_once'), models.UniqueConstraint(condition=models.Q(('is_consensus', True)), fields=('round', 'requirement'), name='consensus_once'), models.CheckConstraint(condition=models.Q(('value__isnull', True), models.Q(('value__gte', 0), ('value__lte', 100)), _connector='OR'), name='answer_value_in_range')],
            },
        ),
        migrations.AddIndex(
            model_name='requirement',
            index=models.Index(fields=['catalog', 'position'], name='requirement_in_order'),
        ),
        migrations.AddIndex(
            model_name='evidencelink',
            index=models.Index(fields=['office', 'requirement'], name='evidence_by_requirement'),
        ),
    ]
