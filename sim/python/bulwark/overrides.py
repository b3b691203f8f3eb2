"""What callers write in Python, as the texts that the engine reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Optional

from . import _engine


def settings(values: Optional[Mapping[str, Any]], events: Optional[Mapping[str, str]] = None) -> list[str]:
    """`{"raid.salvo.count": 60, "batteries.north.position": ["1 km", "0 km"]}` as those of `--set`, then those of
    `--event`."""
    return [*(f"{path}={text_of(value)}" for path, value in (values or {}).items()),
            *(_engine.override_of_event(f"{name}={condition}") for name, condition in (events or {}).items())]


def targets(precision: Optional[Mapping[str, Any]]) -> list[str]:
    """`{"leakage:all": "0.5 %"}` as those of `--precision`."""
    return [f"{metric}={text_of(width)}" for metric, width in (precision or {}).items()]


def text_of(value: Any) -> str:
    """Texts are as they would be in a scenario file: `5 km`, `{policy: greedy}`; all else is written as JSON."""
    return value if isinstance(value, str) else " ".join(yaml_of(value).split("\n"))


def yaml_of(value: Any) -> str:
    """As JSON, which YAML includes: a mapping with a line for each of its keys. Numbers of numpy are numbers too."""
    indent = 2 if isinstance(value, Mapping) else None
    return json.dumps(value, indent=indent, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{value!r} is neither a number nor a text, list or mapping of these")
