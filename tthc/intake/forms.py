"""Which lists can be read, and under which headers each of their columns is known."""

from dataclasses import dataclass
from enum import StrEnum


class InputKind(StrEnum):
    """What a file is a list of."""

    DISPATCHES = "dispatches"  # sổ đăng ký văn bản đến
    DECISIONS = "decisions"  # quyết định công bố của Bộ
    ANNOUNCEMENTS = "announcements"  # quyết định công bố của Chủ tịch UBND tỉnh
    PROCEDURES = "procedures"  # danh sách TTHC
    SNAPSHOT = "snapshot"  # danh sách TTHC xuất từ Cổng DVCQG, của một ngày
    DOCUMENTS = "documents"  # văn bản và tình trạng hiệu lực
    ABOLITIONS = "abolitions"  # danh mục TTHC bị bãi bỏ
    FACTS = "facts"  # the engine's own table


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the name its row model gives it, and the headers it is known by.

    The first header is the one shown to officers. A header matches when it is equal after
    `tthc.intake.headers.header_key`, never by likeness: a wrong guess makes a wrong legal deadline.
    """

    name: str
    headers: tuple[str, ...]
    required: bool = False


def _required(name: str, *headers: str) -> Column:
    return Column(name, headers, required=True)


def _optional(name: str, *headers: str) -> Column:
    return Column(name, headers)


_NOTE = _optional("note", "Ghi chú", "note")
_FIELD = _optional("field", "Lĩnh vực", "Tên lĩnh vực", "field")
_CHANGE = _optional("change", "Loại thay đổi", "Nội dung thay đổi", "change_kind")

# Decree 30/2020/NĐ-CP, appendix IV (10 columns), and the 13-column export of the software.
_DISPATCHES = (
    _required("arrived_on", "Ngày đến", "Ngày văn bản đến", "Ngày vào sổ", "Ngày nhận"),
    _optional("arrived_at", "Giờ đến", "Thời gian đến", "Giờ nhận", "Thời gian nhận"),
    _optional("arrival_number", "Số đến", "Số thứ tự đến", "Số văn bản đến", "Số vào sổ"),
    _optional("issuer", "Tác giả", "Cơ quan ban hành", "Cơ quan gửi", "Nơi gửi", "Nơi ban hành",
              "Tên cơ quan, tổ chức ban hành văn bản"),
    _required("number", "Số, ký hiệu văn bản", "Số, ký hiệu", "Số và ký hiệu văn bản",
              "Số và ký hiệu", "Số hiệu văn bản", "Số hiệu"),
    _required("signed_on", "Ngày tháng văn bản", "Ngày tháng năm văn bản", "Ngày văn bản",
              "Ngày, tháng, năm ban hành văn bản", "Ngày tháng ban hành", "Ngày ban hành",
              "Ngày ký"),
    _required("title", "Tên loại và trích yếu nội dung văn bản", "Tên loại và trích yếu nội dung",
              "Tên loại, trích yếu nội dung văn bản", "Tên loại và trích yếu văn bản",
              "Tên loại và trích yếu", "Trích yếu nội dung văn bản", "Trích yếu nội dung",
              "Trích yếu", "Nội dung trích yếu"),
    _optional("recipients", "Đơn vị hoặc người nhận", "Đơn vị hoặc người nhận văn bản",
              "Đơn vị, người nhận", "Đơn vị/người nhận văn bản", "Đơn vị nhận", "Người nhận",
              "Nơi nhận"),
    _optional("assigned_on", "Ngày chuyển", "Ngày chuyển văn bản"),
    _NOTE,
    _FIELD,
)  # fmt: skip
_DECISIONS = (
    _required("number", "Số quyết định", "Số, ký hiệu quyết định", "Số quyết định của Bộ",
              "decision_no"),
    _required("signed_on", "Ngày ký", "Ngày quyết định", "Ngày ban hành", "Ngày ký quyết định",
              "decision_date"),
    _optional("issuer", "Cơ quan ban hành", "Bộ, ngành", "Bộ, cơ quan ban hành", "ministry"),
    _optional("title", "Trích yếu", "Trích yếu nội dung", "title"),
    _optional("procedure", "Mã TTHC", "Mã số TTHC", "Số hồ sơ TTHC", "Mã số", "code"),
    _optional("procedure_name", "Tên TTHC", "Tên"),
    _FIELD,
    _CHANGE,
    _optional("portal_on", "Ngày cập nhật CSDLQG", "Ngày cập nhật lên CSDLQG",
              "Ngày cập nhật CSDLQG về TTHC"),
    _optional("received_on", "Ngày nhận", "Ngày nhận được quyết định"),
    _optional("in_force_on", "Ngày VBQPPL có hiệu lực", "Ngày hiệu lực VBQPPL",
              "Ngày hiệu lực của VBQPPL"),
    _optional("accelerated", "Rút gọn", "Trình tự rút gọn", "Theo trình tự, thủ tục rút gọn"),
    _NOTE,
)  # fmt: skip
_ANNOUNCEMENTS = (
    _required("number", "Số quyết định công bố", "Số quyết định của tỉnh",
              "provincial_decision_no"),
    _required("signed_on", "Ngày ký", "Ngày ký quyết định công bố", "Ngày quyết định công bố",
              "provincial_decision_date"),
    _required("decisions", "Quyết định của Bộ", "Số quyết định của Bộ", "Quyết định của Bộ, ngành",
              "ministry_decision_no"),
    _optional("decision_dates", "Ngày quyết định của Bộ", "Ngày ký quyết định của Bộ",
              "ministry_decision_date"),
    _optional("ministry", "Bộ, ngành", "Bộ", "ministry"),
    _optional("submission", "Số tờ trình", "Tờ trình", "submission_no"),
    _optional("submitted_on", "Ngày trình", "Ngày tờ trình", "submission_date"),
    _optional("published_on", "Ngày công khai", "Ngày công khai CSDLQG", "published_date"),
    _optional("title", "Trích yếu", "Trích yếu nội dung", "title"),
    _FIELD,
    _CHANGE,
    _optional("procedures", "Mã TTHC", "Mã số TTHC", "codes"),
    _NOTE,
    _optional("province", "Tỉnh", "Tỉnh, thành phố", "province"),
    _optional("department", "Sở", "Đơn vị", "Sở, ngành", "department"),
)  # fmt: skip
_PROCEDURES = (
    _required("procedure", "Mã TTHC", "Mã số", "Mã số TTHC", "Mã thủ tục", "Số hồ sơ TTHC",
              "code"),
    _required("title", "Tên TTHC", "Tên", "Tên thủ tục", "name"),
    _optional("issuer", "Cơ quan ban hành", "Cơ quan công bố"),
    _optional("agencies", "Cơ quan thực hiện", "Cơ quan giải quyết", "agency"),
    _FIELD,
)  # fmt: skip
# The columns of vbpl.vn's history of force, and of lists kept beside it.
_DOCUMENTS = (
    _required("number", "Số, ký hiệu", "Số, ký hiệu văn bản", "Số hiệu văn bản", "Số hiệu",
              "Số và ký hiệu", "Văn bản", "document_no"),
    _optional("kind", "Loại văn bản", "Tên loại văn bản", "Hình thức văn bản"),
    _optional("title", "Trích yếu", "Trích yếu nội dung", "Tên văn bản", "what"),
    _optional("issuer", "Cơ quan ban hành", "Nơi ban hành"),
    _optional("issued_on", "Ngày ban hành", "Ngày ký", "Ngày, tháng, năm ban hành",
              "document_date"),
    _optional("in_force_on", "Ngày có hiệu lực", "Ngày hiệu lực", "Có hiệu lực từ"),
    _required("ended", "Ngày hết hiệu lực", "Thời điểm hết hiệu lực", "Hết hiệu lực từ",
              "Hết hiệu lực từ ngày", "expiry_date"),
    _optional("extent", "Hết hiệu lực toàn bộ/một phần", "Tình trạng hiệu lực", "Tình trạng",
              "Mức độ hết hiệu lực", "extent", "kind"),
    _optional("cause", "Văn bản thay thế/bãi bỏ", "Văn bản làm hết hiệu lực", "Văn bản thay thế",
              "Văn bản bãi bỏ", "Bị thay thế bởi", "by_document"),
    _optional("cause_on", "Ngày của văn bản đó", "Ngày văn bản thay thế/bãi bỏ",
              "Ngày văn bản làm hết hiệu lực", "by_document_date"),
    _optional("amended_by", "Sửa đổi bởi", "Văn bản sửa đổi, bổ sung", "Được sửa đổi bởi"),
    _optional("procedures", "TTHC căn cứ", "Mã TTHC", "Mã TTHC căn cứ", "codes"),
    _NOTE,
    _optional("source", "Nguồn", "Đường dẫn", "source_url"),
)  # fmt: skip
# Annexes C and C' of announcement decisions: what is abolished, and the text that abolishes it.
_ABOLITIONS = (
    _optional("procedure", "Mã TTHC", "Số hồ sơ TTHC", "Mã số TTHC", "Mã thủ tục", "code"),
    _required("title", "Tên TTHC", "Tên TTHC (Mã TTHC)", "Tên thủ tục", "name"),
    _required("basis", "Tên VBQPPL quy định việc bãi bỏ", "Căn cứ pháp lý bãi bỏ",
              "VBQPPL quy định việc bãi bỏ", "Văn bản quy định việc bãi bỏ", "Căn cứ bãi bỏ"),
    _optional("decision", "Quyết định bãi bỏ", "Quyết định công bố bãi bỏ", "Số quyết định"),
    _optional("decided_on", "Ngày quyết định bãi bỏ", "Ngày quyết định", "Ngày ký"),
    _optional("ends", "Ngày hết hiệu lực", "Hiệu lực bãi bỏ", "Ngày hiệu lực",
              "Ngày có hiệu lực", "Có hiệu lực từ", "Thời điểm bãi bỏ",
              "Thời điểm hết hiệu lực", "Hết hiệu lực từ", "Hết hiệu lực từ ngày"),
    _optional("listed_in", "Quyết định công bố danh mục", "Quyết định công bố",
              "Quyết định đã công bố"),
    _optional("positions", "Số thứ tự tại danh mục", "Số thứ tự trong danh mục",
              "Vị trí trong danh mục"),
    _FIELD,
    _optional("agency", "Cơ quan thực hiện", "Cơ quan giải quyết"),
    _NOTE,
)  # fmt: skip
_FACTS = (
    _required("kind", "kind"),
    _required("happened_on", "happened_on"),
    *(
        _optional(name, name)
        for name in (
            "decision", "decision_date", "procedure", "document", "document_date", "issuer",
            "title", "field", "change_kind", "place", "department", "province", "note", "cause",
            "cause_date", "extent", "successor", "evidence", "rule", "until", "since",
            "happened_at", "corrects",
        )
    ),
)  # fmt: skip

FORMS: dict[InputKind, tuple[Column, ...]] = {
    InputKind.DISPATCHES: _DISPATCHES,
    InputKind.DECISIONS: _DECISIONS,
    InputKind.ANNOUNCEMENTS: _ANNOUNCEMENTS,
    InputKind.PROCEDURES: _PROCEDURES,
    InputKind.SNAPSHOT: _PROCEDURES,
    InputKind.DOCUMENTS: _DOCUMENTS,
    InputKind.ABOLITIONS: _ABOLITIONS,
    InputKind.FACTS: _FACTS,
}
"""The columns of every list, in the order of its paper form."""
