"""Is the line of a mistake found where an officer would look for it?"""

import pytest

from tthc.calendar.toml_lines import Path, find_line

TEXT = """\
# swaps = [ { off = 1 } ]
id = "a # [[group]]"

[[group]]
starts = ["a", "b",
  "c"]
swaps = [
  { off = 2027-09-01, worked = 2027-08-28 },
  { off = 2027-09-03, worked = 2027-09-11 }, # second
]
[[group]]
source = 'x'
[group.scope]
department = "y"
[[group.part]]
[[group.part]]
name = "z"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 2),
        (("group", 0), 4),
        (("group", 0, "starts", 0), 5),
        (("group", 0, "starts", 2), 6),
        (("group", 0, "swaps"), 7),
        (("group", 0, "swaps", 1, "worked"), 9),
        (("group", 0, "missing"), 4),
        (("group", 1, "source"), 12),
        (("group", 1, "scope", "department"), 14),
        (("group", 1, "part", 0, "name"), 15),
        (("group", 1, "part", 1, "name"), 17),
        (("missing",), None),
    ],
)
def test_a_place_is_found_on_its_line(path: Path, line: int | None) -> None:
    assert find_line(TEXT, path) == line
