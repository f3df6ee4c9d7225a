//! The bureau's workbooks read back with another program's eyes: calamine, the raw XML, LibreOffice.

use calamine::{Data, Reader, Xlsx};
use evenhand::base::Quiet;
use evenhand::check::check;
use evenhand::intake::read_task;
use evenhand::pipeline;
use evenhand::record::Source;
use evenhand::report::{Papers, workbook};
use evenhand::scenario;
use evenhand::seed::SecretBytes;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::process::Command;

/// The example task, drawn.
fn papers() -> Papers {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in scenario::template() {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let sound = check(read_task(folder.path())).sound.unwrap();
    let (secret, values) = (SecretBytes::public(), vec!["31415926535897932384".to_owned()]);
    let source = Source::Dice { digits: 20, when: String::new() };
    let commitment = pipeline::commit(&sound, vec![source], &secret, true).unwrap();
    let record = pipeline::derive(&commitment, &sound, &secret, &values, &Quiet).unwrap();
    Papers { commitment, sealed: sound.sealed().clone(), record, amendments: Vec::new(), bound: None }
}

fn bytes(papers: &Papers, name: &str) -> Vec<u8> {
    workbook::all(papers, None, None).into_iter().find(|(have, _)| have == name).unwrap().1
}

/// Rows of a sheet by the Chinese words of the headers; the rows of sums begin with 合计.
fn rows(book: &[u8], sheet: &str) -> Vec<BTreeMap<String, Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let header = |cell: &Data| cell.to_string().split('\n').next().unwrap().to_owned();
    let mut rows = range.rows().skip(2);
    let headers: Vec<String> = rows.next().unwrap().iter().map(header).collect();
    rows.map(|row| headers.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn is_sum(row: &BTreeMap<String, Data>) -> bool {
    row.values().any(|cell| *cell == Data::String("合计".to_owned()))
}

fn sum(rows: &[BTreeMap<String, Data>], header: &str) -> u64 {
    let number = |row: &BTreeMap<String, Data>| match &row[header] {
        Data::Empty => 0.0,
        Data::Float(x) => *x,
        other => panic!("{other:?} in {header}"),
    };
    rows.iter().map(number).sum::<f64>() as u64
}

#[test]
fn sums_and_codes_are_the_records() {
    let papers = papers();
    let book = bytes(&papers, workbook::INTERNAL);
    let batches = &papers.record.draw.batches;
    assert!(!batches.is_empty());

    let drawn = rows(&book, "抽中企业");
    let text = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { panic!("{cell:?} is not text") };
    let pairs: Vec<_> = drawn.iter().map(|row| (text(&row["产品行"]), text(&row["企业编号"]), text(&row["盲样号"]))).collect();
    assert_eq!(pairs, batches.iter().map(|b| (b.line.to_string(), b.enterprise.to_string(), b.blind.to_string())).collect::<Vec<_>>());
    let days: BTreeMap<&str, String> = papers
        .record
        .pack
        .tours
        .iter()
        .flat_map(|t| &t.days)
        .flat_map(|d| d.stops.iter().map(move |s| (s.visit.as_str(), d.day.to_string())))
        .collect();
    for (row, batch) in drawn.iter().zip(batches) {
        let visit = papers.record.pack.visits.iter().find(|v| v.enterprise == batch.enterprise && v.lines.contains(&batch.line)).unwrap();
        let Data::DateTime(day) = &row["日期"] else { panic!("{:?} is no date", row["日期"]) };
        let (y, m, d, ..) = day.to_ymd_hms_milli();
        assert_eq!(format!("{y:04}-{m:02}-{d:02}"), days[visit.id.as_str()]);
    }

    let facts = papers.facts();
    let (sums, lines): (Vec<_>, Vec<_>) = rows(&book, "计划与结果").into_iter().partition(is_sum);
    let quotas = facts.lines.iter().map(|l| l.batches).sum::<u64>() + facts.groups.iter().map(|g| g.batches).sum::<u64>();
    assert_eq!((sum(&lines, "计划"), sum(&sums, "计划")), (quotas, quotas));
    assert_eq!((sum(&lines, "抽中"), sum(&sums, "抽中")), (batches.len() as u64, batches.len() as u64));

    let (sums, days): (Vec<_>, Vec<_>) = rows(&book, "实验室接收").into_iter().partition(is_sum);
    assert!(papers.record.pack.unplaced.is_empty(), "every visit of the example has a tour");
    assert_eq!((sum(&days, "批次"), sum(&sums, "批次")), (batches.len() as u64, batches.len() as u64));

    let codes: Vec<_> = rows(&book, "汇总表").iter().map(|row| text(&row["统一社会信用代码"]).to_owned()).collect();
    assert_eq!(codes.len(), batches.len(), "and every code is text");
    assert_eq!(sum(&rows(&book, "行程"), "批次"), batches.len() as u64);
    assert_eq!(rows(&book, "备选").len(), papers.record.draw.alternates.len());
}

/// Every file of a workbook.
fn parts(book: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), text);
    }
    parts
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let papers = papers();
    assert_eq!(workbook::all(&papers, None, None), workbook::all(&papers.clone(), None, None));
    let parts = parts(&bytes(&papers, workbook::INTERNAL));
    let issued = papers.facts().task.issued.to_string();
    assert!(parts["docProps/core.xml"].contains(&format!(">{issued}T00:00:00Z<")), "{}", parts["docProps/core.xml"]);
}

