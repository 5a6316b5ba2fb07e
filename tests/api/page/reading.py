"""Pages as their readers see them: text, links and forms, without script."""

import httpx
import lxml.html


def read(client: httpx.Client, address: str, status: int = 200) -> lxml.html.HtmlElement:
    """The page at an address."""
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == status, answer.text
    return lxml.html.fromstring(answer.text)


def send(client: httpx.Client, page: lxml.html.HtmlElement, action: str, **fields: str) -> httpx.Response:
    """Send the form of the page that has this action, with these fields filled in."""
    (form,) = [form for form in page.forms if (form.action or "").endswith(action)]
    given = {name: value for name, value in form.form_values() if isinstance(value, str)}
    return client.post(form.action, data={**given, **fields})


def text(element: lxml.html.HtmlElement) -> str:
    """All its words."""
    return " ".join(element.text_content().split())


def words(element: lxml.html.HtmlElement) -> str:
    """All its words, also those of neighbours that no space parts in the HTML."""
    return " ".join(" ".join(element.itertext()).split())


def links(page: lxml.html.HtmlElement) -> dict[str, str]:
    """Where links lead, by their words."""
    return {text(link): str(link.get("href")) for link in page.iter("a")}
