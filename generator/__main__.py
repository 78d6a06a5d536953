"""`python -m generator` is the same as `curriculum`."""

from generator.cli import main

main()
