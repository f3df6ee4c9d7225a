#!/usr/bin/env python3
"""Makes the awkward files of tests/files/book. Each says in its name what is wrong with it; tests/files_book.rs says what is expected.

Needs openpyxl, msoffcrypto-tool and LibreOffice (soffice) for the files of other programs; the rest is written byte by byte.
The committed files are what the tests read: run this only to add one, and look at what changes.
"""

import datetime
import io
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile

OUT = pathlib.Path(__file__).parent / "book"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACK = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="46"/></cellXfs></styleSheet>'
)


def write(name, data):
    (OUT / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def archive(members):
    """A zip archive, the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for name, data in members.items():
            zipped.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def sheet(rows, after=""):
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(sheets, strings=None, properties="", more_relations="", states=()):
    """Members of a workbook: sheets as (name, XML)."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}"{states[at - 1] if states else ""} r:id="rId{at}"/>' for at, (name, _) in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{REL}/worksheet" Target="worksheets/sheet{at}.xml"/>' for at in range(1, len(sheets) + 1)
    )
    members = {
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACK}"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{properties}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACK}">{relations}<Relationship Id="rId90" Type="{REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId91" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>{more_relations}</Relationships>',
        "xl/styles.xml": HEAD + STYLES,
    }
    if strings is not None:
        members["xl/sharedStrings.xml"] = strings
    for at, (_, xml) in enumerate(sheets, 1):
        members[f"xl/worksheets/sheet{at}.xml"] = xml
    return members


def shared(texts, count=None):
    items = "".join(f"<si>{text}</si>" if text.startswith("<") else f"<si><t>{text}</t></si>" for text in texts)
    return f'{HEAD}<sst xmlns="{MAIN}" count="{count or len(texts)}" uniqueCount="{count or len(texts)}">{items}</sst>'


def text(at, value):
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'


ROWS = f'<row r="1">{text("A1", "编号")}{text("B1", "名称")}</row><row r="2">{text("A2", "007")}{text("B2", "甲厂")}</row>'
GOOD = parts([("名录", sheet(ROWS))])


