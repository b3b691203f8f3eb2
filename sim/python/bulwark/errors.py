"""What goes wrong, with the texts that the program prints."""

from typing import List, NamedTuple


class Fault(NamedTuple):
    """What is wrong with an input, and where. Line and column count from 1; 0 where there is none."""

    file: str
    line: int
    column: int
    path: str
    message: str


class Error(Exception):
    """Of all that this package raises itself."""


class InputError(Error, ValueError):
    """A scenario, study, metric or option that is not right; `faults` has all that is wrong with it."""

    def __init__(self, text: str, faults: List[Fault]):
        super().__init__(text)
        self.faults = faults

    def __reduce__(self):
        return (InputError, (str(self), self.faults))


class Failure(Error, RuntimeError):
    """Anything else: the file system, memory, a fault of the engine."""
