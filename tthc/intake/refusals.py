"""Why a whole file cannot be read, and what the officer should do about it."""

from tthc.errors import InputFileError


class FileMissingError(InputFileError):
    """Nothing has this name."""

    template = "{file}: there is no such file. Check the name and the folder."


class NotAFileError(InputFileError):
    """A folder or a device was named."""

    template = "{file}: this is not a file. Name the CSV or Excel file itself."


class FileUnreadableError(InputFileError):
    """The system does not let the file be read."""

    template = (
        "{file}: the file cannot be opened ({cause}). Close it in Excel, check that you may read "
        "it, and try again."
    )


class FileEmptyError(InputFileError):
    """The file or the sheet holds nothing."""

    template = "{file}: the file is empty. Export the list again."


class FileTooLargeError(InputFileError):
    """The file is larger than any list of this kind should be."""

    template = (
        "{file}: the file has {size} MB, more than the {limit} MB that are read. "
        "Split it, for example by year."
    )


class EncodingUnknownError(InputFileError):
    """The text is not UTF-8 and cannot be told to be Vietnamese in another encoding."""

    template = (
        "{file}: the letters cannot be read (not UTF-8). In Excel choose Save As, then "
        '"CSV UTF-8 (Comma delimited)" or "Excel Workbook (.xlsx)". Text in TCVN3 or VNI fonts '
        "must be converted to Unicode first."
    )


class CsvDamagedError(InputFileError):
    """The CSV file cannot be cut into cells."""

    template = (
        "{file}: row {row} cannot be cut into cells ({cause}). A quotation mark is probably not "
        "closed; correct it, or save the list as .xlsx."
    )


class HtmlTableError(InputFileError):
    """A web page or XML saved under an Excel name."""

    template = (
        "{file}: this is a web page, not an Excel workbook, whatever its name says. Open it in "
        'Excel and choose Save As, "Excel Workbook (.xlsx)".'
    )


class PasswordError(InputFileError):
    """The workbook is encrypted."""

    template = (
        "{file}: the workbook is protected by a password. Open it in Excel, remove the password "
        "(File, Info, Protect Workbook) and save it."
    )


class WorkbookDamagedError(InputFileError):
    """The bytes are not a whole workbook, or the reader gave up on them."""

    template = (
        "{file}: the workbook is damaged or not complete. Open it in Excel and save it again as "
        ".xlsx, or ask for the file again."
    )


class WorkbookFormatError(InputFileError):
    """A spreadsheet or document of a kind that is not read (.xlsb, .ods, .docx)."""

    template = (
        '{file}: this is not an .xlsx workbook. Save it as "Excel Workbook (.xlsx)" or as CSV.'
    )


class WorkbookBombError(InputFileError):
    """The workbook claims or unpacks to more than a list can hold."""

    template = (
        "{file}: the workbook unpacks to far more than its size, so it is not opened. Copy the "
        "list alone into a new workbook and save that."
    )


class WorkbookAreaError(InputFileError):
    """A cell lies so far out that the sheet would be enormous."""

    template = (
        "{file}: a cell lies at {cell}, beyond {rows} rows or {columns} columns. Delete the empty "
        "formatted rows and columns after the list (or copy the list into a new workbook) and save."
    )


class WorkbookTooHeavyError(InputFileError):
    """The reader needed more time or memory than it is given."""

    template = (
        "{file}: reading the workbook takes too much time or memory. Copy the list alone into a "
        "new workbook and save that, or save it as CSV."
    )


class SheetMissingError(InputFileError):
    """The workbook has no sheet of the name that was asked for."""

    template = "{file}: there is no sheet {sheet}. The sheets are: {sheets}."


class SeveralSheetsError(InputFileError):
    """More than one sheet holds a list, and none was named."""

    template = (
        "{file}: several sheets hold a list: {sheets}. Import them one by one, naming the sheet, "
        "so that none is left out unseen."
    )


class HeaderUnknownError(InputFileError):
    """No row near the top is the header of a known list."""

    template = (
        "{file}: no header of a known list was found in the first {rows} rows. Columns found: "
        "{found}. The nearest list is {kind}; columns missing: {missing}."
    )


class HeaderMisspeltError(HeaderUnknownError):
    """As HeaderUnknownError, with a column whose name is nearly one of those missing."""

    template = (
        "{file}: no header of a known list was found in the first {rows} rows. Columns found: "
        '{found}. The nearest list is {kind}; columns missing: {missing}. If the column "{written}"'
        ' is meant, name it "{meant}".'
    )


class ProposalError(InputFileError):
    """The program's own proposal to remove, which says what the register holds already."""

    template = (
        "{file}: this is a proposal to remove that `tthc removal export` wrote; it is drawn from"
        " the register and tells it nothing new. Import the list or the decision by which these"
        " ended; what was removed is recorded with `tthc removal confirm`."
    )


class ColumnTwiceError(InputFileError):
    """Two columns could be the same one."""

    template = (
        '{file}: the columns "{one}" and "{other}" say the same. Rename or remove the one that is '
        "not meant."
    )
