"""Rows of processes: cards and drawings, indicators and values, service cards."""

from probierz.processes.models.indicators import Indicator, Reading, ReadingsDraft
from probierz.processes.models.processes import Diagram, Process, ProcessDocument, ProcessRequirement, Responsibility
from probierz.processes.models.service_cards import Service, ServiceText

__all__ = [
    "Diagram",
    "Indicator",
    "Process",
    "ProcessDocument",
    "ProcessRequirement",
    "Reading",
    "ReadingsDraft",
    "Responsibility",
    "Service",
    "ServiceText",
]
