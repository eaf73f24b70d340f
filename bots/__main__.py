"""`python -m bots` is the cutroom command."""

from bots.cli import main

main()
