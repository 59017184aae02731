"""Which words of a text are misspelt, and what was meant."""

SPELLING = "spelling"  # its name among what can be switched off
