"""The options that every question has, checked before the engine takes them."""

from __future__ import annotations

import operator
import os
from collections.abc import Callable
from typing import Any, Optional, Union

from . import _engine
from .errors import Fault, InputError

Progress = Callable[[int], object]

_MOST = {"trials": 2**32 - 1, "seed": 2**64 - 1, "threads": 2**16 - 1}


def run_arguments(trials: Optional[int] = None, seed: Optional[int] = None, threads: int = 0,
                  progress: Optional[Progress] = None) -> _engine.RunArguments:
    if progress is not None and not callable(progress):
        raise refusal("progress", f"{progress!r}; expected a function of the number of trials done")
    return _engine.RunArguments(trials if trials is None else whole("trials", trials),
                                seed if seed is None else whole("seed", seed), whole("threads", threads), progress)


def whole(name: str, value: Any) -> int:
    """A whole number from 0; those of numpy are some, too."""
    limit = _MOST.get(name, 2**32 - 1)
    try:
        number = operator.index(value)
    except TypeError:
        raise refusal(name, f"{value!r}; expected a whole number") from None
    if not 0 <= number <= limit:
        raise refusal(name, f"{number}; expected a whole number from 0 to {limit}")
    return number


def need_out(out: Union[str, os.PathLike, None], resume: bool = False, force: bool = False) -> None:
    """What is about a folder has no effect without one: whoever asks for it believes that the tables are kept."""
    if out is None and resume:
        raise refusal("resume", "expected out, the folder to go on in")
    if out is None and force:
        raise refusal("force", "expected out, the folder to write into")


def refusal(name: str, message: str) -> InputError:
    """Of an option, as the program has it."""
    return InputError(f"{name}: {message}", [Fault(name, 0, 0, "", message)])
