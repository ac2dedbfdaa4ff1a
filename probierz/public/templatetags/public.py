"""Words of codes on public pages."""

from django import template
from django.utils.functional import Promise

from probierz.programme.labels import NEWS_CATEGORIES
from probierz.programme.rules import NewsCategory

register = template.Library()


@register.filter
def news_category(code: str) -> str | Promise:
    """{{ news.category|news_category }}."""
    return NEWS_CATEGORIES[NewsCategory(code)]
