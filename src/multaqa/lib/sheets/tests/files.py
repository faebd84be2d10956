"""Files for tests of tables."""

import io
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook

ARABIC = "الاسم,الجهة\nمحمد بن علي,معهد المرفأ\nفاطمة الزهراء,ميناء بيروت\n"
RUSSIAN = "Имя;Организация\nИван Петров;Институт гавани\nАнна Смирнова;Портовое управление\n"
CHINESE = "姓名,组织\n陈思远,港湾研究所\n王小明,海事学院\n"
FRENCH = "Nom;Pays\nÉlodie Lefèvre;Côte d’Ivoire\nFrançois Noël;République tchèque\n"


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def repacked(content: bytes, **parts: bytes) -> bytes:
    """A workbook with some of its parts replaced, by the last word of their names without dots."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rpartition("/")[2].removesuffix(".xml"), old.read(name)))
    return kept.getvalue()
