"""What can be wrong with a register (sai lệch)."""

from enum import StrEnum
from typing import NamedTuple


class Flaw(StrEnum):
    """What can be wrong with a register."""

    FILE = "file"  # tệp cơ sở dữ liệu hỏng
    LINK = "link"  # sự kiện không khớp mắt xích
    GAP = "gap"  # thiếu sự kiện
    ENTRY = "entry"  # lần ghi không có sự kiện nào
    RUN = "run"  # lần kiểm tra không khớp mắt xích
    RECORD = "record"  # cảnh báo, bước gửi, ảnh chụp bị đổi hay mất
    PACK = "pack"  # bản quy định, lịch đã lưu bị đổi
    NAME = "name"  # số, tên không có trong sự kiện nào
    HEAD = "head"  # không khớp với mắt xích đã lưu bên ngoài
    UNREADABLE = "unreadable"  # không đọc được
    GUARD = "guard"  # cơ sở dữ liệu không còn từ chối sửa, xóa
    CACHE = "cache"  # bảng dựng sẵn không khớp sự kiện


class Found(NamedTuple):
    """One thing wrong: what, and which record of which table."""

    flaw: Flaw
    where: str
