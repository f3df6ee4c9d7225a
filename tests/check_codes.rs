//! `docs/findings.md` lists every code, and nothing else.

use evenhand::check::codes;

#[test]
fn the_page_and_the_registry_are_the_same_list() {
    let page = include_str!("../docs/findings.md");
    let listed: Vec<String> = page.lines().filter(|l| l.starts_with("| `")).map(str::to_owned).collect();
    let row = |code: &codes::Code| {
        let (severity, class) = (format!("{:?}", code.severity).to_lowercase(), format!("{:?}", code.class).to_lowercase());
        format!("| `{}` | {severity} | {class} | {} | {} |", code.name, code.means_zh, code.means_en)
    };
    assert_eq!(listed, codes::ALL.iter().map(|c| row(c)).collect::<Vec<_>>());
}

#[test]
fn names_are_unique_and_severity_agrees_with_class() {
    let mut names: Vec<&str> = codes::ALL.iter().map(|c| c.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), codes::ALL.len());
    for code in codes::ALL {
        let refuses = code.severity == evenhand::base::Severity::Error;
        assert_eq!(refuses, code.class != codes::Class::Advice, "{}", code.name);
        assert!(code.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{}", code.name);
    }
}
