//! `matrix.csv`: metres and minutes of every ordered pair.

use crate::check::draft::{Names, known};
use crate::frame::limits;
use crate::intake::{BLOCK, Both, Row, Sink, Table, codes};
use crate::record::Matrix;
use std::collections::BTreeMap;

/// Missing pairs and sites that are named one by one.
pub(in crate::check) const NAMED: usize = 5;
/// No leg was given.
const HOLE: u32 = u32::MAX;

/// The matrix, if it is whole. Its cells are forgotten as they are read.
pub(super) fn matrix(table: &mut Table, names: &Names, sink: &Sink) -> Option<Matrix> {
    let sites = sites(table, names, sink)?;
    let n = sites.len();
    let mut matrix = Matrix { metres: vec![HOLE; n * n], minutes: vec![HOLE; n * n], sites };
    for i in 0..n {
        (matrix.metres[i * n + i], matrix.minutes[i * n + i]) = (0, 0);
    }
    let mut first: Vec<bool> = vec![true; n];
    let mut good = true;
    for block in 0..table.len().div_ceil(BLOCK) {
        for at in block * BLOCK..table.len().min((block + 1) * BLOCK) {
            good &= leg(&table.row(at, sink), &mut matrix, &mut first).is_some();
        }
        table.forget(block);
    }
    let place = table.header_place();
    let holes: Vec<usize> = (0..n * n).filter(|&i| matrix.metres[i] == HOLE).collect();
    if !holes.is_empty() && good {
        let pairs = holes.iter().take(NAMED).map(|i| format!("{} → {}", matrix.sites[i / n], matrix.sites[i % n]));
        sink.add(&codes::MATRIX_HOLE, place, missing(holes.len(), ("对", "pairs"), &pairs.collect::<Vec<_>>()));
    }
    (good && holes.is_empty()).then_some(matrix)
}

/// How many are missing, and the first of them.
pub(in crate::check) fn missing(count: usize, (zh, en): (&str, &str), first: &[String]) -> Both {
    let more = if count > first.len() { " …" } else { "" };
    (format!("缺少 {count} {zh}：{}{more}", first.join("、")), format!("{count} {en} are missing: {}{more}", first.join(", ")))
}

/// All sites named; ascending. None if one is unknown or there are too many.
fn sites(table: &Table, names: &Names, sink: &Sink) -> Option<Vec<String>> {
    let mut rows: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for at in 0..table.len() {
        for column in [0, 1] {
            rows.entry(table.text(at, column)).or_insert((at, column));
        }
    }
    if rows.len() > limits::MATRIX_SITES {
        let (has, most) = (rows.len(), limits::MATRIX_SITES);
        sink.add(
            &codes::MATRIX_TOO_LARGE,
            table.header_place(),
            (format!("{has} 处，最多 {most} 处"), format!("{has} sites, at most {most}")),
        );
        return None;
    }
    let mut good = true;
    for (&id, &(at, column)) in &rows {
        let org = known(names.orgs.as_ref(), id);
        let enterprise = names.enterprises.as_ref().is_none_or(|ids| ids.binary_search_by(|have| have.as_str().cmp(id)).is_ok());
        if !id.is_empty() && !org && !enterprise {
            good = false;
            let what = (format!("没有企业或抽样机构“{id}”"), format!("no enterprise or organisation {id:?}"));
            sink.add(&codes::UNKNOWN_SITE, table.place(at, column), what);
        }
        if names.orgs.is_some() && names.enterprises.is_some() && org && enterprise {
            good = false;
            let what = (format!("“{id}”既是企业又是抽样机构"), format!("{id:?} is an enterprise and an organisation"));
            sink.add(&codes::AMBIGUOUS_NAME, table.place(at, column), what);
        }
    }
    good.then(|| rows.into_keys().filter(|id| !id.is_empty()).map(str::to_owned).collect())
}

/// One row into its place.
fn leg(row: &Row<'_>, matrix: &mut Matrix, first: &mut [bool]) -> Option<()> {
    let (from, to) = (row.text(0), row.text(1));
    let (metres, minutes) = (row.number(2, 0..=limits::LEG_METRES.into()), row.number(3, 0..=limits::LEG_MINUTES.into()));
    let (a, b) = (matrix.site(from?)?, matrix.site(to?)?);
    let (metres, minutes) = (u32::try_from(metres?).ok()?, u32::try_from(minutes?).ok()?);
    let at = a * matrix.sites.len() + b;
    if a == b && metres + minutes > 0 {
        row.say(&codes::BAD_NUMBER, if metres > 0 { 2 } else { 3 }, ("从一处到它自己应为 0".into(), "a site is 0 from itself".into()));
        return None;
    }
    let fresh = if a == b { std::mem::replace(&mut first[a], false) } else { matrix.metres[at] == HOLE };
    if !fresh {
        let (from, to) = (&matrix.sites[a], &matrix.sites[b]);
        row.say(&codes::MATRIX_TWICE, 1, (format!("{from} → {to} 已经有了"), format!("{from} → {to} stands already")));
        return None;
    }
    (matrix.metres[at], matrix.minutes[at]) = (metres, minutes);
    Some(())
}
