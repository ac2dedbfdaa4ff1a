"""What one person has to do and may find, gathered from every application, and what is the person's own."""

from probierz.desk.queries.duties import count_duties, duties_for, duties_of, duties_on
from probierz.desk.queries.places import Place, places_of, tokens_of
from probierz.desk.queries.search import Finding, find

__all__ = ["Finding", "Place", "count_duties", "duties_for", "duties_of", "duties_on", "find", "places_of", "tokens_of"]
