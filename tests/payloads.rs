//! What Evenhand writes is safe to open: texts that try to run, to break out or to leave their folder, through every writer.
//!
//! A page is compared with the same page made with a harmless text: if its tags and attributes are the same, the text was only text.

mod cli_kit;
mod payload_kit;

use evenhand::intake::{read_task, write};
use evenhand::judge;
use evenhand::record::Run;
use evenhand::report::audit::{Audit, Shown};
use evenhand::report::forms::{self, Binding, Texts};
use evenhand::report::packets::packets;
use evenhand::report::{Capsule, Carries, Papers, VerdictNote, audit, html, road, statistics, tables, workbook};
use payload_kit::{HARMLESS, html as page, names, payloads, road as roads, run, sheets, xml};
use tempfile::TempDir;

/// Text a workbook cannot hold unchanged: control characters are shown as pictures, what is too long is cut.
fn is_shown(text: &str) -> bool {
    text.encode_utf16().count() > 32_767 || text.chars().any(|c| c.is_control() && c != '\t' && c != '\n' || "\u{fffe}\u{ffff}".contains(c))
}

/// An id may not hold white space, control characters or `/ @ # |`, and has 128 bytes at most.
fn may_be_an_id(text: &str) -> bool {
    text.len() <= 60 && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "/@#|".contains(c))
}

struct World {
    papers: Papers,
    _folder: TempDir,
    run: Run,
}

fn world() -> World {
    let folder = TempDir::new().unwrap();
    let run = run::amended(folder.path());
    World { papers: Papers::read(&run).unwrap(), run, _folder: folder }
}

/// Papers full of every payload, as texts and, where it may be one, as ids.
fn spoilt(papers: &Papers) -> Vec<(String, String, Papers)> {
    let mut all = Vec::new();
    for payload in payloads() {
        if may_be_an_id(&payload.text) {
            all.push((format!("{} as id", payload.what), payload.text.clone(), run::with_ids(papers, &payload.text)));
        }
        all.push((payload.what.to_owned(), payload.text.clone(), run::with_text(papers, &payload.text)));
    }
    assert!(all.len() > 50, "some payloads are ids");
    all
}

#[test]
fn there_are_forty_and_more() {
    assert!(payloads().len() >= 40);
}

#[test]
fn workbooks_run_nothing() {
    let world = world();
    let note = |text: &str| VerdictNote { checks: 1, failures: vec![(text.to_owned(), text.to_owned())] };
    for (what, text, papers) in spoilt(&world.papers) {
        for (name, bytes) in workbook::all(&papers, Some(&note(&text)), None) {
            names::check(&name, &what);
            let texts = sheets::check_workbook(&bytes, &format!("{what}: {name}"));
            if !is_shown(&text) && name == workbook::INTERNAL {
                let kept = texts.iter().any(|have| have == &text || what.ends_with("as id") && have.starts_with(&text));
                assert!(kept, "{what}: {text:?} is not in {name}");
            }
        }
    }
}

#[test]
fn tables_run_nothing() {
    let world = world();
    for (what, text, papers) in spoilt(&world.papers) {
        let sample = statistics::sample(&papers, &[]).unwrap();
        let answer = statistics::table(&statistics::statistics(&papers, &sample));
        for (name, bytes) in tables::all(&papers).into_iter().chain([("statistics.csv".to_owned(), answer)]) {
            names::check(&name, &what);
            let texts = sheets::check_csv(&bytes, &format!("{what}: {name}"));
            if name.contains("selected") {
                let kept = texts.iter().any(|have| have == &text || what.ends_with("as id") && have.starts_with(&text));
                assert!(kept, "{what}: {text:?} is not in {name}");
            }
        }
    }
}

/// The same elements in the same order. A long text takes several lines of a picture, and an id may stand elsewhere in an order: then
/// no element of another kind, with another attribute or another value that acts.
fn is_same(what: &str, made: &[String], of: &[String]) -> bool {
    if what == "very long" || what.ends_with("as id") { made.iter().all(|element| of.contains(element)) } else { made == of }
}

/// Pages of some papers: their names and their bytes.
fn pages(papers: &Papers) -> Vec<(String, String)> {
    let note = VerdictNote { checks: 1, failures: vec![("甲".to_owned(), papers.facts().task.title.clone())] };
    let mut pages = vec![("report".to_owned(), html::page(papers, Some(&note)))];
    pages.extend(packets(papers, None).into_iter().map(|p| (format!("{}.html", p.name), p.page)));
    pages
}

#[test]
fn pages_and_packets_say_texts_and_run_none() {
    let world = world();
    let harmless: Vec<_> = pages(&run::with_text(&world.papers, HARMLESS)).iter().map(|(_, p)| page::skeleton(p)).collect();
    let plain: Vec<_> = pages(&run::with_ids(&world.papers, HARMLESS)).iter().map(|(_, p)| page::skeleton(p)).collect();
    for (what, text, papers) in spoilt(&world.papers) {
        let of = if what.ends_with("as id") { &plain } else { &harmless };
        let made = pages(&papers);
        assert_eq!(made.len(), of.len());
        for ((name, made), of) in made.iter().zip(of) {
            names::check(name, &what);
            assert!(is_same(&what, &page::skeleton(made), of), "{what}: {name}");
        }
        assert!(page::text(&made[0].1).contains(&text), "{what}: {text:?} is not in the page");
    }
}

