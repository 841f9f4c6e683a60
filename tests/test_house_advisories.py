"""Does the look for known holes fail when there is one, and say when it could not look?"""

from tests.advisories import Library, judge

CLEAN: Library = {"name": "click", "version": "8.5.1", "vulns": []}
UNSEEN: Library = {"name": "rich", "skip_reason": "not found"}
HOLED: Library = {"name": "jinja2", "version": "2.0", "vulns": [{"id": "CVE-2014-1402"}]}


def test_a_known_hole_fails_and_is_named() -> None:
    code, said = judge([CLEAN, UNSEEN, HOLED])
    assert code == 1
    assert "jinja2 2.0" in said
    assert "CVE-2014-1402" in said


def test_a_library_that_nobody_could_look_up_is_said_aloud() -> None:
    assert judge([CLEAN, UNSEEN]) == (
        0,
        "advisories SKIPPED for 1 of 2: no answer about them",
    )


def test_libraries_without_a_known_hole_pass() -> None:
    assert judge([CLEAN]) == (0, "1 libraries, no known hole")
