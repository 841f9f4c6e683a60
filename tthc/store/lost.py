"""What is read by its number or key, where each that is asked for must be there."""

from typing import TypeVar

from tthc.errors import StoreError

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class LostRecordError(StoreError):
    """One record names another that is not there."""

    template = (
        "A record names another one that is not there ({asked}): the register was changed or"
        " damaged. Run `tthc verify`, which says where, and restore the last good backup."
    )


class AllKept(dict[_Key, _Value]):
    """Records by number or key; one that is asked for and is not there was lost."""

    def __missing__(self, key: _Key) -> _Value:
        raise LostRecordError(asked=str(key))