#[test]
fn sheets_are_tables_with_filters_that_print_on_a4() {
    let papers = papers();
    for name in [workbook::INTERNAL, workbook::PUBLIC] {
        let parts = parts(&bytes(&papers, name));
        let digest = evenhand::base::sha256(&[&evenhand::base::canon::write(&papers.record)]).to_string();
        let sheets: Vec<&String> = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).map(|(_, xml)| xml).collect();
        let tables = parts.iter().filter(|(name, _)| name.starts_with("xl/tables/"));
        assert_eq!(tables.clone().count(), sheets.len() - 1, "all but the overview");
        assert!(tables.clone().all(|(_, xml)| xml.contains("<autoFilter ")));
        for xml in &sheets {
            assert!(xml.contains("state=\"frozen\"") && xml.contains("paperSize=\"9\"") && xml.contains("orientation=\"landscape\""));
            assert!(xml.contains("fitToWidth") || xml.contains("fitToHeight=\"0\""), "one page wide");
            assert!(xml.contains(&digest) && xml.contains("&amp;P"), "digest and page number at the foot");
            assert!(!xml.contains("<f>") && !xml.contains("<f "), "no formula");
        }
        let book = &parts["xl/workbook.xml"];
        assert_eq!(book.matches("_xlnm.Print_Titles").count(), sheets.len(), "the header on every page");
        assert_eq!(book.matches("_xlnm.Print_Area").count(), sheets.len());
    }
}

#[test]
fn the_public_workbook_names_nobody() {
    let papers = papers();
    let says = |name: &str, what: &str| parts(&bytes(&papers, name)).values().any(|xml| xml.contains(what));
    let enterprise = papers.enterprise(&papers.record.draw.batches[0].enterprise).unwrap();
    assert!(says(workbook::INTERNAL, &enterprise.name), "the test can fail");
    let public: Vec<String> = parts(&bytes(&papers, workbook::PUBLIC)).into_values().collect();
    for e in &papers.sealed.frame {
        assert!(public.iter().all(|xml| !xml.contains(e.id.as_str()) && !xml.contains(&e.name) && !xml.contains(&e.uscc)), "{}", e.name);
    }
    for s in &papers.sealed.samplers {
        assert!(public.iter().all(|xml| !xml.contains(&format!(">{}<", s.name)) && !xml.contains(&format!(">{}<", s.id))), "{}", s.name);
    }
}

#[test]
fn libreoffice_opens_and_prints_both() {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("SKIPPED: no soffice on this machine");
        return;
    }
    let (papers, folder) = (papers(), tempfile::tempdir().unwrap());
    for (name, sheets) in [(workbook::INTERNAL, 16), (workbook::PUBLIC, 4)] {
        std::fs::write(folder.path().join("book.xlsx"), bytes(&papers, name)).unwrap();
        let home = format!("-env:UserInstallation=file://{}/home", folder.path().display());
        let done = Command::new("soffice")
            .args(["--headless", &home, "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .arg(folder.path().join("book.xlsx"))
            .output()
            .unwrap();
        let pdf =
            std::fs::read(folder.path().join("book.pdf")).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&done.stderr)));
        let pages = pdf.windows(11).filter(|w| w == b"/Type/Page\n" || w.starts_with(b"/Type/Page/")).count();
        assert!(pages >= sheets, "{name}: {pages} pages for {sheets} sheets");
        std::fs::remove_file(folder.path().join("book.pdf")).unwrap();
    }
}
