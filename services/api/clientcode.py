"""Writes the typed part of ``dateline.client`` from the OpenAPI: ``python -m services.api.clientcode``.

So the client cannot tell another story than the API; a test compares what is written here with what is committed.
"""

import keyword
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.settings import Settings
from services.api.app import create_app

FOLDER = Path(__file__).parents[2] / "dateline" / "client"
_WRITTEN = "Written by services/api/clientcode.py; not to be edited."
_WIDE = "# ruff: noqa: E501  the API's own sentences"
_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
# Their answers are no JSON or their requests are forms: the clients have methods of their own for these.
BY_HAND = {"get_original", "drop_file", "stream_articles", "stream_alert"}
# Their format decides what the answer is: ``published`` asks for those that are no JSON.
PUBLISHED = {"search_articles", "get_article"}
# Where the name of the operation without its list_ or get_ would not do.
_NAMES = {"search_articles": "search", "explain_article": "explain"}


def method_name(operation_id: str) -> str:
    """What the clients call an operation: its name without get_ or list_, for an answer is a noun."""
    return _NAMES.get(operation_id, operation_id.removeprefix("get_").removeprefix("list_"))


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and description of each operation under /v1, in the order of the documentation."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if path.startswith("/v1/"):
                yield method.upper(), path, operation


def sources(document: dict[str, Any]) -> dict[str, str]:
    """The text of each written module by its file name, as ruff formats it."""
    written = {
        "answers.py": _answers(document),
        "queries.py": _queries(document),
        "calls.py": _calls(document, "Calls", "", ""),
        "async_calls.py": _calls(document, "AsyncCalls", "async ", "await "),
    }
    return {name: _formatted(text) for name, text in written.items()}


def _answers(document: dict[str, Any]) -> str:
    parts = [
        f'"""What the API answers with, and takes in bodies. {_WRITTEN}"""\n\n{_WIDE}',
        "from typing import Any, Literal, NotRequired, TypedDict",
    ]
    aliases, classes = [], []
    for name, schema in sorted(document["components"]["schemas"].items()):
        if "properties" in schema:
            required = set(schema.get("required", ()))
            fields = {key: python_type(value) for key, value in schema["properties"].items()}
            fields = {key: kind if key in required else f"NotRequired[{kind}]" for key, kind in fields.items()}
            classes.append(_typed_dict(_class(name), fields, schema.get("description") or f"{name}."))
        else:
            aliases.append(f"{_class(name)} = {python_type(schema)}")
    return "\n\n".join([*parts, *aliases, *classes])


def _queries(document: dict[str, Any]) -> str:
    parts = [
        f'"""The parameters of each question, by their names in the API. {_WRITTEN}"""\n\n{_WIDE}',
        "from collections.abc import Sequence\nfrom typing import Literal, TypedDict",
    ]
    for _, path, operation in operations(document):
        if _asked(operation):
            fields = {p["name"]: _parameter_type(p["schema"]) for p in _asked(operation)}
            name = _query_class(operation)
            parts.append(_typed_dict(name, fields, f"Parameters of {path}; docs/api.md explains them.", total=False))
    return "\n\n".join(parts)


def _calls(document: dict[str, Any], name: str, prefix: str, wait: str) -> str:
    methods = [
        _method(method, path, operation, prefix, wait)
        for method, path, operation in operations(document)
        if operation["operationId"] not in BY_HAND
    ]
    ask = f"    {prefix}def _ask(self, question: Question) -> Any:\n        raise NotImplementedError"
    return "\n\n".join(
        [
            f'"""A method for each question. {_WRITTEN}"""\n\n{_WIDE}',
            "from typing import Any, Unpack",
            "from dateline.client import answers, queries\nfrom dateline.client.question import Question, segment",
            f'class {name}:\n    """The questions; how they are sent is for the class below to say."""',
            ask,
            *methods,
        ]
    )


def _method(method: str, path: str, operation: dict[str, Any], prefix: str, wait: str) -> str:
    given = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "path"]
    # An id is a number where the path counts.
    arguments = ["self", *(f"{name}: str | int" if name == "number" else f"{name}: str" for name in given), "/"]
    sent = []
    if body := _json_body(operation):
        arguments.insert(-1, f"body: {_qualified(python_type(body))}")
    if _asked(operation):
        arguments.append(f"**query: Unpack[queries.{_query_class(operation)}]")
        sent.append("query=query")
    if body:
        sent.append("body=body")
    if arguments[1] == "/":
        arguments.remove("/")
    where = path
    for name in given:
        where = where.replace(f"{{{name}}}", f"{{segment(str({name}))}}")
    question = ", ".join([f'"{method}"', f'{"f" if given else ""}"{where}"', *sent])
    answered = _qualified(_answered(operation))
    told = operation["description"].split("\n\n")[0].replace("\n", " ")
    lines = [f"    {prefix}def {method_name(operation['operationId'])}({', '.join(arguments)}) -> {answered}:"]
    lines.append(f'        """{told}"""')
    if answered == "None":
        lines.append(f"        {wait}self._ask(Question({question}))")
    else:
        lines.append(f"        found: {answered} = {wait}self._ask(Question({question}))\n        return found")
    return "\n".join(lines)


