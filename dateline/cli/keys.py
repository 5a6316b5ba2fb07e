"""``dateline keys``: the keys of the API."""

import re
from datetime import timedelta
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from dateline.cli.configured import configured
from dateline.cli.screen import AsJson, ago, count, err, out, show_json
from dateline.errors import DatelineError
from dateline.keys.keyring import Key, Keyring
from dateline.keys.required import is_open
from dateline.keys.scope import Scope
from dateline.settings import Settings

_SPAN = re.compile(r"(\d{1,4})([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 7 * 24}
Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose key it is: a person, a desk, a program.")]


def command() -> None:
    """Make, list, rotate and revoke the keys of the API.

    Programs on this machine need none while the API listens on 127.0.0.1. Everybody else sends one as X-API-Key. A
    change counts at the next request, without a restart.

    Example: dateline keys create wall-screen --scope read --expires 90d
    """


def create(
    name: Name,
    scope: Annotated[
        Scope, typer.Option(help="read: find and fetch. write: also drop and retry. admin: everything.")
    ] = "read",
    expires: Annotated[
        str | None, typer.Option(metavar="SPAN", help="End after so many hours, days, weeks: 12h, 90d, 52w.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Make a key and show it, this once.

    Only its digest is kept. The key alone goes to standard output, so that KEY=$(dateline keys create desk) works.
    """
    settings = configured()
    _show_made(settings, Keyring(settings.home).create(name, scope, _span(expires)), json=json)


def list_keys(json: AsJson = False) -> None:
    """List all keys: what each may do, when it ends, when it was last used."""
    settings = configured()
    keyring = Keyring(settings.home)
    keys = keyring.all()
    if json:
        show_json([_told(key, keyring) for key in keys])
        return
    if keys:
        out.print(_table(keyring, keys))
    else:
        out.print("There is no key. Make one: `dateline keys create NAME --scope read`.")
    if is_open(settings):
        out.print("[dim]Programs on this machine need none.[/]")


def rotate(
    name: Name,
    overlap: Annotated[
        str, typer.Option(metavar="SPAN", help="How long the old key still works: 12h, 7d; 0h ends it at once.")
    ] = "1d",
    json: AsJson = False,
) -> None:
    """Make a new key in place of one, with the same scope and lifetime, and show it.

    The old one works on for a day, so that nothing stands still until the new one is everywhere.
    """
    settings = configured()
    _show_made(settings, Keyring(settings.home).rotate(name, _span(overlap) or timedelta()), json=json)


def revoke(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the key, or its id where there are two.")],
    json: AsJson = False,
) -> None:
    """End a key at once."""
    keyring = Keyring(configured().home)
    ended = keyring.revoke(name)
    if json:
        show_json([_told(key, keyring) for key in ended])
        return
    out.print(f"[green]✓[/] {count(len(ended), 'key')} of {escape(ended[0].name)} revoked.")


COMMANDS = {"create": create, "list": list_keys, "rotate": rotate, "revoke": revoke}


def _span(text: str | None) -> timedelta | None:
    if text is None:
        return None
    found = _SPAN.fullmatch(text)
    if not found:
        raise DatelineError(f"{text} is no span of time.", "Give hours, days or weeks: 12h, 90d, 52w.")
    return timedelta(hours=int(found[1]) * _HOURS[found[2]])


def _show_made(settings: Settings, made: tuple[str, Key], *, json: bool) -> None:
    secret, key = made
    if json:
        show_json({**_told(key, Keyring(settings.home)), "key": secret})
        return
    end = f", until {key.expires[:16].replace('T', ' ')} UTC" if key.expires else ""
    err.print(f"[green]✓[/] A key for {escape(key.name)}: {key.scope}{end}. It is not shown again.", soft_wrap=True)
    typer.echo(secret)
    err.print("[dim]Send it as X-API-Key; for the commands of this machine, set DATELINE_API_KEY.[/]", soft_wrap=True)


def _table(keyring: Keyring, keys: tuple[Key, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("name", "scope", "made", "ends", "last used", "id"):
        table.add_column(title, no_wrap=True)
    for key in keys:
        end = key.expires[:16].replace("T", " ") if key.expires else "never"
        table.add_row(
            f"[bold]{escape(key.name)}[/]",
            key.scope,
            key.created[:10],
            f"[red]{end}, over[/]" if key.is_expired else end,
            ago(keyring.last_used(key) or "") or "never",
            f"[dim]{key.id}[/]",
        )
    return table


def _told(key: Key, keyring: Keyring) -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "scope": key.scope,
        "created": key.created,
        "expires": key.expires,
        "expired": key.is_expired,
        "last_used": keyring.last_used(key),
    }
