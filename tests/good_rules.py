"""A rule file that is right, and how a test writes it into a folder of its own."""

from pathlib import Path

GOOD = """\
id = "announcement.list"
workflow = "announcement"
title_vi = "Công bố"
title_en = "Announce"
bearer = "province"
counted = true
starts = ["decision.received"]
met_by = ["announcement.signed"]

[[version]]
label = "Tỉnh"
effective_from = 2021-01-01
effective_to = 2021-12-31
limit = 7
unit = "working_day"
direction = "after"
roll = "none"
policy = "portal_first"

[version.basis]
instrument = "Quyết định của tỉnh"
article = "Điều 1"
words = "07 ngày làm việc"
source = "Công báo"
confidence = "seen"

[[version]]
label = "Tỉnh, mới"
effective_from = 2023-01-01
limit = 2
unit = "month"
direction = "after"
roll = "next_working_day"
policy = "latest"

[version.basis]
instrument = "Quyết định của tỉnh"
article = "Điều 2"
words = "02 tháng"
source = "Công báo"
confidence = "inferred"
note = "Thử"
"""


def overlay(tmp_path: Path, name: str = "announcement.list.toml", text: str = GOOD) -> Path:
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path
