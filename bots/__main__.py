"""`python -m bots` is the cutroom command."""

import sys

HEALTH = ["health"]


def main() -> None:
    """Run the command; what a container asks every half minute does not wait for all the others to load."""
    if sys.argv[1:] == HEALTH:
        from bots.watching.health import main as health  # noqa: PLC0415 - two thirds of the time

        health()
    else:
        from bots.cli import main as command  # noqa: PLC0415 - as above

        command()


if __name__ == "__main__":
    main()
