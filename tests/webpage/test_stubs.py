import pytest

from dateline.webpage.facts import Facts
from dateline.webpage.stubs import asking, is_list, is_locked
from tests.webpage.pages import PROSE, page, paragraphs

TEASERS = "".join(f'<h3><a href="/{n}">Ferry number {n} sails again</a></h3>' for n in range(15))


def test_many_linked_headlines_and_no_prose_are_a_list() -> None:
    assert is_list(page(TEASERS), Facts(), ["Latest news"])


def test_a_story_with_teasers_below_it_is_none() -> None:
    long = [f"{text} {text}" for text in PROSE]
    assert not is_list(page(paragraphs(*long) + TEASERS), Facts(), long)


def test_a_page_that_declares_one_article_is_none() -> None:
    assert not is_list(page(TEASERS), Facts(is_story=True, stories=1), [])


def test_unless_it_is_the_front_page() -> None:
    front = Facts(is_story=True, stories=1, address="https://post.example/")
    assert is_list(page(TEASERS), front, [])


def test_links_that_navigate_are_no_headlines() -> None:
    body = "".join(f'<a href="/{n}">Section {n}</a>' for n in range(40))
    assert not is_list(page(body), Facts(), [])


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to continue reading.",
        "Already a subscriber? Log in",
        "This article is only available to members",
        "Réservé aux abonnés",
        "Nur für Abonnenten",
    ],
)
def test_requests_to_subscribe_are_known(text: str) -> None:
    assert asking([PROSE[0], text]) == [1]


def test_prose_about_subscriptions_is_no_request() -> None:
    assert asking(["The paper has more subscribers than ever, it said.", "Members voted to read the plan aloud."]) == []


def test_a_page_is_locked_when_it_declares_so_or_asks_and_its_text_is_short() -> None:
    request = page("<p>Subscribe to continue reading.</p>")
    assert is_locked(page(), Facts(is_locked=True), [PROSE[0]])
    assert is_locked(request, Facts(), [PROSE[0]])
    assert not is_locked(page(), Facts(), [PROSE[0]])
    assert not is_locked(request, Facts(is_locked=True), [PROSE[0] * 20])


def test_a_request_in_the_footer_locks_nothing() -> None:
    assert not is_locked(page("<footer><p>Subscribe to continue reading.</p></footer>"), Facts(), [PROSE[0]])
