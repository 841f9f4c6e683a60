"""Is a long journal looked through in a process of its own with the answer of a short one?"""

import multiprocessing

import pytest

from tests.registers import Unit
from tests.tampering import change_file, faults
from tthc.app.looking import looking
from tthc.store import verifying


@pytest.fixture
def long(example: Unit, monkeypatch: pytest.MonkeyPatch) -> Unit:
    monkeypatch.setattr(verifying, "LONG", 10)
    return example


def test_a_long_register_that_is_whole_agrees(long: Unit) -> None:
    assert faults(long) == []


@pytest.mark.sqlite_only
def test_what_the_other_process_finds_stands_beside_what_this_one_finds(long: Unit) -> None:
    change_file(
        long, "UPDATE fact SET note = 'khác' WHERE id = 9", "UPDATE course SET state = 'khác'"
    )
    found = faults(long)
    assert ("link", "fact 9") in found
    assert any(what == "cache" and where.startswith("course ") for what, where in found)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("page", [2, 6, 9, 20])
def test_a_damaged_file_ends_with_one_sentence_and_nothing_else(
    long: Unit, page: int, caplog: pytest.LogCaptureFixture
) -> None:
    with long.database.open("r+b") as file:
        file.seek(-4096 * page, 2)
        file.write(b"\x0d" * 4096)
    answer = long.call("verify", "--lang", "vi")
    assert (answer.code, answer.out) == (6, "")
    assert "đã bị hỏng" in answer.err
    assert caplog.text == ""


@pytest.mark.sqlite_only
def test_a_tally_that_counts_what_no_case_takes_is_named(example: Unit) -> None:
    change_file(example, "UPDATE verdict_tally SET began = began + 1 WHERE verdict = 'met'")
    assert [where.split()[0] for _, where in faults(example)] == ["verdict_tally"]


def test_what_a_killed_process_did_not_answer_is_looked_up_here(example: Unit) -> None:
    with looking(example.register, None, beside=True) as recorded:
        (process,) = multiprocessing.active_children()
        process.kill()
        assert recorded() == []
    assert multiprocessing.active_children() == []


@pytest.mark.sqlite_only
def test_a_changed_letter_of_the_schema_is_damage_to_the_file(example: Unit) -> None:
    data = example.database.read_bytes()
    at = data.index(b"INTEGER NOT NULL", data.index(b"CREATE TABLE alert_step")) + len("INTEGER ")
    example.database.write_bytes(data[:at] + b"\xce" + data[at + 1 :])
    for command in ("verify", "status", "audit", "list"):
        answer = example.call(command)
        assert (answer.code, answer.out) == (6, "")
        assert "đã bị hỏng" in answer.err