#[test]
fn capsule_and_audit_page_say_texts_and_run_none() {
    let world = world();
    let made = |papers: &Papers| {
        run::write(papers, &world.run);
        let capsule = Capsule::read(&world.run, Carries::Internal).unwrap().page(papers);
        let found = Audit::of(&Shown::read(&world.run), &judge::judge(&world.run), None, None);
        (capsule, audit::page(&found, Some(papers), true))
    };
    let (capsule, audited) = made(&run::with_text(&world.papers, HARMLESS));
    let of = (page::skeleton(&capsule), page::skeleton(&audited));
    for (what, text, papers) in spoilt(&world.papers).into_iter().filter(|(what, ..)| !what.ends_with("as id")) {
        let (capsule, audited) = made(&papers);
        assert!(is_same(&what, &page::skeleton(&capsule), &of.0), "{what}: the capsule");
        assert!(is_same(&what, &page::skeleton(&audited), &of.1), "{what}: the page of the audit");
        assert!(page::text(&audited).contains(&text), "{what}: {text:?} is not in the page of the audit");
    }
}

/// Elements of a document, line breaks apart: a text may have several lines.
fn elements(name: &str, bytes: &[u8], of: &str) -> Vec<String> {
    let is_break = |element: &String| ["br", "w:br"].contains(&element.split(' ').next().unwrap());
    let all = if name.ends_with(".docx") {
        sheets::check_archive(bytes, of);
        let parts = sheets::parts(bytes);
        let xml = parts.iter().filter(|(part, _)| part.ends_with(".xml"));
        xml.flat_map(|(_, text)| xml::skeleton(std::str::from_utf8(text).unwrap()).unwrap()).collect()
    } else {
        page::skeleton(std::str::from_utf8(bytes).unwrap())
    };
    // the foot of a page names the record's digest, which is another for other rows
    let without_foot = |element: String| match element.split_once("@bottom-center{content:") {
        Some((style, foot)) => {
            assert!(foot.ends_with("\"}}") && !foot[1..foot.len() - 3].contains(['"', '<']), "{of}: {name}: {foot}");
            style.to_owned()
        }
        None => element,
    };
    all.into_iter().filter(|element| !is_break(element)).map(without_foot).collect()
}

#[test]
fn papers_to_sign_say_texts_and_run_none() {
    let world = world();
    let ledger = world.run.ledger().unwrap();
    let made =
        |papers: &Papers, text: &str| forms::all(papers, &run::ledger_with_text(&ledger, text), &Texts::default(), Binding::Each).unwrap();
    let of = |files: Vec<(String, Vec<u8>)>| files.iter().map(|(name, bytes)| elements(name, bytes, name)).collect::<Vec<_>>();
    let (harmless, plain) =
        (of(made(&run::with_text(&world.papers, HARMLESS), HARMLESS)), of(made(&run::with_ids(&world.papers, HARMLESS), HARMLESS)));
    for (what, text, papers) in spoilt(&world.papers) {
        let is_id = what.ends_with("as id");
        let files = made(&papers, if is_id { HARMLESS } else { &text });
        let of = if is_id { &plain } else { &harmless };
        assert_eq!(files.len(), of.len(), "{what}");
        for ((name, bytes), of) in files.iter().zip(of) {
            names::check(name, &what);
            let made = elements(name, bytes, &what);
            assert!(is_same(&what, &made, of), "{what}: {name}: {:?}", made.iter().find(|e| !of.contains(e)));
        }
    }
}

#[test]
fn files_for_the_road_say_texts_and_break_nowhere() {
    let world = world();
    let of =
        |papers: &Papers, what: &str| road::all(papers).iter().map(|(name, bytes)| roads::skeleton(name, bytes, what)).collect::<Vec<_>>();
    let (harmless, plain) =
        (of(&run::with_text(&world.papers, HARMLESS), "harmless"), of(&run::with_ids(&world.papers, HARMLESS), "harmless"));
    for (what, _, papers) in spoilt(&world.papers) {
        road::all(&papers).iter().for_each(|(name, _)| names::check(name, &what));
        let made = of(&papers, &what);
        for (made, of) in made.iter().zip(if what.ends_with("as id") { &plain } else { &harmless }) {
            assert!(made == of, "{what}: {made:?}");
        }
    }
}

#[test]
fn an_exported_task_runs_nothing() {
    for payload in payloads() {
        let folder = TempDir::new().unwrap();
        run::task_with_text(folder.path(), &payload.text);
        let brief = read_task(folder.path());
        let out = write::sheets(&brief);
        match write::xlsx(&out) {
            Ok(bytes) => drop(sheets::check_workbook(&bytes, payload.what)),
            Err(error) => assert_eq!(payload.what, "very long", "{error}"),
        }
        for (name, bytes) in write::text(&out, write::TextForm::Csv) {
            names::check(&name, payload.what);
            sheets::check_csv(&bytes, &format!("{}: {name}", payload.what));
        }
    }
}
