"""Service cards: drafts, completeness, versions, two languages."""

from probierz.processes.actions import service_cards as services
from probierz.processes.models import Service
from probierz.processes.rules import Refusal, ServiceState
from probierz.processes.tests.test_actions import CARD, FRAME, TODAY, refusal_of


class TestServices:
    def add(self, actor, cast, **values) -> Service:
        return services.add_service(actor, office=cast.lipowo, frame=FRAME, texts={**CARD, **values}, on=TODAY)

    def test_a_card_begins_as_a_draft_with_an_address_of_its_name(self, here, lucja) -> None:
        card = self.add(lucja, here)

        assert (card.slug, card.state, card.version) == ("zaswiadczenie-o-zameldowaniu", "draft", 1)

    def test_an_incomplete_card_is_not_published(self, here, lucja) -> None:
        card = self.add(lucja, here, fee="")

        assert refusal_of(lambda: services.publish_service(lucja, service=card, on=TODAY)) is Refusal.CARD_INCOMPLETE

    def test_a_published_card_stays_complete(self, here, lucja) -> None:
        card = services.publish_service(lucja, service=self.add(lucja, here), on=TODAY)

        def change():
            services.change_service(lucja, service=card, frame=FRAME, texts={**CARD, "fee": ""}, seen=1, on=TODAY)

        assert refusal_of(change) is Refusal.CARD_INCOMPLETE
        assert card.texts.get(language="pl").fee == "17 zł"

    def test_a_change_counts_the_version_and_a_second_one_at_once_is_refused(self, here, lucja) -> None:
        card = self.add(lucja, here)
        texts = {**CARD, "fee": "bez opłat"}

        changed = services.change_service(lucja, service=card, frame=FRAME, texts=texts, seen=1, on=TODAY)

        assert changed.version == 2
        again = lambda: services.change_service(lucja, service=card, frame=FRAME, texts=CARD, seen=1, on=TODAY)  # noqa: E731
        assert refusal_of(again) is Refusal.CARD_MOVED

    def test_an_english_text_comes_and_goes(self, here, lucja) -> None:
        card = self.add(lucja, here)

        services.translate_service(lucja, service=card, texts={"title": "Certificate"}, seen=1, on=TODAY)
        assert card.texts.count() == 2
        services.translate_service(lucja, service=card, texts={}, seen=2, on=TODAY)
        assert card.texts.count() == 1

    def test_two_cards_never_share_an_address(self, here, lucja) -> None:
        self.add(lucja, here)

        assert refusal_of(lambda: self.add(lucja, here)) is Refusal.ADDRESS_TAKEN

    def test_a_card_moves_once(self, here, lucja) -> None:
        card = services.publish_service(lucja, service=self.add(lucja, here), on=TODAY)

        assert refusal_of(lambda: services.publish_service(lucja, service=card, on=TODAY)) is Refusal.CARD_MOVED
        withdrawn = services.withdraw_service(lucja, service=card, on=TODAY)
        assert withdrawn.state == ServiceState.WITHDRAWN
        assert refusal_of(lambda: services.withdraw_service(lucja, service=card, on=TODAY)) is Refusal.CARD_MOVED
