from typing import Any

from django.db import migrations, models


def ask_for_studies(apps: Any, schema_editor: Any) -> None:
    """Waves that closed before there were studies are read like those that close from now on."""
    tallies = apps.get_model("surveys", "Tally")
    study = apps.get_model("surveys", "WaveStudy")
    rows = tallies.objects.filter(item="@responses", wave__state="closed").order_by()
    places = rows.values_list("office_id", "wave_id").distinct()
    known = set(study.objects.values_list("office_id", "wave_id"))
    missing = [study(office_id=office, wave_id=wave) for office, wave in places if (office, wave) not in known]
    study.objects.bulk_create(missing, batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0007_index_for_programmes"),
    ]

    operations = [
        migrations.AddField(
            model_name="wavestudy",
            name="splits",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(ask_for_studies, migrations.RunPython.noop),
    ]
