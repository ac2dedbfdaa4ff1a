"""Words of codes on public pages."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.statistics.estimates import Estimate
from probierz.programme.labels import NEWS_CATEGORIES
from probierz.programme.rules import NewsCategory

register = template.Library()


@register.filter
def news_category(code: str) -> str | Promise:
    """{{ news.category|news_category }}."""
    return NEWS_CATEGORIES[NewsCategory(code)]


@register.simple_tag
def how_sure(estimate: Estimate) -> str:
    """{% how_sure estimate %}: its interval and number of answers, in words that stand alone."""
    words = between_and_of(estimate)
    return words if estimate.low is None else _("with 95%% confidence %(words)s") % {"words": words}


@register.simple_tag
def between_and_of(estimate: Estimate) -> str:
    """{% between_and_of estimate %}: the same beneath a heading that names the confidence."""
    number = figures.number(estimate.n, language=page_language())
    answers = ngettext("%(number)s answer", "%(number)s answers", estimate.n) % {"number": number}
    if estimate.low is None or estimate.high is None:
        return answers
    return f"{figures.interval(estimate.low, estimate.high, language=page_language())}; {answers}"
