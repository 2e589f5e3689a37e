"""Lets `maydan.brief(...)` and `maydan.explain(...)` be called although submodules of the same names exist.

Importing a submodule binds its name on the package, over any function of that name. A module whose class defines
`__call__` is the documented way out ("Customizing module attribute access" in Python's data model): whichever of the two
a user meets, calling it does the same.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _CallableModule(ModuleType):
    """A module that, called, calls its function of its own last name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return vars(self)[self.__name__.rpartition(".")[2]](*args, **kwargs)


def make_callable(name: str) -> None:
    """Makes the module called `name` callable; it must define a function of its own last name."""
    sys.modules[name].__class__ = _CallableModule
