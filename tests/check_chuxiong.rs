//! The inconsistencies of the notice of Chuxiong 2025, each by its code and place.

mod bad_input;

use bad_input::brief;
use evenhand::check::{Outcome, check};
use evenhand::intake::read_task;
use std::path::Path;

#[test]
fn the_notice_is_accepted_with_its_inconsistencies_told() {
    let checked = check(read_task(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/chuxiong-2025")));
    let text: Vec<String> = checked.findings.iter().map(|f| format!("{}: {} | {}", brief(f), f.what_zh, f.what_en)).collect();
    assert_eq!(checked.outcome, Outcome::Fine, "{text:#?}");
    assert_eq!(checked.sound.map(|s| s.facts().lines.len()), Some(17));
    for (code, part) in [
        ("organiser_outside_own_total", "181"),                  // I-09: 185 printed
        ("organiser_outside_own_total", "CX-13"),                // I-09: and why
        ("county_choice_open", "CX-13"),                         // I-10: 4 batches, 10 counties
        ("minimum_is_floor", "≥675"),                            // I-11
        ("window_cut_by_issue_day", "CX-01"),                    // I-12
        ("window_cut_by_issue_day", "24 working days are left"), // I-12: 2025-02-26 to 03-31
        ("window_beyond_last_report", "CX-14"),                  // I-13: 12-31 after 12-20
        ("window_beyond_last_report", "CX-16"),
        ("deadline_on_rest_day", "2025-12-20 is a Saturday"), // I-13
        ("copies_missing_enterprise", "5"),                   // I-14
        ("form_name_varies", "提升建议书"),                   // I-15
        ("form_columns_open", "附件4"),                       // I-15
        ("lab_nearest_proposal", "就近"),                     // I-16
    ] {
        let told = text.iter().any(|t| t.starts_with(&format!("{code} task.toml:")) && t.contains(part));
        assert!(told, "{code} with {part:?} is not among {text:#?}");
    }
    assert!(!text.iter().any(|t| t.starts_with("total_differs")), "675 is the sum of the 17 rows");
}
