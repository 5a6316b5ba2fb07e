"""The package of an EPUB: what it says of itself, and its documents in the order of reading (EPUB 3.3, section 5)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from dateline.documents.containers import Container, part
from dateline.errors import UnreadableError

Element = etree._Element  # noqa: SLF001  lxml gives its only public class no public name
Parse = Callable[[bytes], Element]
"""A reader of XML that is safe with files of strangers."""

_CONTAINER, _LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
_MOST_DOCUMENTS = 10_000  # of one book; the Bible in chapters has 1,189
_TEXTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


@dataclass(frozen=True)
class Document:
    """One document of the spine. ``path`` is its name in the container."""

    path: str
    is_linear: bool
    is_contents: bool
    is_text: bool


@dataclass
class Package:
    """What holds for the whole of an EPUB; ``metadata`` has the Dublin Core elements by name, in order."""

    metadata: dict[str, list[str]] = field(default_factory=dict)
    identifier: str = ""
    documents: list[Document] = field(default_factory=list)
    locked: frozenset[str] = frozenset()


def package_of(archive: Container, parse: Parse) -> Package:
    """The package that the container names first. Raises UnreadableError."""
    root_file = next(parse(part(archive, _CONTAINER)).iter("{*}rootfile"), None)
    path = root_file.get("full-path", "") if root_file is not None else ""
    if not path:
        raise UnreadableError("Its META-INF/container.xml names no package.", "Ask for a correct EPUB, then retry.")
    root = parse(part(archive, path))
    found = Package(documents=list(_documents(root, dirname(path))), locked=_locked(archive, parse))
    if len(found.documents) > _MOST_DOCUMENTS:
        raise UnreadableError(f"Its spine has more than {_MOST_DOCUMENTS:,} documents.", "Split it, then retry.")
    named = root.get("unique-identifier", "")
    for element in root.iter("{http://purl.org/dc/elements/1.1/}*"):
        text = " ".join("".join(map(str, element.itertext())).split())
        if text:
            found.metadata.setdefault(etree.QName(element).localname, []).append(text)
        if text and named and element.get("id") == named:
            found.identifier = text
    return found


def _documents(root: Element, folder: str) -> Iterator[Document]:
    items = {item.get("id", ""): item for item in root.iter("{*}item")}
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None:
            continue
        yield Document(
            path=_within(folder, item.get("href", "")),
            is_linear=reference.get("linear", "yes") != "no",
            is_contents="nav" in item.get("properties", "").split(),
            is_text=item.get("media-type", _TEXTS[0]) in _TEXTS,
        )


def _within(folder: str, address: str) -> str:
    """The name in the container of what an address relative to the package names."""
    return normpath(join(folder, unquote(address.partition("#")[0])))


def _locked(archive: Container, parse: Parse) -> frozenset[str]:
    """The names of what is encrypted; fonts often are, by those who sell them, and nobody misses them."""
    if _LOCKS not in archive.namelist():
        return frozenset()
    references = parse(part(archive, _LOCKS)).iter("{*}CipherReference")
    return frozenset(normpath(unquote(each.get("URI", ""))) for each in references)
