"""Is what the system says of a file told in the officer's language, and in words of ours?"""

import errno
import os
from pathlib import Path

import pytest

from tests.registers import Unit
from tthc.errors import os_reason

MISSING = "không có tệp hoặc thư mục này"


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (("verify", "--head", "/khong-co"), 3, f"không đọc được mắt xích cuối: {MISSING}"),
        (("calendar", "add-notice", "/khong-co.toml"), 3, MISSING),
        (("journal", "head", "--output", "/khong-co/head.json"), 9, MISSING),
        (("explain", "1.014966", "--format", "html", "--output", "/khong-co/a.html"), 3, MISSING),
        (("removal", "export", "--output", "/khong-co/a.csv"), 3, MISSING),
    ],
)
def test_a_file_that_is_not_there_is_told_in_words_of_ours(
    unit: Unit, command: tuple[str, ...], code: int, said: str
) -> None:
    unit.record("force.ended", "01/08/2025", "--procedure", "1.014966")
    done = unit.call(*command)
    assert (done.code, said in done.err) == (code, True), done.err
    assert "No such file" not in done.err


def test_something_else_than_a_head_is_told_without_the_words_of_a_parser(
    unit: Unit, tmp_path: Path
) -> None:
    file = tmp_path / "head.json"
    for text in ("{}", "[", '{"province": "X", "department": "Y", "facts": "z"}'):
        file.write_text(text, encoding="utf-8")
        done = unit.call("verify", "--head", str(file))
        assert done.code == 3
        assert done.err.endswith("ghi ra. Chỉ đúng tệp đã lưu.\n")


def test_what_has_no_word_of_ours_is_said_as_the_system_says_it() -> None:
    assert os_reason(OSError(errno.ELOOP, os.strerror(errno.ELOOP))) == os.strerror(errno.ELOOP)
    assert os_reason(ValueError("embedded null byte")) == "embedded null byte"
    assert os_reason(PermissionError(errno.EACCES, "Permission denied")) == "you may not open it"
