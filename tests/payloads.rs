//! What Evenhand writes is safe to open: texts that try to run, to break out or to leave their folder, through every writer.
//!
//! A page is compared with the same page made with a harmless text: if its tags and attributes are the same, the text was only text.

mod cli_kit;
mod payload_kit;

use evenhand::judge;
use evenhand::record::Run;
use evenhand::report::audit::{Audit, Shown};
use evenhand::report::packets::packets;
use evenhand::report::{Capsule, Carries, Papers, VerdictNote, audit, html, statistics, tables, workbook};
use payload_kit::{HARMLESS, html as page, names, payloads, run, sheets};
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
            assert_eq!(&page::skeleton(made), of, "{what}: {name}");
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
        assert_eq!(page::skeleton(&capsule), of.0, "{what}: the capsule");
        assert_eq!(page::skeleton(&audited), of.1, "{what}: the page of the audit");
        assert!(page::text(&audited).contains(&text), "{what}: {text:?} is not in the page of the audit");
    }
}
