"""Do what was announced, what the portal shows and what has ended agree, code by code?

Provinces answer for one and the same content on the National Database, on their portal and where
dossiers are taken in (Decree 63/2010/NĐ-CP as amended by 92/2017/NĐ-CP, art. 26(2)).
"""

from enum import StrEnum
from typing import NamedTuple

from tthc.compliance.identifiers import fold

_LOCAL_BODIES = ("cap tinh", "cap xa", "so ", "uy ban nhan dan", "ubnd")


class Standing(StrEnum):
    """What the three say together (đối chiếu ba chiều)."""

    AGREES = "agrees"  # đã công bố, đang hiển thị, còn hiệu lực
    NOT_SHOWN = "not_shown"  # đã công bố, còn hiệu lực, không thấy trên Cổng
    GONE = "gone"  # đã hết hiệu lực, đã gỡ, từng công bố
    STALE = "stale"  # đã hết hiệu lực mà còn hiển thị: "có giá trị thi hành"
    STALE_UNANNOUNCED = "stale_unannounced"  # như trên, chưa từng công bố ở đây
    NOT_ANNOUNCED = "not_announced"  # đang hiển thị, chưa công bố ở đây
    ENDED_ELSEWHERE = "ended_elsewhere"  # đã hết hiệu lực, không hiển thị, chưa từng công bố
    UNKNOWN_HERE = "unknown_here"  # chưa công bố, không hiển thị, còn hiệu lực
    CENTRAL = "central"  # đang hiển thị, không do cơ quan nào của tỉnh, xã thực hiện
    NO_LIST = "no_list"  # chưa có danh sách nào của Cổng để đối chiếu


FINDINGS = frozenset(
    {Standing.STALE, Standing.STALE_UNANNOUNCED, Standing.NOT_SHOWN, Standing.NOT_ANNOUNCED}
)
"""What an officer has to look at; a code not announced here may belong to another level."""


class Sides(NamedTuple):
    """What each of the three says; `shown` is None where no list could show the code."""

    announced: bool
    shown: bool | None
    ended: bool


_TABLE = {
    Sides(announced=True, shown=True, ended=False): Standing.AGREES,
    Sides(announced=True, shown=False, ended=False): Standing.NOT_SHOWN,
    Sides(announced=True, shown=False, ended=True): Standing.GONE,
    Sides(announced=True, shown=True, ended=True): Standing.STALE,
    Sides(announced=False, shown=True, ended=True): Standing.STALE_UNANNOUNCED,
    Sides(announced=False, shown=True, ended=False): Standing.NOT_ANNOUNCED,
    Sides(announced=False, shown=False, ended=True): Standing.ENDED_ELSEWHERE,
    Sides(announced=False, shown=False, ended=False): Standing.UNKNOWN_HERE,
}


def standing(sides: Sides, agencies: str | None = None) -> Standing:
    """Say what the three sides mean together.

    What is shown and was never announced here is ours only where a body of the province or the
    commune carries it out (cơ quan thực hiện): a ministry's list is mostly its own procedures.
    """
    if sides.shown is None:
        return Standing.NO_LIST
    found = _TABLE[sides]
    return Standing.CENTRAL if found in _UNANNOUNCED and not is_local(agencies) else found


_UNANNOUNCED = frozenset({Standing.NOT_ANNOUNCED, Standing.STALE_UNANNOUNCED})


def is_local(agencies: str | None) -> bool:
    """Say whether a body of the province or the commune is among those that carry it out."""
    folded = fold(agencies or "")
    return any(body in f"{folded} " for body in _LOCAL_BODIES)
