//! Who holds which batch, where it counts, and who is out: brought up to date amendment by amendment.

use crate::allot::{Columns, Rows, columns, line_of, rows};
use crate::base::{EnterpriseId, LineId, ProductId, Ratio};
use crate::frame::{Opening, Sound, Standing, standings};
use crate::lottery::{self, Class, deal_class};
use crate::record::{Amendment, ArcRow, ClassRow, Dealing, Record, Replacement, Reserve};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Enterprises are named by their position in the frame, lines by their position in the plan.
pub(super) struct Ledger<'a> {
    pub sound: &'a Sound,
    pub record: &'a Record,
    pub columns: Columns,
    standings: Vec<Standing>,
    /// Frame positions of the members of every class of the first draw.
    members: Vec<Vec<usize>>,
    /// Class of every row in the first draw.
    class_of: Vec<Option<usize>>,
    /// By row, then line: the column in which its batch counts.
    held: BTreeMap<usize, BTreeMap<usize, usize>>,
    /// Batches of all sites of a company.
    of_company: BTreeMap<&'a str, u64>,
    /// Rows with an incident, of any line.
    out: BTreeSet<usize>,
}

impl<'a> Ledger<'a> {
    /// As things stand after the amendments so far; none if record or amendments are not of these inputs.
    pub fn new(sound: &'a Sound, record: &'a Record, before: &[Amendment]) -> Option<Self> {
        let (standings, columns) = (standings(sound), columns(sound.facts()));
        let Rows { classes, members, .. } = rows(sound, &standings, &columns);
        let mut class_of = vec![None; standings.len()];
        for (k, rows) in members.iter().enumerate() {
            rows.iter().for_each(|&row| class_of[row] = Some(k));
        }
        let (held, of_company, out) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        let mut ledger = Self { sound, record, columns, standings, members, class_of, held, of_company, out };
        let fates = &record.draw.fates;
        let of_frame = fates.len() == ledger.rows() && fates.iter().zip(&sound.sealed().frame).all(|(f, e)| f.enterprise == e.id);
        if !of_frame {
            return None;
        }
        ledger.enter_draw(&classes)?;
        before.iter().try_for_each(|amendment| ledger.enter(amendment))?;
        Some(ledger)
    }

