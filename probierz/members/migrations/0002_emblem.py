"""The organiser's logo of a programme."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0001_initial"),
        ("members", "0001_initial"),
        ("offices", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Emblem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "logo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="attachments.programmefile"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.programme"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("programme",), name="emblem_once")],
            },
        ),
    ]
