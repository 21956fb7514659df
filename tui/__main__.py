"""``python -m tui``: the app without the command line around it, for working on its screens."""

from tui.app import run

if __name__ == "__main__":
    run()
