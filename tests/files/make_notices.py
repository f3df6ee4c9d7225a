"""Plan tables of five public notices as a bureau would hold them: .xlsx as printed, and GB18030 CSV as Excel saves it.

The committed files in notices/ are what tests read; this script says how they came about (pip install openpyxl).
Title rows, merged cells, repeated headers, total rows and note rows stand as the notices print them.
"""
import csv
import io
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

HERE = Path(__file__).parent / "notices"
THIN = Side(style="thin")


class Table:
    """Rows of cells; merges are (first row, first column, last row, last column), all from 1."""

    def __init__(self, sheet, widths):
        self.sheet, self.widths, self.rows, self.merges, self.tables = sheet, widths, [], [], []

    def title(self, text, size=16):
        self.rows.append(([text], "title", size))
        self.merges.append((len(self.rows), 1, len(self.rows), len(self.widths)))

    def loose(self, text):
        self.rows.append(([text], "loose", 12))

    def blank(self):
        self.rows.append(([], "loose", 12))

    def row(self, *cells):
        self.rows.append((list(cells), "row", 12))
        return len(self.rows)

    def merge(self, top, left, bottom, right):
        self.merges.append((top, left, bottom, right))


def write_sheet(book, table):
    sheet = book.create_sheet(table.sheet)
    for r, (cells, kind, size) in enumerate(table.rows, 1):
        for c, value in enumerate(cells, 1):
            cell = sheet.cell(r, c, value)
            cell.font = Font(name="仿宋" if kind == "row" else "方正小标宋简体", size=size)
            if kind != "loose":
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if kind == "title":
            sheet.row_dimensions[r].height = 24 * len(cells[0].split("\n"))
        if kind == "row":
            for c in range(1, len(table.widths) + 1):
                sheet.cell(r, c).border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
    for top, left, bottom, right in table.merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for c, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(c)].width = width
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4


def write(name, tables):
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        write_sheet(book, table)
    book.properties.creator = "综合科"
    book.properties.created = book.properties.modified = datetime(2025, 1, 1)
    book.save(HERE / f"{name}.xlsx")
    if len(tables) > 1:
        return
    # Excel writes every row as wide as the sheet, a merged area's text in its first cell only, lines ending in CRLF
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    width = len(tables[0].widths)
    for cells, _, _ in tables[0].rows:
        lines.writerow(list(cells) + [None] * (width - len(cells)))
    (HERE / f"{name}.csv").write_bytes(out.getvalue().encode("gb18030"))


def chuxiong():
    t = Table("计划表", [6, 34, 14, 24, 14, 20])
    t.loose("附件1")
    t.title("楚雄州2025年重点工业产品质量监督抽查计划表")
    t.row("序号", "抽查产品品种", "抽查对象", "抽查样品批次", "抽查时间", "实施单位")
    own, both, sell = "州市场监管局", "生产、流通", "流通"
    for n, (product, scope, batches, window) in enumerate([
        ("农资", both, 20, "1季度"), ("消防器材", sell, 7, "1季度"), ("电动自行车", sell, 10, "2季度"),
        ("电动自行车用蓄电池", both, 5, "2季度"), ("食品相关产品", both, 15, "2季度"), ("旅游产品", sell, 5, "2季度"),
        ("车用汽柴油", sell, 28, "2-3季度"), ("燃气器具(含管、阀)", sell, 10, "3季度"), ("危险化学品", both, 9, "3季度"),
        ("校服", both, 16, "8-9月"), ("汽车配件", sell, 3, "3季度"), ("车用尿素", sell, 3, "3季度"), ("鞋", sell, 4, "3季度"),
        ("建材", both, 30, "3-4季度"), ("眼镜", sell, 15, "3-4季度"), ("烟花爆竹", sell, 5, "4季度"),
    ], 1):
        t.row(n, product, scope, batches, window, "各县市市场监管局" if product == "鞋" else own)
    t.row(17, "各县市根据专项整治安排或本地实际,确定抽检产品", both, "490(永仁县40批次以上,其余9县市各50批以上)",
          "12月20日前", "各县市市场监管局")
    # the label of the total stands in the third column, as printed
    t.row(None, None, "共计", "675(其中州市场监管局185批次)")
    return t


def datong():
    t = Table("附件1", [6, 18, 40, 14, 20])
    t.loose("附件 1")
    t.title("2025 年机械及安防、轻工产品、环保产品等质量监督抽查计划")
    t.row("序号", "产品分类", "产品名称", "抽查批次", "抽查范围")
    day, light, safe = "日用及纺织品", "轻工产品", "机械及安防"
    for n, (category, product, batches) in enumerate([
        (day, "学生校服", 5), (day, "儿童及婴幼儿服装", 5), (light, "卫生纸", 5), (light, "纸巾纸", 5), (safe, "车用柴油", 230),
        (safe, "车用尿素水溶液", 20), (light, "学生文具（仅限于液体胶、固体胶、浆糊）", 10), (light, "橡皮擦、书写用笔", 10),
        (light, "童鞋（不包括童胶鞋）", 10), (light, "儿童爬爬垫", 5), (light, "卫生巾（护垫）", 10), (light, "老年纸尿裤", 5),
        (safe, "儿童口罩", 5), (light, "婴儿纸尿裤", 5), (safe, "安全网", 2), (safe, "安全帽", 10), (safe, "安全带、坠落防护安全绳", 3),
        (safe, "劳动防护服", 5), (safe, "劳动安全鞋", 5), (safe, "日常防护型口罩", 10), (day, "毛绒布制玩具", 10),
        (day, "塑料垃圾袋", 10), (light, "塑料购物袋", 10), (light, "一次性内裤、洗脸巾", 5),
    ], 1):
        t.row(n, category, product, batches, "生产者、销售者")
    at = t.row("合计", None, None, "400 批次")
    t.merge(at, 1, at, 3)
    at = t.row("备注")
    t.merge(at, 2, at, 5)
    return t