def texts():
    plain = "编号,名称\r\n007,甲厂\r\n008,乙店\r\n"
    write("csv-gb18030-four-byte-characters.csv", "编号,名称\r\n007,𠮷野家㐂店\r\n".encode("gb18030"))
    write("csv-utf8-with-bom.csv", b"\xef\xbb\xbf" + plain.encode())
    write("csv-utf16le-with-bom-and-tabs.csv", b"\xff\xfe" + plain.replace(",", "\t").encode("utf-16-le"))
    write("csv-utf16be-with-bom.csv", b"\xfe\xff" + plain.encode("utf-16-be"))
    write("csv-utf16-without-bom.csv", plain.encode("utf-16-le"))
    write("csv-zero-bytes.csv", plain.encode().replace("乙".encode(), b"\0\0\0"))
    write("csv-mixed-line-ends.csv", "a,b\r\n1,2\n\n3,4\r5,6")
    write("csv-semicolons.csv", '编号;名称\n007;"甲, 乙, 丙, 丁"\n')
    write("csv-sep-line.csv", "sep=;\r\n编号;名称,别名\r\n007;甲\r\n")
    write("csv-unclosed-quote.csv", '编号,名称\n007,"甲厂\n008,乙店\n009,丙店\n')
    write("csv-undecodable.csv", b"a,b\n1,2\n3,\xff\xff\xff\n")
    write("csv-of-no-bytes.csv", b"")
    write("csv-blank-lines-only.csv", b"\r\n , \r\n\n,,\n")
    write("csv-line-break-in-cell.csv", '编号,"计划\r\n批次"\r\n007,3\r\n')
    write("csv-called-xlsx.xlsx", plain)
    write("csv-rows-of-other-lengths.csv", "a,b,c\n1\n1,2,3,4,5\n")
    write("tabs-from-word.txt", "编号\t名称\n007\t甲, 乙\n")
    write("html-called-xls.xls", '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>编号</td></tr></table></body></html>')
    write("html-of-a-platform.xls", "\r\n<table border=1><tr><td>编号</td><td>名称</td></tr></table>")
    write("xml-2003-called-xls.xls", f'{HEAD}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')
    write("pdf-called-csv.csv", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")


def archives():
    write("xlsx-called-csv.csv", archive(GOOD))
    write("xlsx-cut.xlsx", archive(GOOD)[:-300])
    flipped = bytearray(archive(GOOD))
    at = flipped.find(b"worksheets/sheet1.xml") + 60
    flipped[at : at + 8] = bytes(b ^ 0x5A for b in flipped[at : at + 8])
    write("xlsx-flipped-bytes.xlsx", bytes(flipped))
    write("xlsx-zip-bomb.xlsx", archive(parts([("名录", sheet("<row></row>" * 9_000_000))])))
    write("xlsx-zip-bomb-of-one-text.xlsx", archive(parts([("名录", sheet(ROWS))], strings=shared(["x" * 100_000_000]))))
    write("xlsx-zip-bomb-in-styles.xlsx", archive({**GOOD, "xl/styles.xml": f"<styleSheet><cellXfs>{'<xf/>' * 20_000_000}</cellXfs></styleSheet>"}))
    write("xlsx-million-empty-styled-rows.xlsx", archive(parts([("名录", sheet(ROWS + '<row s="1"/>' * 1_048_574))])))
    cells = "".join(f'<c r="{c}9" s="1"/>' for c in ("A", "Z", "XFD"))
    write("xlsx-stray-cell-far-away.xlsx", archive(parts([("名录", sheet(f'{ROWS}<row r="9">{cells}</row><row r="1048576">{text("XFD1048576", "远")}</row>'))])))
    write("xlsx-cell-outside-the-sheet.xlsx", archive(parts([("名录", sheet(f'{ROWS}<row r="1048577">{text("A1048577", "远")}</row>'))])))
    many = "".join(f'<row r="{r}">{text(f"XFD{r}", "x")}</row>' for r in range(1, 3001))
    write("xlsx-last-column-in-every-row.xlsx", archive(parts([("名录", sheet(many))])))
    write("xlsx-merged-whole-column.xlsx", archive(parts([("名录", sheet(ROWS, '<mergeCells count="3"><mergeCell ref="C1:C1048576"/><mergeCell ref="A1:A1"/><mergeCell ref="A5:B6"/></mergeCells>'))])))
    write("xlsx-no-sheet.xlsx", archive(parts([])))
    write("xlsx-empty-sheets.xlsx", archive(parts([("一", sheet("")), ("二", sheet('<row r="1"><c r="A1" s="1"/></row>'))])))
    write("xlsx-hidden-sheets.xlsx", archive(parts([("名录", sheet(ROWS)), ("底稿", sheet(ROWS)), ("字典", sheet(ROWS))], states=("", ' state="hidden"', ' state="veryHidden"'))))
    link = f'<Relationship Id="rId80" Type="{REL}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    write("xlsx-external-link.xlsx", archive(parts([("名录", sheet('<row r="1"><c r="A1"><f>[1]表!A1*2</f><v>84</v></c></row>'))], more_relations=link)))
    macro = '<Relationship Id="rId81" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
    write("xlsm-macros.xlsm", archive({**parts([("名录", sheet(ROWS))], more_relations=macro), "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600)}))
    chart = f'<Relationship Id="rId2" Type="{REL}/chartsheet" Target="chartsheets/sheet1.xml"/>'
    members = parts([("名录", sheet(ROWS)), ("图表", sheet(""))])
    for name in ("xl/_rels/workbook.xml.rels",):
        members[name] = re.sub(r'<Relationship Id="rId2"[^>]*/>', chart, members[name])
    write("xlsx-chart-sheet.xlsx", archive(members))
    write("xlsx-deep-xml.xlsx", archive(parts([("名录", sheet(ROWS + "<a>" * 200_000 + "</a>" * 200_000))])))
    write("xlsx-billion-laughs.xlsx", archive(parts([("名录", sheet(f'<row r="1">{text("A1", "&lol9;")}</row>').replace("<worksheet", '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;">]><worksheet'))])))
    write("xlsx-path-traversing-members.xlsx", archive({**GOOD, "../../../evil.txt": "x", "/etc/evil.txt": "x", "..\\..\\evil.txt": "x"}))
    write("xlsx-missing-member.xlsx", archive({name: data for name, data in GOOD.items() if "sheet1" not in name}))
    write("xlsx-cut-inside-the-xml.xlsx", archive(parts([("名录", sheet(ROWS)[:-60])])))
    write("xlsx-shared-text-out-of-range.xlsx", archive(parts([("名录", sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))], strings=shared(["甲"]))))
    write("xlsx-shared-texts-that-lie-about-their-number.xlsx", archive(parts([("名录", sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'))], strings=shared(["甲"], 99_999_999_999))))
    write("xlsx-huge-shared-texts.xlsx", archive(parts([("名录", sheet('<row r="1"><c r="A1" t="s"><v>299</v></c></row>'))], strings=shared([f"{n:06}" + "长" * 32_000 for n in range(300)]))))
    write("xlsx-rows-out-of-order.xlsx", archive(parts([("名录", sheet(f'<row r="2">{text("A2", "x")}</row><row r="1">{text("A1", "y")}</row>'))])))
    write("xlsx-cells-out-of-order.xlsx", archive(parts([("名录", sheet(f'<row r="1">{text("C1", "丙")}{text("A1", "甲")}{text("A1", "乙")}</row>'))])))
    bare = "".join(f"<row>{''.join(f'<c><v>{10 * r + c}</v></c>' for c in range(3))}</row>" for r in range(2))
    write("xlsx-cells-without-references.xlsx", archive(parts([("名录", sheet(bare))])))
    prefixed = sheet(ROWS)
    for tag in ("worksheet", "sheetData", "row", "c", "is", "t"):
        prefixed = re.sub(rf"<(/?){tag}\b", rf"<\1x:{tag}", prefixed)
    write("xlsx-prefixed-elements.xlsx", archive(parts([("名录", prefixed.replace("xmlns=", "xmlns:x="))])))
    write("xlsx-backslashes-in-member-names.xlsx", archive({name.replace("/", "\\"): data for name, data in GOOD.items()}))
    write("docx-called-xlsx.xlsx", archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}))
    write("xlsb-called-xlsx.xlsx", archive({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\0"}))
    write("zip-without-workbook.xlsx", archive({"名录.csv": "编号\n007\n"}))
    write("zip-of-nothing.xlsx", archive({}))


def values():
    errors = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#SPILL!")
    cells = "".join(f'<c r="{c}2" t="e"><f>1/0</f><v>{e}</v></c>' for c, e in zip("ABCDE", errors))
    write("xlsx-errors.xlsx", archive(parts([("计划", sheet(f'<row r="1">{text("A1", "批次")}</row><row r="2">{cells}</row>'))])))
    book = openpyxl.Workbook()
    book.active.title = "计划"
    for row in (["产品", "批次"], ["轮胎", 3], ["合计", "=SUM(B2:B2)"]):
        book.active.append(row)
    book.save(OUT / "xlsx-formula-never-computed.xlsx")
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="D1" t="b"><f>TRUE</f><v>1</v></c><c r="E1"><f t="shared" si="0"/></c>'
    write("xlsx-formulas-computed-but-one.xlsx", archive(parts([("计划", sheet(f'<row r="1">{cells}</row>'))])))
    dates = "".join(f'<row r="{r}"><c r="A{r}" s="{s}"><v>{v}</v></c></row>' for r, (s, v) in enumerate(((1, 45898), (2, 45898), (3, 0.3541666666666667), (1, 45898.75), (4, 1.5), (1, -1)), 1))
    write("xlsx-dates-with-times.xlsx", archive(parts([("计划", sheet(dates))])))
    write("xlsx-day-60.xlsx", archive(parts([("计划", sheet("".join(f'<row r="{r}"><c r="A{r}" s="1"><v>{v}</v></c></row>' for r, v in enumerate((1, 59, 60, 61), 1))))])))
    write("xlsx-1904-dates.xlsx", archive(parts([("计划", sheet('<row r="1"><c r="A1" s="1"><v>44436</v></c><c r="B1"><v>44436</v></c><c r="C1" t="d" s="1"><v>2025-08-29T00:00:00</v></c></row>'))], properties='<workbookPr date1904="1"/>')))
    numbers = ("915323000123456789", "9.1532300012345677E17", "530000000000001", "9007199254740992", "1E2", "0.1", "25.03603", "-0", "1E-7")
    cells = "".join(f'<row r="{r}"><c r="A{r}"><v>{v}</v></c></row>' for r, v in enumerate(numbers, 1))
    write("xlsx-codes-in-scientific-notation.xlsx", archive(parts([("名录", sheet(cells))])))
    mixed = f'<row r="1">{text("A1", "0012")}<c r="B1"><v>12</v></c><c r="C1" t="b"><v>0</v></c>{text("D1", " 甲 ")}{text("E1", "a_x000D_b")}{text("F1", "=1+1")}</row>'
    write("xlsx-leading-zeros-and-booleans.xlsx", archive(parts([("名录", sheet(mixed))])))
    rich = "<r><t>不合格</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 项目&#10;（主要）</t></r><rPh sb=\"0\" eb=\"1\"><t>ピン</t></rPh>"
    write("xlsx-rich-text-with-line-break.xlsx", archive(parts([("结果", sheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'))], strings=shared([rich, "A&amp;B &lt;甲&gt;"]))))
    write("xlsx-number-that-is-none.xlsx", archive(parts([("计划", sheet('<row r="1"><c r="A1"><v>NaN</v></c></row>'))])))


def office(name, target):
    """A workbook of openpyxl as LibreOffice saves it in another form."""
    with tempfile.TemporaryDirectory() as folder:
        book = openpyxl.Workbook()
        first = book.active
        first.title = "计划"
        first.append(["产品", "批次", "日期", "时刻", "代码", "占比", "是否"])
        first.append(["轮胎", 3, None, None, "0012", 0.25, True])
        first["C2"] = datetime.datetime(2025, 8, 29)
        first["C2"].number_format = "yyyy-mm-dd"
        first["D2"] = datetime.time(8, 30)
        first["D2"].number_format = "hh:mm"
        first["B3"], first["C3"] = "=1/0", "=B2*2"
        first["A4"] = "第一行\n第二行"
        first["E4"] = 915323000123456789
        first.merge_cells("A6:B8")
        first["A6"] = "合并"
        for at in range(200):
            first.cell(10 + at, 1, f"企业{at:03}" + "（名称较长，用来占满一条记录）" * 8)
        hidden = book.create_sheet("底稿")
        hidden["B2"] = "藏"
        hidden.sheet_state = "hidden"
        source = pathlib.Path(folder) / f"{name}.xlsx"
        book.save(source)
        subprocess.run(["soffice", "--headless", "--convert-to", target, "--outdir", folder, str(source)], check=True, capture_output=True)
        return (pathlib.Path(folder) / f"{name}.{target}").read_bytes()


def compound(streams):
    """A compound file of long streams, by hand."""
    sectors, entries, fat = [], [], []

    def chain(data):
        first = len(sectors)
        for at in range(0, len(data), 512):
            sectors.append(data[at : at + 512].ljust(512, b"\0"))
            fat.append(len(sectors))
        fat[-1] = 0xFFFFFFFE
        return first

    def entry(name, kind, start, length, child):
        unit = (name + "\0").encode("utf-16-le")
        head = unit.ljust(64, b"\0") + struct.pack("<HBBIII", len(unit), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return head + bytes(36) + struct.pack("<IQ", start, length)

    for name, data in streams.items():
        data = data.ljust(4096, b"\0")
        entries.append(entry(name, 2, chain(data), len(data), 0xFFFFFFFF))
    directory = chain((entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + b"".join(entries)).ljust(512, b"\0"))
    at = len(sectors)
    fat.append(0xFFFFFFFD)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, at)
    return header.ljust(512, b"\xff") + b"".join(sectors) + table


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def binary(cells, before=b"", mode=0):
    """A BIFF8 workbook with one sheet of these records."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + before + record(0x22, struct.pack("<H", mode))
    start += record(0xE0, struct.pack("<HH", 0, 0) + bytes(16)) + record(0xE0, struct.pack("<HH", 0, 14) + bytes(16))
    name = b"\x02\x01" + "名录".encode("utf-16-le")
    place = len(start) + 4 + 6 + len(name) + 4
    start += record(0x85, struct.pack("<IBB", place, 0, 0) + name) + record(0xA)
    return start + record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0)) + cells + record(0xA)


def label(row, column, value):
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + value.encode("utf-16-le"))


def others():
    xls, ods = office("a", "xls"), office("a", "ods")
    write("xls-of-libreoffice.xls", xls)
    write("xls-cut.xls", xls[: len(xls) * 2 // 3])
    write("xls-called-xlsx.xlsx", xls)
    write("ods-of-libreoffice.ods", ods)
    write("ods-cut.ods", ods[: len(ods) * 2 // 3])
    write("ods-called-xls.xls", ods)
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(archive(GOOD))).encrypt("secret", out)
    write("xlsx-password.xlsx", out.getvalue())
    write("xls-password.xls", compound({"Workbook": binary(label(0, 0, "密"), before=record(0x2F, bytes(54)))}))
    write("xls-1904-dates.xls", compound({"Workbook": binary(record(0x203, struct.pack("<HHHd", 0, 0, 1, 44436.0)) + record(0x27E, struct.pack("<HHHI", 0, 1, 0, 300 << 2 | 3)), mode=1)}))
    write("xls-stray-cell-far-away.xls", compound({"Workbook": binary(record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)) + label(65535, 255, "远") + label(0, 0, "近"))}))
    circle = bytearray(compound({"Workbook": binary(label(0, 0, "圈"))}))
    struct.pack_into("<I", circle, len(circle) - 512 + 4 * 8, 8)
    write("xls-sectors-in-a-circle.xls", bytes(circle))
    write("doc-called-xls.xls", compound({"WordDocument": b"x"}))
    mime = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    space = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = lambda rows: f'{HEAD}<office:document-content {space}><office:body><office:spreadsheet><table:table table:name="名录">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>甲</text:p></table:table-cell>'
    odd = "".join(
        f'<table:table-cell office:value-type="{kind}" {value}>{text}</table:table-cell>'
        for kind, value, text in (
            ("boolean", 'office:boolean-value="true"', "<text:p>WAHR</text:p>"),
            ("boolean", 'office:boolean-value="false"', "<text:p>FALSCH</text:p>"),
            ("date", 'office:date-value="2025-08-29T08:30:00"', "<text:p>29.08.25</text:p>"),
            ("string", "", '<office:annotation><text:p>批注</text:p></office:annotation><text:p>a<text:s text:c="2"/><text:span>b</text:span><text:tab/>c</text:p><text:p>d</text:p>'),
            ("string", "", "<office:annotation><text:p>批注</text:p></office:annotation>"),
            ("time", 'office:time-value="PT36H30M00S"', "<text:p>36:30</text:p>"),
            ("string", 'table:number-columns-repeated="2"', "<text:p>x</text:p>"),
        )
    )
    write("ods-truths-notes-and-spaces.ods", archive({**mime, "content.xml": body(f"<table:table-row>{odd}</table:table-row>")}))
    write("ods-million-empty-rows.ods", archive({**mime, "content.xml": body(f'<table:table-row>{cell.format(1)}</table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>')}))
    write("ods-one-cell-repeated-everywhere.ods", archive({**mime, "content.xml": body(f'<table:table-row table:number-rows-repeated="1048576">{cell.format(16384)}</table:table-row>')}))
    write("ods-password.ods", archive({**mime, "content.xml": b"\x8f\x01", "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'}))


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for make in (texts, archives, values, others):
        make()
    sizes = [(file.stat().st_size, file.name) for file in OUT.iterdir()]
    print(len(sizes), "files, largest", max(sizes), file=sys.stderr)
