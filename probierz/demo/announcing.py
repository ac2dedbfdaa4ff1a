"""Publishes a story of the demonstration as news of a programme."""

from datetime import date

from probierz.access.actor import Actor
from probierz.demo.words import story
from probierz.offices.models import Programme
from probierz.programme.actions.news import publish_news, write_news
from probierz.programme.rules import NewsCategory


def announce(actor: Actor, programme: Programme, *, name: str, category: NewsCategory, on: date) -> None:
    told = story(name)
    news = write_news(
        actor,
        programme=programme,
        category=category,
        title_pl=told.title.pl,
        title_en=told.title.en,
        body_pl=told.body.pl,
        body_en=told.body.en,
        author=programme.association.short_name,
    )
    publish_news(actor, news=news, published_on=on)
