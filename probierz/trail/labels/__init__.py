"""What happened, in words for people."""

from probierz.trail.labels.fields import FIELDS
from probierz.trail.labels.groups import GROUPS, group_of
from probierz.trail.labels.values import CODED_FIELDS, name_of_value, name_values
from probierz.trail.labels.verbs import VERBS

__all__ = ["CODED_FIELDS", "FIELDS", "GROUPS", "VERBS", "group_of", "name_of_value", "name_values"]
