"""Was a run made in its time (chạy đúng đêm)?"""

from enum import StrEnum


class Ran(StrEnum):
    """When a run was made, beside the night that it judged."""

    IN_TIME = "in_time"  # trong đêm ấy hoặc đêm sau
    LATE = "late"  # chạy bù
    AHEAD = "ahead"  # chạy trước khi đêm ấy đến
