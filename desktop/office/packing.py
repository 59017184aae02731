"""Parts put together into the zip that a .docx or .xlsx is."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def packed(parts: Mapping[str, bytes], modified: datetime, compression: int | None = None) -> bytes:
    """Return the package; its entries have the document's time, so that equal reports make equal files.

    `compression` goes from 1, quick, to 9, small.
    """
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, modified.timetuple()[:6])
            entry.external_attr = 0o644 << 16  # or nobody may read what is unpacked
            archive.writestr(entry, content, ZIP_DEFLATED, compression)
    return package.getvalue()
