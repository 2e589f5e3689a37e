"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become `path` when the block ends well, and vanish when it does not.

    The temporary file stands in the same folder, so that the last step is one rename. A pipe or device (/dev/stdout) is
    written directly.

    Raises:
        InputError: the place cannot be written.
    """
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise InputError("output", str(path), "is a folder", "name a file")
        with path.open("wb") as stream:
            yield stream
        return
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        stream = temporary.open("xb")
    except OSError as error:
        cause = error.strerror or "cannot be written"
        raise InputError("output", str(path), cause, "check the folder's name and rights") from error
    try:
        with stream:
            yield stream
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