def _asked(operation: dict[str, Any]) -> list[dict[str, Any]]:
    asked = [parameter for parameter in operation.get("parameters", ()) if parameter["in"] == "query"]
    return [p for p in asked if p["name"] != "format" or operation["operationId"] not in PUBLISHED]


def _json_body(operation: dict[str, Any]) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (
        operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    )
    return found


def _answered(operation: dict[str, Any]) -> str:
    for status, answer in operation["responses"].items():
        if status < "300" and "application/json" in answer.get("content", {}):
            schema = answer["content"]["application/json"]["schema"]
            # What stands first is JSON of our own; the others come with a format, and published() asks for those.
            return python_type(schema["anyOf"][0] if operation["operationId"] in PUBLISHED else schema)
    return "None"


def python_type(schema: dict[str, Any]) -> str:  # noqa: PLR0911  a line for each kind of schema
    """The annotation of what a JSON schema describes."""
    if "$ref" in schema:
        return _class(schema["$ref"].rsplit("/", 1)[-1])
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    if "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema['enum']))}]"
    if "anyOf" in schema or "oneOf" in schema:
        kinds = [python_type(one) for one in schema.get("anyOf") or schema["oneOf"]]
        return " | ".join(dict.fromkeys(kinds))
    if schema.get("type") == "array":
        return f"list[{python_type(schema.get('items', {}))}]"
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties")
        return f"dict[str, {python_type(inner) if isinstance(inner, dict) else 'Any'}]"
    return _PLAIN.get(schema.get("type", ""), "Any")


def _parameter_type(schema: dict[str, Any]) -> str:
    if schema.get("type") == "array":
        return f"{(one := python_type(schema['items']))} | Sequence[{one}]"
    found = python_type(schema)
    return found if "None" in found.split(" | ") else f"{found} | None"


def _typed_dict(name: str, fields: dict[str, str], description: str, *, total: bool = True) -> str:
    ending = "" if total else ", total=False"
    if all(key.isidentifier() and not keyword.iskeyword(key) for key in fields):
        summary = description.split("\n\n", maxsplit=1)[0].replace("\n", " ")
        body = "\n".join(f"    {key}: {_forward(kind)}" for key, kind in fields.items())
        return f'class {name}(TypedDict{ending}):\n    """{summary}"""\n\n{body}'
    return f"{name} = TypedDict({name!r}, {{{', '.join(f'{k!r}: {_forward(t)}' for k, t in fields.items())}}}{ending})"


def _forward(kind: str) -> str:
    """Quoted where it names a class that may stand below."""
    named = re.search(r"\b(?!Any\b|Literal\b|None\b|NotRequired\b|Sequence\b)[A-Z]\w+", kind)
    if "Literal" in kind or not named:
        return kind
    if kind.startswith("NotRequired["):
        return f'NotRequired["{kind[12:-1]}"]'
    return f'"{kind}"'


def _qualified(kind: str) -> str:
    return re.sub(r"\b(?!Any\b|None\b|Literal\b)([A-Z]\w+)", r"answers.\1", kind)


def _class(name: str) -> str:
    # Pydantic names two models of one name by their modules, and a model that is read otherwise than written by -Input.
    parts = re.split(r"[_\W]+", "_".join(name.split("__")[-2:]))
    return "".join(part[:1].upper() + part[1:] for part in parts)


def _query_class(operation: dict[str, Any]) -> str:
    return "".join(word.capitalize() for word in operation["operationId"].split("_")) + "Query"


def _formatted(text: str) -> str:
    text = _run("check", "--fix-only", "--quiet", "--select", "I,F401", text=text)
    return _run("format", "--quiet", text=text)


def _run(*arguments: str, text: str) -> str:
    command = [sys.executable, "-m", "ruff", *arguments, "--stdin-filename", str(FOLDER / "answers.py"), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Write them."""
    with tempfile.TemporaryDirectory() as home:
        document = create_app(Settings(home=Path(home))).openapi()
    for name, text in sources(document).items():
        (FOLDER / name).write_text(text)


if __name__ == "__main__":
    main()
