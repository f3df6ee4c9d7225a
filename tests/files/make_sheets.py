"""Awkward tables: a few rows each, the name says what is wrong. good/ holds the tables that go beside them.

The committed files in sheets/ are what tests read; this script says how they came about (pip install openpyxl).
"""
import csv
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent / "sheets"
STAMP = datetime(2025, 1, 1)
PLAN = ["序号", "产品名称", "抽查批次", "抽查范围", "抽查时间", "承检机构"]
TYRE = ["1", "轮胎", "3", "生产者、销售者", "2-3季度", "甲检验所"]
PAINT = ["2", "涂料", "2", "销售者", "8-9月", "甲检验所"]
TITLE = ["虚构市2025年产品质量监督抽查计划"]
FRAME = ["统一社会信用代码", "企业名称", "地址", "县区", "领域", "产品", "登记状态"]


def firm(n, products="轮胎、涂料", code=None, name=None, county="楚雄市", scopes="生产、流通", status="存续"):
    return [code or f"9153230{n}MA6K00000{n}"[:18], name or f"虚构{n}号商行", f"{county}虚构路{n}号", county, scopes, products, status]


FIRMS = [firm(n, county="楚雄市" if n % 2 else "牟定县") for n in range(1, 9)]
LABS = ["机构名称", "地址", "日接收量", "周接收量"]
A, B = ["甲检验所", "楚雄市", "20", "100"], ["乙检验所", "牟定县", "20", "100"]
PEOPLE = ["编号", "姓名", "单位"]
FOUR = [[f"S{n}", f"虚构{n}", "虚构抽样队"] for n in range(1, 5)]
TASK = [["项目", "内容"], ["任务编号", "example"], ["任务名称", "虚构抽查"], ["组织单位", "虚构市市场监督管理局"], ["印发日期", "2025-02-25"]]


