"""Does `tthc verify` name a trigger that is gone, changed, switched off or put in?"""

import pytest

from tests.registers import Unit
from tests.tampering import faults

UNGUARDED = {
    "DROP TRIGGER fact_refuses_delete": "trigger fact_refuses_delete",
    "CREATE TRIGGER extra BEFORE INSERT ON fact BEGIN SELECT 1; END": "trigger extra",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "named"), UNGUARDED.items())
def test_a_guard_that_is_gone_and_a_trigger_of_others_are_named(
    used: Unit, statement: str, named: str
) -> None:
    used.sql(statement)
    assert faults(used) == [("guard", named)]


@pytest.mark.sqlite_only
def test_a_guard_that_refuses_nothing_any_more_is_named(used: Unit) -> None:
    used.sql("DROP TRIGGER alert_refuses_update")
    used.sql("CREATE TRIGGER alert_refuses_update BEFORE UPDATE ON alert BEGIN SELECT 1; END")
    assert faults(used) == [("guard", "trigger alert_refuses_update")]


@pytest.mark.postgresql_only
def test_a_guard_that_the_server_switched_off_is_named(example: Unit) -> None:
    assert example.ask("verify")["faults"] == []
    example.sql("ALTER TABLE fact DISABLE TRIGGER fact_refuses_change")
    assert faults(example) == [("guard", "trigger fact_refuses_change")]
