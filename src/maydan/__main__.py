"""`python -m maydan`."""

from .cli import main

main()
