//! The bureau's workbooks: one for those who may know names, one for everybody. What each sheet is for: `docs/report.md`.

mod batches;
mod cell;
mod changes;
mod intake;
mod looks;
mod overview;
mod plan;
mod public;
mod results;
mod roads;
mod sheet;
#[cfg(test)]
mod tests;
mod view;
mod write;

use super::statistics::Sample;
use super::tables::NamedFile;
use super::{Papers, VerdictNote};
use sheet::Sheet;
use view::View;
use write::{Imprint, workbook};

/// Everything, names included.
pub const INTERNAL: &str = "workbook.xlsx";
/// Counts and digests, without a name.
pub const PUBLIC: &str = "公开-public.xlsx";

/// Both workbooks of a RUN; what only results know is filled in if they are given.
pub fn all(papers: &Papers, verdict: Option<&VerdictNote>, results: Option<&Sample>) -> Vec<NamedFile> {
    let view = View::of(papers, verdict, results);
    let task = &papers.facts().task;
    let imprint = Imprint { title: task.title.clone(), authority: task.authority.clone(), day: task.issued, digest: view.digest() };
    vec![
        (INTERNAL.to_owned(), workbook(&internal(&view), &imprint)),
        (PUBLIC.to_owned(), workbook(&public::sheets(&view), &Imprint { digest: view.sums.record.to_string(), ..imprint })),
    ]
}

fn internal(view: &View<'_>) -> Vec<Sheet> {
    let mut sheets = vec![plan::lines(view)];
    sheets.extend(plan::counties(view));
    sheets.extend([
        plan::limits(view),
        batches::selected(view),
        batches::alternates(view),
        roads::tours(view),
        roads::team_days(view),
        intake::labs(view),
    ]);
    sheets.extend(intake::groups(view));
    sheets.extend([batches::exclusions(view), plan::rules(view), roads::people(view), results::summary(view)]);
    sheets.extend(results::quarterly(view));
    sheets.push(changes::sheet(view));
    sheets.insert(0, overview::internal(view, &sheets));
    sheets
}
