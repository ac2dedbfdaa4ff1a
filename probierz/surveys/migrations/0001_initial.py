import django.db.models.deletion
import probierz.lib.identifiers
import probierz.surveys.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.SlugField(max_length=60)),
                ('name_pl', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('client', 'client'), ('staff', 'staff')], max_length=10)),
                ('primary_measure', models.CharField(choices=[('index', 'index')], default='index', max_length=20)),
                ('comparison', models.CharField(choices=[('welch', 'welch')], default='welch', max_length=20)),
                ('analysis_fixed_at', models.DateTimeField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'code'), name='campaign_code_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['client', 'staff'])), name='campaign_kind'), models.CheckConstraint(condition=models.Q(('primary_measure__in', ['index'])), name='campaign_primary_measure'), models.CheckConstraint(condition=models.Q(('comparison__in', ['welch'])), name='campaign_comparison')],
            },
        ),
        migrations.CreateModel(
            name='CollectionPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('kind', models.CharField(choices=[('desk', 'desk'), ('unit', 'unit'), ('letter', 'letter'), ('web', 'web')], max_length=10)),
                ('name', models.CharField(max_length=120)),
                ('channel', models.CharField(choices=[('qr', 'qr'), ('link', 'link'), ('kiosk', 'kiosk'), ('paper', 'paper')], default='qr', max_length=10)),
                ('public_code', models.CharField(default=probierz.lib.identifiers.public_code, editable=False, max_length=22, unique=True)),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='surveys.campaign')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='collection_point_in_order'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('office', 'campaign', 'name'), name='collection_point_name_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['desk', 'unit', 'letter', 'web'])), name='collection_point_kind'), models.CheckConstraint(condition=models.Q(('channel__in', ['qr', 'link', 'kiosk', 'paper'])), name='collection_point_channel')],
            },
        ),
        migrations.CreateModel(
            name='Questionnaire',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('code', models.SlugField(max_length=32, unique=True)),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
        ),
        migrations.CreateModel(
            name='QuestionnaireVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('content', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='surveys.questionnaire')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('questionnaire', 'version'), name='questionnaire_version_once')],
            },
        ),
        migrations.AddField(
            model_name='campaign',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.questionnaireversion'),
        ),
        migrations.CreateModel(
            name='SealedDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('responses', models.PositiveIntegerField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'day'), name='sealed_day_once')],
            },
        ),
        migrations.CreateModel(
            name='Wave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('role', models.CharField(choices=[('baseline', 'baseline'), ('followup', 'followup')], max_length=10)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('open', 'open'), ('closed', 'closed')], default='planned', max_length=10)),
                ('planned_since', models.DateField(blank=True, null=True)),
                ('planned_until', models.DateField(blank=True, null=True)),
                ('opened_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waves', to='surveys.campaign')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('campaign', 'role'), name='wave_role_once'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('campaign',), name='wave_open_once'), models.CheckConstraint(condition=models.Q(('role__in', ['baseline', 'followup'])), name='wave_role'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'closed'])), name='wave_state'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('opened_on__isnull', True), ('state', 'planned')), models.Q(('closed_on__isnull', True), ('opened_on__isnull', False), ('state', 'open')), models.Q(('closed_on__gte', models.F('opened_on')), ('opened_on__isnull', False), ('state', 'closed')), _connector='OR'), name='wave_days_follow_its_state')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('qr', 'qr'), ('link', 'link'), ('kiosk', 'kiosk'), ('paper', 'paper')], max_length=10)),
                ('item', models.CharField(max_length=32)),
                ('value', models.CharField(max_length=32)),
                ('count', models.PositiveIntegerField()),
                ('held', models.PositiveIntegerField(default=0)),
                ('shown', models.PositiveIntegerField(default=0)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('point', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.collectionpoint')),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.wave')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'wave', 'point', 'channel', 'item', 'value'), name='tally_once'), models.CheckConstraint(condition=models.Q(('held__lte', models.F('count')), ('shown__lte', models.F('held'))), name='tally_in_order'), models.CheckConstraint(condition=models.Q(('channel__in', ['qr', 'link', 'kiosk', 'paper'])), name='tally_channel')],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(default=probierz.surveys.models.random_key, primary_key=True, serialize=False)),
                ('submission_id', models.CharField(max_length=22, unique=True)),
                ('channel', models.CharField(choices=[('qr', 'qr'), ('link', 'link'), ('kiosk', 'kiosk'), ('paper', 'paper')], max_length=10)),
                ('day', models.DateField()),
                ('answers', models.JSONField()),
                ('has_comment', models.BooleanField(default=False)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office')),
                ('point', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.collectionpoint')),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.wave')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('channel__in', ['qr', 'link', 'kiosk', 'paper'])), name='response_channel')],
            },
        ),
        migrations.AddIndex(
            model_name='response',
            index=models.Index(fields=['office', 'day'], name='response_by_day'),
        ),
        migrations.AddIndex(
            model_name='response',
            index=models.Index(condition=models.Q(('has_comment', True)), fields=['office', 'wave'], name='response_comments'),
        ),
    ]
