"""The table of docs/settings.md, made from the settings themselves. Write it anew: python -m tests.settings_table."""

import re
from pathlib import Path

from pydantic_core import PydanticUndefined

from dateline.settings import Settings

DOCUMENT = Path(__file__).parents[1] / "docs" / "settings.md"
BEGIN, END = "<!-- table: written by tests/settings_table.py -->", "<!-- end of table -->"


def table() -> str:
    """All settings in the order of the class, a line each."""
    lines = ["| Setting | Default | What it does |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default
        if default is PydanticUndefined:
            shown = "*depends*"
        elif default is None or default == "":
            shown = "*none*"
        else:
            shown = f"`{default}`"
        lines.append(f"| `DATELINE_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(lines)


def written() -> str:
    """The table as it stands in the document."""
    found = re.search(re.escape(BEGIN) + r"\n(.*)\n" + re.escape(END), DOCUMENT.read_text(), re.DOTALL)
    return found[1] if found else ""


if __name__ == "__main__":
    before, _, rest = DOCUMENT.read_text().partition(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}")
