"""Does one register of two departments say whose it is, and answer for one where that is asked?"""

from pathlib import Path

import pytest

from tests.registers import Unit, call

DAY = ("--as-of", "10/01/2026")
JUSTICE = ("--province", "Tỉnh Ví Dụ", "--department", "Sở Tư pháp")
HEALTH = ("--province", "Tỉnh Ví Dụ", "--department", "Sở Y tế")
OF_HEALTH = ("--department", "so y te")


def _begin(folder: Path, names: tuple[str, ...], address: str) -> Unit:
    folder.mkdir()
    begun = call("init", *names, "--db", address, folder=folder)
    assert begun.code == 0, begun.err
    return Unit(folder)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Unit, Unit]:
    """Give two departments that write into one register; each has an overdue case and a removal."""
    address = f"sqlite:///{tmp_path / 'chung.db'}"
    justice = _begin(tmp_path / "tu-phap", JUSTICE, address)
    justice.record("decision.received", "05/12/2025", "--decision", "7/QĐ-BTP")
    justice.record("force.ended", "01/12/2025", "--procedure", "1.000001")
    justice.record("force.ended", "01/03/2026", "--procedure", "1.000003")
    health = _begin(tmp_path / "y-te", HEALTH, address)
    health.record("decision.received", "05/12/2025", "--decision", "8/QĐ-BYT")
    health.record("force.ended", "01/12/2025", "--procedure", "1.000002")
    return justice, health


def test_init_says_whose_register_it_found(two: tuple[Unit, Unit]) -> None:
    _, health = two
    address = f"sqlite:///{health.folder.parent / 'chung.db'}"
    again = call("init", *HEALTH, "--db", address, folder=health.folder)
    assert "Sổ này còn là sổ của: Sở Tư pháp, Tỉnh Ví Dụ." in again.out
    data = call("init", *HEALTH, "--db", address, "--format", "json", folder=health.folder).data()
    assert data["units"] == ["Sở Tư pháp, Tỉnh Ví Dụ"]
    alone = call("init", *HEALTH, folder=health.folder.parent)
    assert "Sổ này còn là sổ của" not in alone.out


def test_the_picture_of_a_day_is_of_all_units_or_of_one(two: tuple[Unit, Unit]) -> None:
    justice, _ = two
    both, one = (justice.ask("status", *asked, *DAY) for asked in ((), OF_HEALTH))
    assert (both["counts"]["overdue"], one["counts"]["overdue"]) == (2, 1)
    assert (both["cases"], one["cases"]) == (4, 2)
    assert [case["decision"] for case in one["overdue"]] == ["8/QĐ-BYT"]
    other = justice.ask("status", "--province", "Tỉnh Ví Dụ", "--department", "Sở Tư pháp", *DAY)
    assert other["cases"] == 2


def test_a_proposal_is_of_one_unit_or_says_that_it_is_of_several(
    two: tuple[Unit, Unit], tmp_path: Path
) -> None:
    _, health = two
    written = ("removal", "export", *DAY, "--output")
    mixed = health.call(*written, str(tmp_path / "a.csv"))
    own = health.call(*written, str(tmp_path / "b.csv"), *OF_HEALTH)
    assert "TTHC đề nghị gỡ bỏ, 2 dòng" in mixed.out
    assert "của nhiều đơn vị: Sở Tư pháp, Tỉnh Ví Dụ; Sở Y tế, Tỉnh Ví Dụ" in mixed.out
    assert "TTHC đề nghị gỡ bỏ, 1 dòng" in own.out
    assert "của nhiều đơn vị" not in own.out


def test_what_is_ahead_is_of_all_units_or_of_one(two: tuple[Unit, Unit]) -> None:
    _, health = two
    ahead = ("removal", "plan", "--until", "31/12/2026", *DAY)
    assert [one["number"] for one in health.ask(*ahead)["ending"]] == ["1.000003"]
    assert health.ask(*ahead, *OF_HEALTH)["ending"] == []


@pytest.mark.parametrize(
    "command",
    [("status",), ("removal", "export", "--output", "a.csv"),
     ("removal", "plan", "--until", "31/12/2026")],
)  # fmt: skip
def test_a_department_that_is_not_there_is_named(
    two: tuple[Unit, Unit], command: tuple[str, ...]
) -> None:
    refused = two[0].call(*command, "--department", "Sở Xây dựng", *DAY)
    assert refused.code == 7
    assert "Sở Y tế" in refused.err


def test_nothing_is_planned_for_days_that_have_passed(two: tuple[Unit, Unit]) -> None:
    refused = two[0].call("removal", "plan", "--until", "01/01/2026", *DAY)
    assert refused.code == 2
    assert "01/01/2026 ở trước 10/01/2026" in refused.err
