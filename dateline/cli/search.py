"""``dateline search``: articles by their words, over the API."""

import html
import re
import sys
from typing import Annotated, Any

import httpx
import typer
from rich.markup import escape
from rich.text import Text

from dateline.cli.configured import configured
from dateline.cli.screen import count, out, show_json
from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.stack.readiness import api_url

_SECONDS = 15.0
_MARK = re.compile(r"<em>([^<]*)</em>")


def command(  # noqa: PLR0913, PLR0917  each is an option of the command line
    query: Annotated[
        str,
        typer.Argument(metavar="QUERY", help='Words, "phrases", +must, -not, either|or, start*; nothing: the newest.'),
    ] = "",
    person: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only with this person.")] = None,
    organisation: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only with this organisation.")] = None,
    place: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only with this place.")] = None,
    source: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only from this source.")] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only in this language: en, de, fr ...")
    ] = None,
    from_date: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="From this day on: 2026-02-09, 2026-02, -7d.")
    ] = None,
    to_date: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Up to this day, included.")] = None,
    mode: Annotated[
        str | None, typer.Option(metavar="MODE", help="lexical (by words), semantic (by meaning) or hybrid (by both).")
    ] = None,
    order_by: Annotated[str | None, typer.Option(metavar="ORDER", help="relevance, newest or oldest.")] = None,
    number: Annotated[int, typer.Option("-n", "--number", min=1, max=200, metavar="N", help="How many at most.")] = 5,
    json: Annotated[bool, typer.Option("--json", metavar="", help="Print the answer of the API.")] = False,
) -> None:
    """Find articles by their words.

    Shows headline, date, place and where the words stand. All words must be in the article, in any form of them.

    Example: dateline search '"pay deal" nurses' --place Nairobi --from 2026-01
    """
    parameters = {
        "q": query or None,
        "person": person,
        "organisation": organisation,
        "place": place,
        "source": source,
        "language": language,
        "from_date": from_date,
        "to_date": to_date,
        "mode": mode,
        "order_by": order_by,
        "page_size": number,
    }
    answer = _ask(configured(), {name: value for name, value in parameters.items() if value})
    if json:
        show_json(answer)
        return
    for article in answer["articles"]:
        _show(article)
    _sum_up(answer, query)


def _ask(settings: Settings, parameters: dict[str, Any]) -> dict[str, Any]:
    """The answer of the API. Raises DatelineError with what the API says, or that there is none."""
    base = api_url(settings)
    try:
        response = httpx.get(f"{base}/v1/articles", params=parameters, headers=_key(settings), timeout=_SECONDS)
        answer = response.json()
    except httpx.TransportError as error:
        raise DatelineError(
            f"The API does not answer at {base} ({error}).",
            "Start it with `dateline up`; if it listens elsewhere, set DATELINE_API_HOST and DATELINE_API_PORT.",
        ) from error
    except ValueError as error:
        raise DatelineError(
            f"What answers at {base} is not the API of Dateline.", "Set DATELINE_API_PORT to the port of yours."
        ) from error
    if response.is_success and isinstance(answer, dict) and "articles" in answer:
        return answer
    said = answer if isinstance(answer, dict) else {}
    raise DatelineError(
        str(said.get("detail") or said.get("title") or f"The API answers {response.status_code}."),
        _advice(response.status_code),
    )


def _key(settings: Settings) -> dict[str, str]:
    return {"X-API-Key": settings.api_key.get_secret_value()} if settings.api_key else {}


def _advice(status: int) -> str:
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        return "Set DATELINE_API_KEY to a key; `dateline keys create NAME`, where the API runs, makes one."
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return "`dateline doctor` says more."
    return "`dateline search --help` lists what can be said."


def _show(article: dict[str, Any]) -> None:
    highlights = article.get("highlights") or {}
    headline = _marked((highlights.get("headline") or [html.escape(article["headline"], quote=False)])[0], "bold")
    out.print(headline, soft_wrap=not out.is_terminal)
    located = (article.get("dateline") or {}).get("located")
    day = str(article.get("published") or "")[:10] or f"received {str(article.get('received') or '')[:10]}"
    facts = [day, located, (article.get("source") or {}).get("name"), article.get("id")]
    out.print(f"[dim]{escape(' · '.join(fact for fact in facts if fact))}[/]", soft_wrap=True)
    pieces = highlights.get("body") or highlights.get("abstract") or []
    shown = " … ".join(" ".join(piece.split()) for piece in pieces)
    if shown:
        out.print(_marked(shown, ""), soft_wrap=not out.is_terminal)
    out.print()


def _marked(text: str, style: str) -> Text:
    """A piece of a hit, with what was found marked: in colour on a screen, else as it is."""
    shown = Text(style=style)
    for position, piece in enumerate(_MARK.split(text)):
        shown.append(html.unescape(piece), "bold green" if position % 2 else None)
    return shown


def _sum_up(answer: dict[str, Any], query: str) -> None:
    total, shown = int(answer["total"]), len(answer["articles"])
    if total == 0:
        out.print(f"Nothing found{f' for {escape(query)}' if query else ''}.")
        out.print("[dim]All words must be in one article; try fewer, or either|or.[/]")
        return
    more = f"; the first {shown} are shown, -n {min(total, 200)} shows more" if shown < total else ""
    took = f" in {answer['took_ms']} ms" if "took_ms" in answer and sys.stdout.isatty() else ""
    out.print(f"[dim]{count(total, 'article')}{took}{more}.[/]", soft_wrap=True)
