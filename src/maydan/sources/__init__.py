"""What brings reports in: plain text, JSON lines, folders, standard input."""

from .base import Failure, Item, Lost, failure, parse_day
from .folder import open_path, open_paths

__all__ = ["Failure", "Item", "Lost", "failure", "open_path", "open_paths", "parse_day"]
