"""Compares a workbook with its marked copy as openpyxl reads them: everything but fills and comments is the same.

python3 compare_marked.py ORIGINAL MARKED; ends with 1 and a sentence at the first difference.
"""
import sys

from openpyxl import load_workbook

COLOURS = {"错误": "FFFF9C9C", "警告": "FFFFD966", "提示": "FFBDD7EE"}


def fail(text):
    sys.exit(text)


original, marked = load_workbook(sys.argv[1]), load_workbook(sys.argv[2])
if marked.sheetnames != ["检查结果"] + original.sheetnames:
    fail(f"sheets: {marked.sheetnames}")
for name in original.sheetnames:
    old, new = original[name], marked[name]
    if sorted(map(str, old.merged_cells.ranges)) != sorted(map(str, new.merged_cells.ranges)):
        fail(f"{name}: merged cells differ")
    widths = [{k: d.width for k, d in s.column_dimensions.items()} for s in (old, new)]
    if widths[0] != widths[1]:
        fail(f"{name}: widths differ")
    for row in new.iter_rows():
        for cell in row:
            before = old[cell.coordinate]
            if cell.value != before.value:
                fail(f"{name}!{cell.coordinate}: {before.value!r} became {cell.value!r}")
            look = [list(map(repr, (c.font, c.border, c.alignment, c.number_format))) for c in (before, cell)]
            if look[0] != look[1]:
                fail(f"{name}!{cell.coordinate}: its look changed")
            if cell.comment and cell.comment.author == "evenhand":
                worst = min((k for k in COLOURS if f"[{k}]" in cell.comment.text), key=list(COLOURS).index)
                if cell.fill.fgColor.rgb != COLOURS[worst]:
                    fail(f"{name}!{cell.coordinate}: {worst}, but {cell.fill.fgColor.rgb}")
            elif repr(cell.fill) != repr(before.fill):
                fail(f"{name}!{cell.coordinate}: coloured without a comment")
links = [cell.hyperlink.location for row in marked["检查结果"].iter_rows(min_row=3) for cell in row if cell.hyperlink]
cells = sum(1 for s in original.sheetnames for row in marked[s].iter_rows() for c in row if c.comment)
if cells == 0 or len(links) < cells:
    fail(f"{len(links)} links for {cells} comments")
