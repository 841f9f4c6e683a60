"""Is what was typed on a command line a text at all?"""


def is_text(typed: str) -> bool:
    """Say whether `typed` is Unicode; bytes that are not UTF-8 come as lone surrogates."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        return False
    return True
