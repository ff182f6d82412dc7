"""`python -m archive.cli` is the command without installing it."""

from archive.cli import main

if __name__ == "__main__":
    main()
