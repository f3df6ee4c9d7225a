//! Which section answers for which place. `docs/judge.md` has the table.

use super::REPLAY;

/// What files are called in paths.
pub fn file_word(name: &str) -> &str {
    match name {
        "public/commitment.json" => "commitment",
        "public/ledger.json" => "ledger",
        "public/result.json" => "result",
        "public/secret.json" => "revealed",
        "sealed/sealed.json" => "sealed",
        "sealed/secret.json" => "secret",
        "sealed/record.json" => "record",
        _ => "amendment",
    }
}

/// Sections that may refuse an alteration at a path (list positions written `[]`).
///
/// A change that leaves rows which are not the format's is refused by `files`, whatever part it is in.
pub fn sections(path: &str) -> &'static [&'static str] {
    const MAP: &[(&str, &[&str])] = &[
        ("commitment.format", &["files"]),
        // a plan that is not public any more has no secret: nothing else can be judged
        ("commitment.plan.public", &["commitment", "files"]),
        ("commitment", &["commitment"]),
        ("sealed", &["frame"]),
        ("secret", &["commitment", "files"]),
        ("revealed", &["commitment", "files", "ledger"]),
        ("record.format", &["files"]),
        ("record.spec", &["files"]),
        ("record.version", &["files"]),
        ("record.commitment", &["commitment"]),
        ("record.seed", &["seed"]),
        ("record.draw.seats", &["seats", "batches"]),
        ("record.draw.batches[].lab", &["labs"]),
        ("record.draw.batches[].blind", &["blind"]),
        ("record.draw.batches", &["batches"]),
        ("record.draw.alternates", &["alternates"]),
        ("record.draw.fates", &["fates"]),
        ("record.draw", &["seats", "batches", "alternates", "fates"]),
        ("record.pack.visits", &["visits"]),
        ("record.pack.tours", &["tours"]),
        ("record.pack.unplaced", &["tours"]),
        ("record.pack.totals", &["totals"]),
        ("record.pack.iterations", &["totals", REPLAY]),
        ("record.pack", &["visits", "tours", "totals"]),
        ("record.dispatch.shares", &["shares"]),
        ("record.dispatch.seats", &["seats", "crews"]),
        ("record.dispatch.crews", &["crews"]),
        ("record.dispatch.loads", &["loads"]),
        ("record.dispatch", &["shares", "seats", "crews", "loads"]),
        ("amendment.format", &["files"]),
        ("amendment.pack.iterations", &[REPLAY]),
        ("amendment", &["amendments"]),
        ("result", &["result", "ledger"]),
        ("ledger", &["ledger"]),
    ];
    MAP.iter().find(|(head, _)| path.starts_with(head)).map_or(&[], |(_, sections)| sections)
}
