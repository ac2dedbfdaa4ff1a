import django.db.models.deletion
import probierz.lib.identifiers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offices', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
        ('processes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Objective',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('reason', models.TextField(blank=True)),
                ('measure', models.CharField(blank=True, max_length=200)),
                ('target', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                ('resources', models.TextField(blank=True)),
                ('set_on', models.DateField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('open', 'open'), ('reached', 'reached'), ('missed', 'missed'), ('dropped', 'dropped')], default='open', max_length=10)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('result', models.TextField(blank=True)),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objectives', to='processes.indicator')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='objectives', to='people.employee')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'reached', 'missed', 'dropped'])), name='objective_state_is_known'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('office', 'name'), name='objective_name_once'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_on__isnull', False)), _connector='OR'), name='objective_closed_on_a_day'), models.CheckConstraint(condition=models.Q(('target__isnull', True), ('indicator__isnull', False), _connector='OR'), name='objective_target_of_an_indicator')],
            },
        ),
        migrations.CreateModel(
            name='ObjectiveStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='planning.objective')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Opportunity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=300)),
                ('benefit', models.TextField(blank=True)),
                ('plan', models.TextField(blank=True)),
                ('gain', models.PositiveSmallIntegerField()),
                ('effort', models.PositiveSmallIntegerField()),
                ('found_on', models.DateField()),
                ('next_review_on', models.DateField()),
                ('state', models.CharField(choices=[('considered', 'considered'), ('pursued', 'pursued'), ('used', 'used'), ('dropped', 'dropped')], default='considered', max_length=12)),
                ('result', models.TextField(blank=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='processes.process')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='opportunities', to='people.employee')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['considered', 'pursued', 'used', 'dropped'])), name='opportunity_state_is_known'), models.UniqueConstraint(fields=('office', 'number'), name='opportunity_number_once'), models.CheckConstraint(condition=models.Q(('effort__gte', 1), ('effort__lte', 5), ('gain__gte', 1), ('gain__lte', 5)), name='opportunity_weighed_1_to_5')],
            },
        ),
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_force', 'in_force'), ('replaced', 'replaced')], default='draft', max_length=10)),
                ('adopted_on', models.DateField(blank=True, null=True)),
                ('adopted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='adopted_policies', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in_force', 'replaced'])), name='policy_state_is_known'), models.UniqueConstraint(fields=('office', 'number'), name='policy_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('office',), name='policy_one_in_force'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('office',), name='policy_one_draft'), models.CheckConstraint(condition=models.Q(models.Q(('adopted_on__isnull', True), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('adopted_on__isnull', False)), _connector='OR'), name='policy_adopted_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Risk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=300)),
                ('category', models.CharField(choices=[('people', 'people'), ('law', 'law'), ('finance', 'finance'), ('service', 'service'), ('information', 'information'), ('property', 'property'), ('image', 'image')], max_length=12)),
                ('cause', models.TextField(blank=True)),
                ('effect', models.TextField(blank=True)),
                ('controls', models.TextField(blank=True)),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('residual_likelihood', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('residual_impact', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('response', models.CharField(choices=[('tolerate', 'tolerate'), ('transfer', 'transfer'), ('terminate', 'terminate'), ('treat', 'treat')], max_length=10)),
                ('found_on', models.DateField()),
                ('review_months', models.PositiveSmallIntegerField(default=12)),
                ('next_review_on', models.DateField()),
                ('state', models.CharField(choices=[('open', 'open'), ('closed', 'closed')], default='open', max_length=8)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='planning.objective')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='processes.process')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='risks', to='people.employee')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('category__in', ['people', 'law', 'finance', 'service', 'information', 'property', 'image'])), name='risk_category_is_known'), models.CheckConstraint(condition=models.Q(('response__in', ['tolerate', 'transfer', 'terminate', 'treat'])), name='risk_response_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed'])), name='risk_state_is_known'), models.UniqueConstraint(fields=('office', 'number'), name='risk_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('residual_impact__isnull', True), ('residual_likelihood__isnull', True)), models.Q(('residual_impact__isnull', False), ('residual_likelihood__isnull', False)), _connector='OR'), name='risk_residual_whole_or_none'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('state', 'open')), models.Q(('closed_on__isnull', False), ('state', 'closed')), _connector='OR'), name='risk_closed_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='RiskReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='planning.risk')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RiskScale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('threshold', models.PositiveSmallIntegerField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office',), name='risk_scale_once'), models.CheckConstraint(condition=models.Q(('likelihood__gte', 3), ('likelihood__lte', 5), ('impact__gte', 3), ('impact__lte', 5)), name='risk_scale_in_bounds')],
            },
        ),
        migrations.CreateModel(
            name='RiskStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.employee')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='planning.risk')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('assurance', models.CharField(choices=[('sufficient', 'sufficient'), ('limited', 'limited'), ('none', 'none')], max_length=12)),
                ('sources', models.JSONField(default=list)),
                ('other_source', models.CharField(blank=True, max_length=300)),
                ('reservations', models.TextField(blank=True)),
                ('planned', models.TextField(blank=True)),
                ('done', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('issued', 'issued')], default='draft', max_length=8)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='issued_statements', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('assurance__in', ['sufficient', 'limited', 'none'])), name='statement_assurance_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'issued'])), name='statement_state_is_known'), models.UniqueConstraint(fields=('office', 'year'), name='statement_once_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('issued_on__isnull', True), ('state', 'draft')), models.Q(('issued_on__isnull', False), ('state', 'issued')), _connector='OR'), name='statement_issued_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ContextIssue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('side', models.CharField(choices=[('internal', 'internal'), ('external', 'external')], max_length=10)),
                ('text', models.CharField(max_length=300)),
                ('effect', models.TextField(blank=True)),
                ('is_climate', models.BooleanField(default=False)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('side__in', ['internal', 'external'])), name='context_issue_side_is_known'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='context_issue_in_order')],
            },
        ),
        migrations.CreateModel(
            name='ContextReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('scope', models.TextField()),
                ('exclusions', models.TextField(blank=True)),
                ('climate_matters', models.BooleanField()),
                ('climate_reason', models.TextField()),
                ('reviewed_on', models.DateField()),
                ('next_review_on', models.DateField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'number'), name='context_review_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=300)),
                ('tasks', models.TextField(blank=True)),
                ('measure', models.CharField(max_length=200)),
                ('planned', models.CharField(max_length=100)),
                ('reached', models.CharField(blank=True, max_length=100)),
                ('note', models.TextField(blank=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='processes.process')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='goals', to='people.employee')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'year', 'name'), name='goal_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='InterestedParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('expectations', models.TextField()),
                ('how_met', models.TextField(blank=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='interested_party_in_order')],
            },
        ),
    ]
