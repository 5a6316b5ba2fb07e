from dateline.webpage.body import extract_body
from tests.webpage.pages import PROSE, page, paragraphs

LINKS = "<nav>" + "".join(f'<a href="/{n}">Section {n}</a>' for n in range(9)) + "</nav>"


def test_the_paragraphs_of_the_story_are_read_in_order_and_nothing_around_it() -> None:
    tree = page(f"{LINKS}<article>{paragraphs(*PROSE)}</article><footer><p>All rights reserved.</p></footer>")
    assert extract_body(tree, None) == list(PROSE)


def test_scripts_and_forms_are_no_text() -> None:
    noise = "<script>var a = 1;</script><style>p {}</style><form><input><button>Send</button></form>"
    found = extract_body(page(f"<article>{paragraphs(*PROSE)}{noise}</article>"), None)
    assert found == list(PROSE)


def test_a_paragraph_keeps_the_words_of_its_links() -> None:
    linked = PROSE[0].replace("harbour board", '<a href="/b">harbour board</a>')
    found = extract_body(page(f"<article>{paragraphs(linked, *PROSE[1:])}</article>"), None)
    assert found[0] == PROSE[0]


def test_a_story_that_advertisements_part_into_blocks_is_read_whole() -> None:
    more = [text.replace("The", "This", 1).replace("a", "o") for text in PROSE]
    blocks = f"{paragraphs(*PROSE)}<aside><p>Buy a boat.</p></aside>{paragraphs(*more)}"
    assert extract_body(page(f"<article>{blocks}</article>"), None) == [*PROSE, *more]


def test_a_page_without_text_has_no_paragraphs() -> None:
    assert extract_body(page("<div></div>"), None) == []
