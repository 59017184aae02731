"""Known errors: what a person is told, in Russian, when something goes wrong that is nobody's bug."""


class AppError(Exception):
    """A known failure, told in three parts: what happened, what is safe, what to do next.

    `what_happened` is one whole sentence that stands on its own: the command line prints it and nothing else.
    """

    def __init__(self, what_happened: str, what_is_safe: str = "", what_to_do: str = "") -> None:
        super().__init__(what_happened)
        self.what_happened = what_happened
        self.what_is_safe = what_is_safe
        self.what_to_do = what_to_do
