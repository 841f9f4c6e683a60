"""Does the gate of `make check` fail when a room's branch is not reached?"""

from pathlib import Path

from tests.coverage_gate import TRUSTED, WITH_SERVER, FileReport, Share, count, judge


def _file(lines: tuple[int, int], branches: tuple[int, int], excluded: int = 0) -> FileReport:
    return {
        "summary": {
            "covered_lines": lines[0],
            "num_statements": lines[1],
            "covered_branches": branches[0],
            "num_branches": branches[1],
            "excluded_lines": excluded,
        }
    }


WHOLE = {
    "tthc/calendar/days.py": _file((10, 10), (4, 4)),
    "tthc/workflows/table.py": _file((10, 10), (2, 2)),
    "tthc/compliance/cases.py": _file((10, 10), (3, 4), 2),
    "tthc/store/engine.py": _file((450, 500), (0, 0)),
} | {name: _file((1, 1), (0, 0)) for name in (*TRUSTED, *WITH_SERVER)}


def test_one_missed_branch_puts_its_room_below_the_bar() -> None:
    below = [folder for folder, share, bar in judge(WHOLE) if share.percent < bar]
    assert below == ["tthc/compliance", "tthc"]


def test_all_reached_is_all_right() -> None:
    files = WHOLE | {
        "tthc/compliance/cases.py": _file((10, 10), (4, 4)),
        "tthc/store/engine.py": _file((480, 500), (0, 0)),
    }
    assert [folder for folder, share, bar in judge(files) if share.percent < bar] == []


def test_what_is_left_out_is_told() -> None:
    assert count(WHOLE, "tthc/compliance") == Share(13, 14, 2)


def test_a_room_without_files_is_below_every_bar() -> None:
    assert count({}, "tthc/calendar").percent == 0.0


def test_one_missed_branch_puts_a_trusted_module_below_the_bar() -> None:
    files = WHOLE | {"tthc/store/chain.py": _file((10, 10), (3, 4))}
    below = [folder for folder, share, bar in judge(files) if share.percent < bar]
    assert below == ["tthc/compliance", "tthc/store/chain.py", "tthc"]


def test_every_trusted_module_is_there() -> None:
    root = Path(__file__).parent.parent
    assert [name for name in (*TRUSTED, *WITH_SERVER) if not (root / name).is_file()] == []