def coal():
    t = Table("158号附件", [6, 20, 12, 30, 26])
    t.loose("附件")
    t.title("2021 年工业用煤及焦炭产品质量\n专项监督抽查计划")
    t.row("序号", "产品名称", "抽查批次", "承检单位", "抽查范围")
    names = ["动力用煤", "冶金用煤", "化工用原料煤", "冶金焦炭", "铸造焦炭"]
    groups = [
        ("山西省工业标准化研究院", "大同、朔州、\n忻州、阳泉、\n吕梁地区生产\n者、销售者", [180, 100, 70, 50, None]),
        ("陕西省能源质量监督检验所", "太原（含示范\n区）、晋中、\n长治、临汾、\n晋城、运城\n地区生产者、\n销售者", [150, 100, 30, 20, None]),
    ]
    for g, (lab, places, batches) in enumerate(groups):
        for i, (name, number) in enumerate(zip(names, batches)):
            at = t.row(g * 5 + i + 1, name, number, lab if i == 0 else None, places if i == 0 else None)
        t.merge(at - 4, 4, at, 4)
        t.merge(at - 4, 5, at, 5)
        t.merge(at - 1, 3, at, 3)  # one quota for both kinds of coke
    at = t.row("合计", None, 700)
    t.merge(at, 1, at, 2)
    at = t.row("备注")
    t.merge(at, 2, at, 5)
    return t


def goods():
    t = Table("159号附件", [6, 24, 12, 34, 14])
    t.loose("附件")
    t.title("2021 年机械产品、日用品和纺织服装类\n产品质量专项监督抽查计划")
    head = ("序号", "产品名称", "抽查批次", "承检单位", "抽查范围")
    groups = [
        ("山西省机械产品质量监督检验站有限公司", [("钢丝绳", 30), ("砂轮", 30), ("法兰", 120), ("输电线路铁塔", 10), ("电力金具", 40), ("玛钢管件", 70)]),
        ("华测检测认证集团股份有限公司", [
            ("纸尿裤（片、垫）", 30), ("卫生巾（护垫）", 40), ("湿巾", 40), ("纸巾纸", 40), ("卫生纸", 50), ("厨房纸巾", 10), ("沐浴剂", 30),
            ("洗衣粉", 30), ("衣料用液体洗涤剂", 30), ("卫生洁具清洗剂", 30), ("牙刷", 20)]),
        ("广州检验检测认证\n集团有限公司", [
            ("毛巾", 30), ("大衣、西服", 20), ("休闲服装", 40), ("背提包", 30), ("旅行箱包", 10), ("女士内衣", 40), ("针织品", 50),
            ("泳装", 30), ("围巾披肩", 10), ("休闲鞋", 30), ("运动鞋", 30)]),
    ]
    t.row(*head)
    n = 0
    for g, (lab, rows) in enumerate(groups):
        if g == 2:  # the table goes on overleaf under the same header
            t.row(*head)
        for i, (name, number) in enumerate(rows):
            n += 1
            at = t.row(n, name, number, lab if i == 0 else None, "生产者\n销售者" if i == 0 else None)
        t.merge(at - len(rows) + 1, 4, at, 4)
        t.merge(at - len(rows) + 1, 5, at, 5)
    # printed with the number in the fourth column
    at = t.row("合计", None, None, 970)
    t.merge(at, 1, at, 3)
    t.merge(at, 4, at, 5)
    at = t.row("备注", "纺织服装类产品中涉及老年用品的应重点抽检。")
    t.merge(at, 2, at, 5)
    return t


def yining():
    """The annex is not public; this is what the notice itself says."""
    t = Table("抽查计划", [6, 40, 12, 20, 34])
    t.loose("附件")
    t.title("2025 年伊宁市工业产品质量监督抽查计划")
    t.row("序号", "产品名称", "抽查批次", "抽查范围", "备注")
    t.row(1, "商品煤、建筑保温材料、安全帽等26种", "67批次", "生产及流通领域", "明细未公开，见通知正文")
    return t


HERE.mkdir(exist_ok=True)
write("chuxiong-2025", [chuxiong()])
write("datong-2025", [datong()])
write("shanxi-2021-coal", [coal()])
write("shanxi-2021-goods", [goods()])
write("jincheng-2021-both", [coal(), goods()])
write("yining-2025", [yining()])
