//! Papers of a whole small task: one sheet for each thing the record has, nobody named where nobody may be, and documents that other
//! programs open.

mod cli_kit;
mod judge_world;

use cli_kit::{evenhand, tree};
use evenhand::report::Papers;
use evenhand::report::forms::{self, Binding, Texts};
use judge_world::real;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use tempfile::TempDir;

const VALUE: &str = "31415926535897932384";

/// A RUN on disk, its rows and its papers.
struct Made {
    folder: TempDir,
    papers: Papers,
    files: BTreeMap<String, Vec<u8>>,
}

static MADE: LazyLock<Made> = LazyLock::new(|| {
    let world = real::derived(&real::small(50), VALUE, Some([3; 32]));
    let folder = TempDir::new().unwrap();
    let run = world.write(&folder.path().join("run"));
    let papers = Papers::read(&run).unwrap();
    let files = forms::all(&papers, &run.ledger().unwrap(), &Texts::new(), Binding::Together).unwrap().into_iter().collect();
    Made { folder, papers, files }
});

fn file(number: &str, end: &str) -> &'static [u8] {
    let found = MADE.files.iter().find(|(name, _)| name.starts_with(&format!("papers/{number}-")) && name.ends_with(end));
    found.expect("every kind has sheets").1
}

/// The sheets of a paper as HTML, without style and head.
fn sheets(number: &str) -> Vec<&'static str> {
    let text = std::str::from_utf8(file(number, ".html")).unwrap();
    text.split("<section class=\"sheet\">").skip(1).collect()
}

/// Team-days, visits, batches, and what is handed in by tour and lab, counted from the rows of the record.
fn counts() -> [usize; 4] {
    let (draw, pack) = (&MADE.papers.record.draw, &MADE.papers.record.pack);
    let tour_of: BTreeMap<&str, &str> =
        pack.tours.iter().flat_map(|t| t.days.iter().flat_map(|d| d.stops.iter().map(|s| (s.visit.as_str(), t.id.as_str())))).collect();
    let hand_ins: BTreeSet<_> = draw
        .batches
        .iter()
        .map(|b| {
            let visit = pack.visits.iter().find(|v| v.enterprise == b.enterprise && v.lines.contains(&b.line)).unwrap();
            (tour_of.get(visit.id.as_str()), &b.lab)
        })
        .collect();
    [pack.tours.iter().map(|t| t.days.len()).sum(), pack.visits.len(), draw.batches.len(), hand_ins.len()]
}

#[test]
fn one_sheet_for_each_thing_of_the_record() {
    let [team_days, visits, batches, hand_ins] = counts();
    assert!(team_days > 5 && visits > 50, "a task worth the name");
    for (number, wanted) in [("01", 1), ("02", 1), ("05", team_days), ("06", visits), ("07", batches), ("08", visits), ("11", hand_ins)] {
        assert_eq!(sheets(number).len(), wanted, "{number}");
    }
    // every batch has its blind code once on a hand-over and once on a route sheet, and its visit its name on a notice
    for number in ["05", "11"] {
        let text = sheets(number).concat();
        for batch in &MADE.papers.record.draw.batches {
            assert_eq!(text.matches(&format!("{:09}", batch.blind)).count(), 1, "{number}: {:09}", batch.blind);
        }
    }
    let notices = sheets("06").concat();
    for visit in &MADE.papers.record.pack.visits {
        let e = MADE.papers.enterprise(&visit.enterprise).unwrap();
        assert!(notices.contains(&e.name) && notices.contains(&e.uscc), "{}", e.name);
    }
    // batches of task books add up to the record's
    let books: usize = sheets("03").iter().filter(|s| s.contains("抽样任务")).map(|s| sum_of(s)).sum();
    assert_eq!(books, batches);
}

/// The number in the cell after 合计抽中批次.
fn sum_of(sheet: &str) -> usize {
    let after = sheet.split("合计抽中批次").nth(1).unwrap();
    let cell = after.split("<td").nth(1).unwrap();
    cell[cell.find('>').unwrap() + 1..cell.find('<').unwrap()].parse().unwrap()
}

#[test]
fn papers_without_names_name_nobody_of_the_frame() {
    let frame = &MADE.papers.sealed.frame;
    let found = |text: &str| {
        frame.iter().filter(|e| [&e.name, &e.uscc, &e.address].iter().any(|w| !w.is_empty() && text.contains(w.as_str()))).count()
    };
    for number in ["01", "03", "04", "11"] {
        let (html, docx) = (sheets(number).concat(), document(file(number, ".docx")));
        assert_eq!((found(&html), found(&docx)), (0, 0), "{number}");
    }
    let drawn: BTreeSet<_> = MADE.papers.record.draw.batches.iter().map(|b| &b.enterprise).collect();
    assert!(found(&document(file("06", ".docx"))) >= drawn.len(), "the search finds names where they are");
}

/// `word/document.xml` of a .docx.
fn document(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap()
}

fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found {
        println!("SKIPPED: no {program} on this machine");
    }
    found
}

