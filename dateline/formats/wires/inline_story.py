"""The story inside an item of NewsML: NITF, XHTML, HTML in disguise, or plain text, also as a typist set it."""

import re

from dateline.article import Article
from dateline.formats.markup.fragment import paragraphs_of, paragraphs_of_html
from dateline.formats.markup.xml import Element
from dateline.formats.nitf import story
from dateline.formats.reading.context import ReadContext
from dateline.formats.wires.beside import take_out
from dateline.formats.wires.nitf_body import read_content
from dateline.newsprint.paragraphs import paragraphs
from dateline.newsprint.references import unescaped

_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_ONE_BLOCK = re.compile(r"\s*<(?:p|pre)>([^<]*)</(?:p|pre)>\s*")
# Markup and characters that were escaped once too often: "35&lt;endash&gt;-&lt;/endash&gt;40".
_TWICE_ESCAPED = re.compile(r"<([A-Za-z][\w-]{0,30})>([^<>]{0,400})</\1>")
_TWICE_NAMED = re.compile(r"&(?:quot|apos|amp|nbsp|#\d{1,7});")
_FURNITURE = dict.fromkeys(("header", "footer", "nav"), "furniture of the page")
"""Elements of HTML that repeat the metadata around a story."""


def story_inside(container: Element, context: ReadContext) -> Article | None:
    """The story in an ``inlineXML``, ``inlineData`` or ``DataContent``, with no more than the content itself tells.

    Names must be without namespaces. None when there is no text in it. The element is changed.
    """
    if not any(str(text).strip() for text in container.itertext()):
        return None
    nitf = container.find(".//nitf")
    if nitf is not None:
        found = story(nitf, context)
        return found if found.body or found.headline else None
    article = Article(headline="", body="")
    holder = container.find(".//body.content/..")
    if holder is not None:
        read_content(article, holder)
    elif len(container):
        _read_xhtml(article, container)
    else:
        article.body = "\n\n".join(_paragraphs_of_text(container.text or ""))
    article.body = _unescaped(article.body)
    return article if article.body.strip() else None


def drop_headline(article: Article) -> None:
    """Take the headline off the head of the body, where some print it again."""
    first, _, rest = article.body.partition("\n\n")
    if rest and article.headline and first.casefold() == article.headline.casefold():
        article.body = rest


def _read_xhtml(article: Article, container: Element) -> None:
    for head in container.findall(".//head"):
        head.clear(keep_tail=True)
    take_out(article, container, _FURNITURE)
    blocks = [block for name in ("p", "pre") for block in container.iterfind(f".//{name}")]
    raw = "".join(map(str, blocks[0].itertext())) if len(blocks) == 1 else ""
    article.body = "\n\n".join(paragraphs(raw) if _is_typeset(raw) else paragraphs_of(container))


def _paragraphs_of_text(text: str) -> list[str]:
    """Text, or HTML that an item calls text."""
    if not _MARKUP.search(text):
        return [paragraph for paragraph in paragraphs(text) if paragraph]
    block = _ONE_BLOCK.fullmatch(text)
    raw = unescaped(block[1]) if block else ""
    return paragraphs(raw) if _is_typeset(raw) else paragraphs_of_html(text)


def _unescaped(text: str) -> str:
    text = _TWICE_ESCAPED.sub(r"\2", text)
    return unescaped(text) if _TWICE_NAMED.search(text) else text


def _is_typeset(text: str) -> bool:
    """Whether the text is set in lines, as wires did, and not just broken and indented by whoever wrote the XML."""
    lines = [line for line in text.strip().splitlines()[1:] if line.strip()]
    return sum(not line[0].isspace() for line in lines) >= 2
