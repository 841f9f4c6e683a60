"""Are several procedure codes in one cell several procedures?"""

from datetime import date
from pathlib import Path

from tthc.intake.reading import read_file


def test_codes_listed_in_one_cell_are_procedures_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "bo.csv"
    file.write_text(
        "Số quyết định,Ngày ký,Mã TTHC,Tên TTHC\n"
        "14/QĐ-BTC,03/11/2025,1.011771; 1.011772,Cấp mới; Cấp lại\n"
        '15/QĐ-BTC,03/11/2025,"1.011773\n1.011774",Gia hạn\n',
        encoding="utf-8",
    )

    rows = list(read_file(file, province="X", department="Y", today=date(2026, 1, 5)).rows)

    named = [[(c.procedure, c.title) for c in row.contents if c.procedure] for row in rows]
    assert named == [
        [("1.011771", "Cấp mới"), ("1.011772", "Cấp lại")],
        [("1.011773", "Gia hạn"), ("1.011774", "Gia hạn")],
    ]
    assert [row.problems for row in rows] == [(), ()]
