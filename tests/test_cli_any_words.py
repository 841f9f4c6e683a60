"""Does no word that an officer could type end in a traceback or write what was not asked for?"""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.registers import Unit

FAMILIES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
READING = (
    *("status", "list", "show", "explain", "runs", "calendar", "rules", "workflow", "import"),
    *("document", "portal", "removal", "journal", "verify"),
)
WORDS = st.sampled_from(
    [
        *READING,
        *("add", "count", "check", "announcement", "announcement.list", "A1", "R3-35", "D1"),
        *("--as-of", "--format", "json", "csv", "--verdict", "overdue", "--search", "--policy"),
        *("--lang", "vi", "en", "--db", "sqlite:///tthc.db", "--config", "tthc.toml", "--dry-run"),
        *("--unit", "month", "calendar_day", "--roll", "next_working_day", "--fail-on", "--help"),
        *("2026-01-10", "31/02/2024", "10/01/2026", "2035", "0", "-3", "99999999999999999999"),
        *("3152/QĐ-BTP", "2.001009", "latest", "%", "_", "--", "-", "=1+1", "tthc.db"),
    ]
)
TYPED = st.characters(exclude_characters="\0")  # no argument of a process can hold U+0000
ANY = st.one_of(WORDS, WORDS, st.text(TYPED, max_size=12))


def _run(unit: Unit, arguments: list[str]) -> tuple[int, str]:
    """Run a reading command; `--dry-run` keeps an import from writing."""
    dry = ["--dry-run"] if arguments[0] == "import" else []
    answer = unit.call(*arguments, *dry)
    return answer.code, answer.out + answer.err


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=st.sampled_from(READING), rest=st.lists(ANY, max_size=5))
def test_whatever_is_typed_ends_with_a_sentence(
    first: str, rest: list[str], example_to_read: Unit
) -> None:
    code, said = _run(example_to_read, [first, *rest])
    assert code in FAMILIES, said
    assert "Traceback" not in said


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(what=st.text(max_size=30))
def test_any_text_can_be_asked_for(what: str, example_to_read: Unit) -> None:
    for asked in (("show", "--", what), ("list", "--search", what)):
        code, said = _run(example_to_read, [*asked])
        assert code in (0, 7), said


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(note=st.text(min_size=1, max_size=40), number=st.text(min_size=1, max_size=20))
def test_any_text_can_be_recorded_and_read_again(note: str, number: str, unit: Unit) -> None:
    asked = ("record", "decision.received", "--on", "06/01/2026", f"--decision={number}")
    answer = unit.call(*asked, f"--note={note}")
    assert answer.code in (0, 2, 8), answer
    assert unit.call("list", "--format", "csv").code == 0