def text(name, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8-sig") as out:
        csv.writer(out).writerows(rows)


def book(name, rows, merges=(), hidden_rows=(), more=()):
    wb = Workbook()
    wb.properties.created = wb.properties.modified = STAMP
    sheet = wb.active
    sheet.title = "Sheet1"
    for row in rows:
        sheet.append([int(c) if isinstance(c, str) and c.isdigit() and len(c) < 6 else (c or None) for c in row])
    for merge in merges:
        sheet.merge_cells(merge)
    for row in hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for title, other, state in more:
        page = wb.create_sheet(title)
        page.sheet_state = state
        for row in other:
            page.append(row)
    wb.save(HERE / name)


def plan(*rows, head=PLAN, total="5"):
    return [TITLE, head, *rows] + ([["合计", "", total]] if total else [])


def changed(row, **cells):
    at = {"batches": 2, "scopes": 3, "window": 4, "lab": 5, "products": 1}
    row = list(row)
    for key, value in cells.items():
        row[at[key]] = value
    return row


(HERE / "good").mkdir(parents=True, exist_ok=True)
text("good/plan.csv", plan(TYRE, PAINT))
text("good/frame.csv", [FRAME, *FIRMS])
text("good/labs.csv", [LABS, A, B])
text("good/people.csv", [PEOPLE, *FOUR])
text("good/task.csv", TASK)

# plans
text("plan-three-titles-and-shifted-right.csv", [["", "附件1"], ["", *TITLE], ["", "（2025年2月）"], [], ["", *PLAN], ["", *TYRE], ["", *PAINT], ["", "合计", "", "5"]])
book("plan-two-row-header.xlsx", [TITLE, ["序号", "产品名称", "抽查", "", "", "承检机构"], ["", "", "批次", "范围", "时间", ""], TYRE, PAINT, ["合计", "", "5"]],
     merges=["A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3", "A6:B6"])
text("plan-two-row-header-as-text.csv", [TITLE, ["序号", "产品名称", "抽查", "", "", "承检机构"], ["", "", "批次", "范围", "时间", ""], TYRE, PAINT, ["合计", "", "5"]])
text("plan-header-twice-in-a-row.csv", plan(TYRE + ["3"], PAINT + ["2"], head=PLAN + ["计划批次"]))
book("plan-total-does-not-add-up.xlsx", plan(TYRE, PAINT, total="6"))
book("plan-subtotal-does-not-add-up.xlsx", [TITLE, PLAN, TYRE, ["小计", "", "4"], PAINT, ["小计", "", "2"], ["合计", "", "5"]])
book("plan-merged-batches.xlsx", plan(TYRE, changed(PAINT, batches=""), total="3"), merges=["C3:C4"])
text("plan-merged-batches-as-text.csv", plan(TYRE, changed(PAINT, batches=""), total="3"))
book("plan-batches-empty-outside-a-merge.xlsx", plan(TYRE, changed(PAINT, batches=""), total="3"))
text("plan-batches-slash.csv", plan(TYRE, changed(PAINT, batches="/"), total="3"))
text("plan-batches-about.csv", plan(TYRE, changed(PAINT, batches="约2批"), total=""))
text("plan-batches-half.csv", plan(TYRE, changed(PAINT, batches="2.5"), total=""))
text("plan-batches-at-most.csv", plan(TYRE, changed(PAINT, batches="不超过2批次"), total=""))
text("plan-batches-with-units.csv", plan(changed(TYRE, batches="３批次"), changed(PAINT, batches="2 批以上"), total="5批次"))
text("plan-batches-by-county.csv", plan(changed(TYRE, batches="3(楚雄市2批次以上,其余1县市各1批以上)"), PAINT))
book("plan-repeated-header.xlsx", [TITLE, PLAN, TYRE, PLAN, PAINT, ["合计", "", "5"]])
text("plan-column-numbers.csv", [TITLE, PLAN, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], TYRE, PAINT, ["合计", "", "5"]])
book("plan-section-headings.xlsx", [TITLE, PLAN, ["一、轮胎类产品"], TYRE, ["二、涂料类产品"], PAINT, ["合计", "", "5"]], merges=["A3:F3", "A5:F5"])
text("plan-notes-below.csv", plan(TYRE, PAINT) + [["备注：各县市配合"], ["注1：批次可调整"], ["填报单位：虚构市局", "", "审核人："]])
book("plan-hidden-row.xlsx", plan(TYRE, PAINT), hidden_rows=[4])
book("plan-on-a-hidden-sheet.xlsx", [["使用说明"], ["请阅读"]], more=[("计划", plan(TYRE, PAINT), "hidden")])
text("plan-window-over.csv", plan(TYRE, changed(PAINT, window="1月")))
text("plan-window-2025-02-30.csv", plan(TYRE, changed(PAINT, window="2025年2月30日前")))
text("plan-window-backwards.csv", plan(TYRE, changed(PAINT, window="9-8月")))
text("plan-scope-unknown.csv", plan(TYRE, changed(PAINT, scopes="食堂")))
text("plan-full-width.csv", plan(["１", "轮胎", "３", "生产者、销售者（实体店）", "２－３季度", "甲检验所"], PAINT, head=["序　号", "产品\n名称", "抽查批次（批）", "抽查范围", "抽查时间：", "＊承检机构"]))
text("plan-lab-unknown.csv", plan(TYRE, changed(PAINT, lab="丙检验所")))
text("plan-labs-do-not-sum.csv", plan(changed(TYRE, lab="甲检验所:1、乙检验所:1"), PAINT))
text("plan-labs-shared.csv", plan(changed(TYRE, lab="甲检验所：２、乙检验所:1"), PAINT))
text("plan-header-only.csv", [TITLE, PLAN])
text("plan-lab-label-once.csv", plan(TYRE, changed(PAINT, lab="")))
# frames
text("frame-codes-in-scientific-notation.csv", [FRAME, firm(1, code="9.15323E+17"), *FIRMS[1:]])
text("frame-15-digit-number-wrong.csv", [FRAME, firm(1, code="532301000012345"), *FIRMS[1:]])
text("frame-full-width-code.csv", [FRAME, firm(1, code="９１５３２３０１ＭＡ６Ｋ０００００１"), *FIRMS[1:]])
text("frame-one-row-for-each-product.csv", [FRAME] + [firm(n, products=p) for n in range(1, 9) for p in ["轮胎", "涂料"]])
text("frame-same-row-twice.csv", [FRAME, FIRMS[0], *FIRMS])
text("frame-no-county-anywhere.csv", [FRAME, ["91532301MA6K000001", "虚构1号商行", "虚构路1号", "", "流通", "轮胎", "存续"], *FIRMS[1:]])
text("frame-county-unknown.csv", [FRAME, firm(1, county="虚构县"), *FIRMS[1:]])
text("frame-without-products.csv", [FRAME[:5] + FRAME[6:], *[f[:5] + f[6:] for f in FIRMS]])
text("frame-product-not-in-list.csv", [FRAME, firm(1, products="轮胎、灭火器"), *FIRMS[1:]])
text("frame-status-unknown.csv", [FRAME, firm(1, status="待核实"), *FIRMS[1:]])
text("frame-latitude-and-longitude-swapped.csv", [FRAME + ["纬度", "经度"], firm(1) + ["101.54482", "25.03603"], *[f + ["", ""] for f in FIRMS[1:]]])
text("frame-empty-marks.csv", [FRAME + ["信用等级", "休息日", "停业日期"], *[f + ["/", "—", "无"] for f in FIRMS]])
text("frame-repeated-header-and-total.csv", [["企业名单"], FRAME, *FIRMS[:4], FRAME, *FIRMS[4:], ["合计", "8家"], ["备注：虚构"]])
text("frame-name-empty.csv", [FRAME, ["91532301MA6K000001", "", "楚雄市虚构路1号", "楚雄市", "流通", "轮胎", "存续"], *FIRMS[1:]])
text("frame-name-begins-like-a-formula.csv", [FRAME, firm(1, name="'=HYPERLINK(1)"), *FIRMS[1:]])
text("frame-scopes-in-words.csv", [FRAME, firm(1, scopes="生产者"), firm(2, scopes="销售环节", county="牟定县"), *FIRMS[2:]])
text("frame-unknown-columns.csv", [FRAME + ["法定代表人", "联系电话"], *[f + ["虚构", "0000"] for f in FIRMS]])
text("frame-closed-2025-02-30.csv", [FRAME + ["停业日期"], firm(1) + ["2025-02-30"], *[f + [""] for f in FIRMS[1:]]])
# labs, people, task
text("labs-same-id-twice.csv", [["编号", *LABS], ["L1", *A], ["L1", *B]])
text("labs-capacity-as-text.csv", [LABS, A, ["乙检验所", "牟定县", "很多", "100"]])
text("people-name-empty.csv", [PEOPLE, *FOUR, ["S5", "", "虚构抽样队"]])
text("people-leave-backwards.csv", [PEOPLE + ["请假"], *[p + [""] for p in FOUR], ["S5", "虚构5", "虚构抽样队", "2025-03-10~2025-03-01"]])
text("task-unknown-item.csv", TASK + [["抽查心情", "好"]])
text("task-item-twice.csv", TASK + [["任务名称", "另一个"]])
text("task-issued-2025-02-30.csv", TASK[:4] + [["印发日期", "2025-02-30"]])
text("task-team-of-one-and-a-half.csv", TASK + [["每组人数", "1.5"]])
