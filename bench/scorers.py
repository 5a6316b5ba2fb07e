"""The sample data beside the repository, and its scorers: programs that lie with it, loaded as modules."""

import importlib.util
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data"


def scorer(path: Path) -> Any:
    """The scorer in this file, as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
