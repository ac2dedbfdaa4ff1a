"""What objectives and risks share: a step of a plan with its person and day."""

from django.db import models

from probierz.offices.owned import OfficeOwned

THE_PLAN = "Plans of the office; a person only through the roster."


class Task(OfficeOwned):
    """Something to be done by a day; done when `done_on` is given."""

    text = models.CharField(max_length=300)
    responsible = models.ForeignKey(
        "people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text
