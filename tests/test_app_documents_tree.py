"""Does `document show` draw all that hangs on a document, each thing once?"""

from tests.registers import Unit

CHAIN = (
    ("force.bound", "90/2025/QH15", "91/2025/QH15"),
    ("document.in_force", "36/2025/NĐ-CP", "90/2025/QH15"),
    ("force.bound", "10/2020/TT-BTC", "36/2025/NĐ-CP"),
)
AS_OF = ("--as-of", "1/2/2025")


def hang(unit: Unit, *links: tuple[str, str, str]) -> None:
    for kind, document, cause in links:
        unit.record(kind, "01/01/2025", "--document", document, "--cause", cause)


def test_the_tree_goes_down_to_the_procedures_through_every_document_between(unit: Unit) -> None:
    hang(unit, *CHAIN)
    basis = ("--procedure", "1.000801", "--document", "10/2020/TT-BTC")
    unit.record("procedure.based", "01/01/2025", *basis)
    (shown,) = unit.ask("document", "show", "91/2025/QH15", *AS_OF)["documents"]

    assert [(one["level"], one["number"]) for one in shown["tree"]] == [
        *((1, "90/2025/QH15"), (2, "36/2025/NĐ-CP"), (3, "10/2020/TT-BTC")),
    ]
    assert [[p["procedure"] for p in one["procedures"]] for one in shown["tree"]] == [
        *([], [], ["1.000801"]),
    ]
    printed = unit.call("document", "show", "91/2025/QH15", *AS_OF).out
    assert "\n      └─ → 10/2020/TT-BTC" in printed
    assert "\n         └─ 1.000801" in printed


def test_what_hangs_on_two_documents_is_drawn_once_under_the_nearest(unit: Unit) -> None:
    one, two, three = "1/2025/TT-BTC", "2/2025/TT-BTC", "3/2025/TT-BTC"
    hang(unit, ("force.bound", two, one), ("force.bound", three, two), ("force.bound", three, one))
    for basis in (two, three):
        unit.record("procedure.based", "01/01/2025", "--procedure", "1.000801", "--document", basis)
    (shown,) = unit.ask("document", "show", one, *AS_OF)["documents"]

    assert [(each["level"], each["number"]) for each in shown["tree"]] == [(1, two), (1, three)]
    assert [len(each["procedures"]) for each in shown["tree"]] == [1, 0]


def test_a_chain_that_leads_back_is_cut_and_said(unit: Unit) -> None:
    one, two = "1/2025/TT-BTC", "2/2025/TT-BTC"
    hang(unit, ("force.bound", two, one), ("force.bound", one, two))
    (shown,) = unit.ask("document", "show", one, *AS_OF)["documents"]

    assert [(each["level"], each["number"], each["again"]) for each in shown["tree"]] == [
        *((1, two, False), (2, one, True)),
    ]
    said = unit.call("document", "show", one, *AS_OF, "--lang", "vi").out
    assert f"↺ {one}: dẫn trở lại chính nó; đã nêu ở trên" in said


def test_what_stands_in_the_list_of_a_document_is_drawn_with_its_rows(unit: Unit) -> None:
    listed = ("--document", "505/QĐ-UBND", "--document-date", "5/5/2024")
    unit.record("procedure.listed", "5/5/2024", "--procedure", "1.000201", *listed)
    row = ("--procedure", "1.000202", *listed, "--place", "Mục I, số 17")
    unit.record("procedure.listed", "5/5/2024", *row)
    unit.record("procedure.based", "5/5/2024", "--procedure", "1.000203", *listed)
    other = ("--procedure", "1.000202", "--document", "36/2025/NĐ-CP")
    unit.record("procedure.based", "5/5/2024", *other)
    ended = ("--document", "505/QĐ-UBND", "--document-date", "5/5/2024", "--cause", "1622/QĐ-UBND")
    unit.record("force.ended", "20/11/2025", *ended)
    (shown,) = unit.ask("document", "show", "505/QĐ-UBND", "--as-of", "1/12/2025")["documents"]

    drawn = {one["procedure"]: one for one in shown["procedures"]}
    assert {code: one["rows"] for code, one in drawn.items()} == {
        "1.000201": [],
        "1.000202": ["Mục I, số 17"],
        "1.000203": None,
    }
    assert [one["number"] for one in drawn["1.000202"]["other_bases"]] == ["36/2025/NĐ-CP"]
    said = [one["message"] for one in shown["findings"] if one["check"] == "list_ended"]
    assert [one[-3:] for one in said] == [" 2."]
    printed = unit.call("document", "show", "505/QĐ-UBND", "--lang", "vi").out
    assert "\n└─ 1.000201 [có trong danh mục]" in printed
    assert "\n├─ 1.000202 [Mục I, số 17]" in printed
    above = unit.call("document", "show", "1622/QĐ-UBND", "--as-of", "1/12/2025").out
    assert "\n   ├─ 1.000202 [Mục I, số 17]" in above
