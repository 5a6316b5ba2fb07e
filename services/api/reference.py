"""Writes docs/reference.md from the OpenAPI: ``python -m services.api.reference``.

docs/api.md explains; this lists, with nothing left out. A test compares what is written here with what is committed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.query.selection import Selection
from dateline.settings import Settings
from services.api.app import create_app

PAGE = Path(__file__).parents[2] / "docs" / "reference.md"
_HEAD = """# Reference

Every path, parameter and field of the API, written from its [OpenAPI](http://127.0.0.1:8000/openapi.json) by
`python -m services.api.reference`. [api.md](api.md) explains them, with examples.
"""
_SELECTING = "Selecting articles"


def page(document: dict[str, Any]) -> str:
    """The page for this OpenAPI document."""
    parts = [_HEAD, f"## {_SELECTING}\n", _parameters(_selecting(document))]
    for tag in document["tags"]:
        parts.append(f"## {tag['name'].capitalize()}\n\n{tag['description']}\n")
        parts += [_operation(*each) for each in _operations(document) if tag["name"] in each[2]["tags"]]
    parts.append("## Objects\n")
    parts += [_object(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    return "\n".join(parts)


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def _selecting(document: dict[str, Any]) -> list[dict[str, Any]]:
    parameters = document["paths"]["/v1/articles"]["get"]["parameters"]
    return [each for each in parameters if each["name"] in Selection.model_fields]


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    parts = [f"### {method} {path}\n", operation["description"].strip() + "\n"]
    scopes = [scopes[-1] for way in operation.get("security", ()) for scopes in way.values() if scopes]
    if scopes:
        parts.append(f"Scope: `{scopes[0]}`.\n")
    given = operation.get("parameters", [])
    selecting = {each["name"] for each in given} >= set(Selection.model_fields)
    own = [each for each in given if not (selecting and _is_shared(each))]
    if selecting:
        parts.append(f"Takes all that [selects articles](#{_SELECTING.lower().replace(' ', '-')}).\n")
    if own:
        parts.append(_parameters(own))
    for media_type, body in operation.get("requestBody", {}).get("content", {}).items():
        parts.append(f"Body: {_type(body['schema'])}, `{media_type}`.\n")
    parts.append(_answers(operation["responses"]))
    return "\n".join(parts)


def _is_shared(parameter: dict[str, Any]) -> bool:
    """Whether a parameter is told once for all: unless this path gives it a meaning of its own."""
    field = Selection.model_fields.get(parameter["name"])
    return field is not None and parameter.get("description") == field.description


def _parameters(parameters: list[dict[str, Any]]) -> str:
    rows = ["| parameter | in | type | default | meaning |", "|---|---|---|---|---|"]
    for each in parameters:
        schema = each["schema"]
        default = f"`{schema['default']}`" if schema.get("default") not in (None, [], "") else ""
        meaning = each.get("description") or schema.get("description", "")
        rows.append(f"| `{each['name']}` | {each['in']} | {_type(schema)} | {default} | {_cell(meaning)} |")
    return "\n".join(rows) + "\n"


def _answers(responses: dict[str, Any]) -> str:
    rows = ["| status | answer |", "|---|---|"]
    for status, answer in sorted(responses.items()):
        types = [
            f"{_type(content.get('schema', {}))} (`{media_type}`)"
            for media_type, content in answer.get("content", {}).items()
            if "problem" not in media_type
        ]
        told = answer["description"] if answer["description"] != "Successful Response" else ""
        rows.append(f"| {status} | {_cell('; '.join(filter(None, [told, *types])))} |")
    return "\n".join(rows) + "\n"


def _object(name: str, schema: dict[str, Any]) -> str:
    parts = [f"### {name}\n", schema.get("description", "").strip() + "\n"]
    fields = schema.get("properties", {})
    if fields:
        required = set(schema.get("required", ()))
        rows = ["| field | type | meaning |", "|---|---|---|"]
        rows += [
            f"| `{field}`{'' if field in required else ' (may be missing)'} | {_type(each)} | "
            f"{_cell(each.get('description', ''))} |"
            for field, each in fields.items()
        ]
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _type(schema: dict[str, Any]) -> str:
    """A type in words, with a link to the object that it names."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_type(each) for each in schema["anyOf"])
    if values := schema.get("enum") or [schema[name] for name in ("const",) if name in schema]:
        return ", ".join(f"`{each}`" for each in values)
    kind = schema.get("type", "any")
    if kind == "array":
        items = schema.get("items") or {}
        return f"list of {_type(items)}" if items else "list"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {_type(schema['additionalProperties'])}"
    return f"{schema['format']}" if kind == "string" and "format" in schema else str(kind)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def written() -> str:
    """The page for the API as it is."""
    return page(create_app(Settings(_env_file=None)).openapi())


if __name__ == "__main__":
    PAGE.write_text(written())