    /// Batches of the first draw. Where an enterprise has two columns of a line, the dealing tells which.
    fn enter_draw(&mut self, classes: &[Class]) -> Option<()> {
        let draw = &self.record.draw;
        let mut dealt: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
        for batch in &draw.batches {
            let (row, line) = (self.row(&batch.enterprise)?, self.line(&batch.line)?);
            let open = self.open_columns(row, line);
            let column = match batch.class.map(usize::try_from) {
                Some(k) if open.len() > 1 => {
                    let k = k.ok()?;
                    let hands = match dealt.entry(k) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(new) => new.insert(hands(classes.get(k)?, draw.seats.get(k)?, self.sound.facts().rules.dealing)?),
                    };
                    let hand = hands.get(usize::try_from(batch.rank).ok()?.checked_sub(1)?)?;
                    *hand.iter().find(|column| open.contains(column))?
                }
                _ => *open.first()?,
            };
            self.give(row, line, column);
        }
        Some(())
    }

    /// An earlier amendment: first all lost batches leave, then others come.
    fn enter(&mut self, amendment: &Amendment) -> Option<()> {
        amendment.incidents.iter().try_for_each(|i| self.strike(&i.enterprise))?;
        let lost = |r: &Replacement| self.take(self.row(&r.from)?, self.line(&r.line)?);
        let lost: Vec<usize> = amendment.replacements.iter().map(lost).collect::<Option<_>>()?;
        for (replacement, lost) in amendment.replacements.iter().zip(lost) {
            if let (Some(to), Some(reserve)) = (&replacement.to, &replacement.reserve) {
                let column = match reserve {
                    Reserve::Class(_) => lost,
                    Reserve::Round(column) => self.columns.columns.iter().position(|c| c.id == *column)?,
                };
                self.give(self.row(to)?, self.line_of(column)?, column);
            }
        }
        Some(())
    }

    /// An enterprise of an incident takes part in nothing more.
    pub fn strike(&mut self, enterprise: &EnterpriseId) -> Option<()> {
        self.out.insert(self.row(enterprise)?);
        Some(())
    }

    /// A row gets a batch.
    pub fn give(&mut self, row: usize, line: usize, column: usize) {
        self.held.entry(row).or_default().insert(line, column);
        *self.of_company.entry(self.company(row)).or_default() += 1;
    }

    /// A row loses its batch of a line; the column in which it counted.
    pub fn take(&mut self, row: usize, line: usize) -> Option<usize> {
        let column = self.held.get_mut(&row)?.remove(&line)?;
        *self.of_company.get_mut(self.company(row))? -= 1;
        Some(column)
    }

    fn company(&self, row: usize) -> &'a str {
        self.sound.sealed().frame[row].id.company()
    }

    /// Columns of all batches that stand.
    pub fn standing_columns(&self) -> impl Iterator<Item = usize> {
        self.held.values().flat_map(|lines| lines.values().copied())
    }

    /// Batches of a row in all, at most.
    pub fn cap(&self, row: usize) -> u64 {
        self.standings[row].cap
    }

    /// Lines of which a row holds a batch; ascending.
    pub fn lines_held(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        self.held.get(&row).into_iter().flat_map(|lines| lines.keys().copied())
    }

    /// Lines of which a row can take a batch: open to it by chance, none held; it is not out, and it and its company may have more.
    pub fn can_take(&self, row: usize) -> impl Iterator<Item = &Opening> {
        let held = self.held.get(&row);
        let below = held.map_or(0, |lines| lines.len() as u64) < self.cap(row);
        let of_company = || self.of_company.get(self.company(row)).copied().unwrap_or(0);
        let company = self.sound.facts().rules.batches_per_company_max.is_none_or(|most| of_company() < most);
        let free = below && company && !self.out.contains(&row);
        self.standings[row].chances().filter(move |o| free && held.is_none_or(|lines| !lines.contains_key(&o.line)))
    }

    /// Columns of a line open to a row; ascending.
    pub fn open_columns(&self, row: usize, line: usize) -> Vec<usize> {
        let enterprise = &self.sound.sealed().frame[row];
        self.columns.open_to(line, &enterprise.county, &enterprise.scopes, &self.sound.facts().lines[line].scopes)
    }

    /// Products of a row that count for a line open to it.
    pub fn products(&self, row: usize, line: usize) -> Option<Vec<ProductId>> {
        self.standings[row].openings.iter().find(|o| o.line == line).map(|o| o.products.clone())
    }

    /// Rows of the frame.
    pub fn rows(&self) -> usize {
        self.standings.len()
    }

    /// Position of an enterprise in the frame.
    pub fn row(&self, enterprise: &EnterpriseId) -> Option<usize> {
        self.sound.sealed().frame.binary_search_by(|e| e.id.cmp(enterprise)).ok()
    }

    /// Position of a line in the plan.
    pub fn line(&self, id: &LineId) -> Option<usize> {
        self.sound.facts().lines.binary_search_by(|l| l.id.cmp(id)).ok()
    }

    /// The line a column belongs to.
    pub fn line_of(&self, column: usize) -> Option<usize> {
        self.line(&line_of(&self.columns.columns[column].id))
    }

    /// Class of a row in the first draw, and its rank by ticket there.
    pub fn class_and_rank(&self, row: usize) -> (Option<u64>, u64) {
        let ticket = |row: usize| (self.record.draw.fates[row].ticket, row);
        let rank = |k: usize| self.members[k].iter().filter(|&&other| ticket(other) <= ticket(row)).count() as u64;
        (self.class_of[row].map(|k| k as u64), self.class_of[row].map_or(0, rank))
    }
}

/// Columns of every member's seats in ticket order; none if the seats are not such a class's.
fn hands(class: &Class, seats: &[u64], dealing: Dealing) -> Option<Vec<Vec<usize>>> {
    let arc = |arc: &lottery::Arc| ArcRow { column: arc.column as u64, bucket: arc.bucket.map(|b| b as u64), flow: 0 };
    let row = ClassRow {
        key: class.key.clone(),
        size: class.size,
        group: None,
        den: 1,
        ratio: Ratio::new(0, 1),
        buckets: class.buckets.clone(),
        arcs: class.arcs.iter().map(arc).collect(),
    };
    let inside = |bucket: usize| class.arcs.iter().zip(seats).filter(move |(a, _)| a.bucket == Some(bucket)).map(|(_, s)| s).sum::<u64>();
    let fits = seats.len() == class.arcs.len()
        && seats.iter().all(|&s| s <= class.size)
        && seats.iter().sum::<u64>() <= class.key.cap * class.size
        && class.buckets.iter().enumerate().all(|(b, cap)| inside(b) <= cap * class.size);
    let columns = |hand: Vec<usize>| hand.into_iter().map(|at| class.arcs[at].column).collect();
    fits.then(|| deal_class(&row, seats, dealing).into_iter().map(columns).collect())
}