fn put(folder: &Path, end: &str) {
    fs::create_dir_all(folder).unwrap();
    for (name, bytes) in MADE.files.iter().filter(|(name, _)| name.ends_with(end)) {
        fs::write(folder.join(&name["papers/".len()..][..2]).with_extension(&end[1..]), bytes).unwrap();
    }
}

/// Python's own archive and XML readers: every part is well-formed, and every relation leads to a part.
const CHECK: &str = r#"
import sys, zipfile, posixpath, xml.etree.ElementTree as ET
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
for path in sys.argv[1:]:
    z = zipfile.ZipFile(path)
    assert z.testzip() is None
    trees = {n: ET.fromstring(z.read(n)) for n in z.namelist()}
    for n, t in trees.items():
        if n.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(n))
            for r in t: assert posixpath.join(base, r.get("Target")) in trees, (path, r.get("Target"))
    body = trees["word/document.xml"]
    styles = {s.get(W + "styleId") for s in trees["word/styles.xml"].iter(W + "style")}
    used = {s.get(W + "val") for s in body.iter(W + "pStyle")}
    assert used <= styles, used - styles
    for table in body.iter(W + "tbl"):
        grid = len(table.find(W + "tblGrid"))
        for row in table.iter(W + "tr"):
            spans = [int(s.get(W + "val")) if (s := c.find(W + "tcPr/" + W + "gridSpan")) is not None else 1 for c in row.iter(W + "tc")]
            assert sum(spans) == grid, (path, spans, grid)
    print(path[-7:-5], len(list(body.iter(W + "sectPr"))))
"#;

#[test]
fn a_docx_is_what_other_readers_take() {
    if !has("python3") {
        return;
    }
    let folder = TempDir::new().unwrap();
    put(folder.path(), ".docx");
    let paths: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
    let done = Command::new("python3").args(["-c", CHECK]).args(&paths).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(said.lines().count(), 11);
    for line in said.lines() {
        let (number, sections) = line.split_once(' ').unwrap();
        assert_eq!(sheets(number).len().to_string(), sections, "{number}");
    }
}

#[test]
fn libreoffice_prints_one_page_for_each_team_day() {
    if !has("soffice") {
        return;
    }
    let folder = TempDir::new().unwrap();
    put(folder.path(), ".docx");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    // route sheets, notices and hand-overs are one page each; the others open
    let files = ["05", "06", "07", "11", "01"].map(|n| folder.path().join(n).with_extension("docx"));
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .args(&files)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for number in ["05", "06", "07", "11"] {
        let pdf = fs::read(folder.path().join(number).with_extension("pdf")).unwrap();
        assert_eq!(pages(&pdf), sheets(number).len(), "{number}");
    }
    assert!(pages(&fs::read(folder.path().join("01.pdf")).unwrap()) >= 1);
}

/// Page objects of a PDF as LibreOffice writes it.
fn pages(pdf: &[u8]) -> usize {
    let marks = [&b"/Type/Page/"[..], b"/Type /Page/", b"/Type/Page\n"];
    marks.iter().map(|mark| pdf.windows(mark.len()).filter(|w| w == mark).count()).sum()
}

#[test]
fn a_bureaus_template_is_used_and_a_broken_one_leaves_nothing_behind() {
    let path = |name: &str| MADE.folder.path().join(name);
    let text = |name: &str| path(name).display().to_string();
    evenhand(&["templates", &text("mine")]).success();
    assert_eq!(tree(&path("mine")).len(), 12);
    for name in ["refusal.html", "stop-report.html", "README.md"] {
        fs::remove_file(path("mine").join(name)).unwrap();
    }
    let notice = path("mine").join("notice.html");
    let builtin = fs::read_to_string(&notice).unwrap();
    fs::write(&notice, builtin.replace("产品质量监督抽查通知书", "某州监督抽查通知书")).unwrap();
    evenhand(&["report", &text("run"), "--templates", &text("mine"), "--quiet"]).success();
    let written = fs::read_to_string(path("run/report/papers/06-监督抽查通知书-notices.html")).unwrap();
    assert!(written.contains("某州监督抽查通知书") && path("run/report/papers/08-拒检认定表-refusals.docx").is_file());

    let before = tree(&path("run/report"));
    fs::write(&notice, builtin.replacen("<h1>", "<h1>{{ visit.nobody }}", 1)).unwrap();
    fs::write(path("mine/notise.html"), "<p>x</p>").unwrap();
    for (name, code) in [("notise.html", "unknown_template"), ("notice.html", "broken_template")] {
        let refused = evenhand(&["report", &text("run"), "--templates", &text("mine"), "--json"]).code(2);
        let said: serde_json::Value = serde_json::from_slice(&refused.get_output().stdout).unwrap();
        let finding = &said["findings"][0];
        assert_eq!((finding["code"].as_str(), finding["place"]["file"].as_str()), (Some(code), Some(name)), "{said}");
        if name == "notise.html" {
            fs::remove_file(path("mine/notise.html")).unwrap();
        } else {
            let line = builtin.lines().position(|l| l.contains("<h1>")).unwrap() + 1;
            assert_eq!(finding["place"]["row"].as_u64(), Some(line as u64));
        }
    }
    assert!(tree(&path("run/report")) == before, "nothing half-written");
}
