"""`python -m taitto` is the same door as the `taitto` command."""

from taitto.cli import main

main()
