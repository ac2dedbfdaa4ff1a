import django.db.models.deletion
import probierz.lib.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=12)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.association')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('association', 'year'), name='certificate_register_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('token', models.CharField(default=probierz.lib.identifiers.portable_id, editable=False, max_length=32, unique=True)),
                ('serial', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('participation', 'participation')], default='participation', max_length=20)),
                ('recipient', models.CharField(max_length=200)),
                ('search_key', models.CharField(max_length=300)),
                ('data', models.JSONField()),
                ('language', models.CharField(max_length=5)),
                ('issued_on', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('prepared', 'prepared'), ('valid', 'valid'), ('revoked', 'revoked'), ('replaced', 'replaced')], default='prepared', max_length=10)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.TextField(blank=True)),
                ('file_sha256', models.CharField(blank=True, max_length=64)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='offices.office')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.programme')),
                ('replaced_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='certificates.certificate')),
                ('register', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='certificates.register')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('register', 'serial'), name='certificate_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'valid')), fields=('programme', 'office', 'kind'), name='certificate_one_valid_per_office'), models.UniqueConstraint(condition=models.Q(('state', 'prepared')), fields=('programme', 'office', 'kind'), name='certificate_one_prepared_per_office'), models.CheckConstraint(condition=models.Q(('state__in', ['prepared', 'valid', 'revoked', 'replaced'])), name='certificate_state_is_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['participation'])), name='certificate_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('file_sha256', ''), ('state', 'prepared')), models.Q(models.Q(('state', 'prepared'), _negated=True), models.Q(('file_sha256', ''), _negated=True)), _connector='OR'), name='certificate_issued_has_its_file'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['revoked', 'replaced']), ('ended_on__isnull', False), models.Q(('end_reason', ''), _negated=True)), models.Q(models.Q(('state__in', ['revoked', 'replaced']), _negated=True), ('end_reason', ''), ('ended_on__isnull', True)), _connector='OR'), name='certificate_ended_with_day_and_reason'), models.CheckConstraint(condition=models.Q(models.Q(('replaced_by__isnull', False), ('state', 'replaced')), models.Q(models.Q(('state', 'replaced'), _negated=True), ('replaced_by__isnull', True)), _connector='OR'), name='certificate_replaced_by_another'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('issued_on')), _connector='OR'), name='certificate_ends_after_it_begins')],
            },
        ),
        migrations.AddIndex(
            model_name='certificate',
            index=models.Index(fields=['file_sha256'], name='certificate_by_file'),
        ),
    ]
