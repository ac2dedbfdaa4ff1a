"""An office with an open survey, made inside a real installation by test_crash.py; prints the code of its desk."""

from probierz.surveys.tests import factories
from tests.cast import assemble

cast = assemble()
campaign = factories.campaign(cast)
factories.opened(campaign)
print(factories.point(cast.lipowo, campaign).public_code)
