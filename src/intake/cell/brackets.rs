//! Lists of names with remarks in brackets: `燃气器具(含管、阀)`, `童鞋（不包括童胶鞋）`, `太原（含示范区）、晋中`.

use super::fold;
use crate::intake::Both;

/// A name of a list, and what its brackets say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The item as printed, brackets and all.
    pub printed: String,
    /// The name without its brackets, as printed.
    pub name: String,
    /// What the brackets say.
    pub notes: Notes,
}

/// What brackets behind a name say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// （含…）
    pub included: Vec<String>,
    /// （不包括…）
    pub excluded: Vec<String>,
    /// （仅限于…）
    pub limited: Vec<String>,
    /// Anything else: （护垫）, （片、垫）, （VI）, （实体店）.
    pub other: Vec<String>,
}

/// Longer words first: each is tried in turn.
const EXCLUDED: [&str; 9] = ["不包括", "不包含", "不含有", "不含", "不得含", "除外", "不抽", "不涉及", "除"];
const LIMITED: [&str; 7] = ["仅限于", "只限于", "仅限", "只限", "限于", "仅指", "仅"];
const INCLUDED: [&str; 8] = ["包括但不限于", "包括", "包含", "含有", "内含", "涵盖", "涉及", "含"];

const OPEN: [char; 6] = ['(', '（', '[', '［', '【', '〔'];
const CLOSE: [char; 6] = [')', '）', ']', '］', '】', '〕'];

/// Items of a list, split at `separators` outside brackets.
///
/// # Errors
/// If a bracket is not closed or not opened.
pub(super) fn items(text: &str, separators: &[char]) -> Result<Vec<Item>, Both> {
    let parts = split(text, separators)?;
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(item).collect()
}

/// Parts between separators that stand outside brackets.
pub(super) fn split<'a>(text: &'a str, separators: &[char]) -> Result<Vec<&'a str>, Both> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0usize, 0);
    for (at, c) in text.char_indices() {
        if OPEN.contains(&c) {
            depth += 1;
        } else if CLOSE.contains(&c) {
            depth = depth.checked_sub(1).ok_or_else(|| unpaired(text))?;
        } else if depth == 0 && separators.contains(&c) {
            parts.push(&text[start..at]);
            start = at + c.len_utf8();
        }
    }
    if depth > 0 {
        return Err(unpaired(text));
    }
    parts.push(&text[start..]);
    Ok(parts)
}

fn unpaired(text: &str) -> Both {
    (format!("“{text}”里的括号不成对"), format!("the brackets of {text:?} are not paired"))
}

/// The text outside brackets, and what stands in each outermost pair.
pub(super) fn bracketed(text: &str) -> (String, Vec<&str>) {
    let (mut outside, mut inside, mut depth, mut start) = (String::new(), Vec::new(), 0usize, 0);
    for (at, c) in text.char_indices() {
        if OPEN.contains(&c) {
            if depth == 0 {
                start = at + c.len_utf8();
            }
            depth += 1;
        } else if CLOSE.contains(&c) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                inside.push(&text[start..at]);
            }
        } else if depth == 0 {
            outside.push(c);
        }
    }
    (outside.trim().to_owned(), inside)
}

fn item(text: &str) -> Result<Item, Both> {
    let (name, inside) = bracketed(text);
    let mut notes = Notes::default();
    for clause in inside.into_iter().flat_map(|text| text.split([';', '；'])) {
        notes.add(clause)?;
    }
    Ok(Item { printed: text.to_owned(), name, notes })
}

impl Notes {
    fn add(&mut self, clause: &str) -> Result<(), Both> {
        let clause = clause.trim();
        let after = |words: &[&'static str]| {
            words.iter().find_map(|w| clause.strip_prefix(w)).map(|rest| rest.trim_start_matches([':', '：', ' ', '　']))
        };
        // 童胶鞋除外 and 除童胶鞋外 say what 不包括童胶鞋 says
        let behind = clause.strip_suffix("除外").or_else(|| clause.strip_prefix('除')?.strip_suffix('外'));
        let (list, rest) = if let Some(rest) = behind.or_else(|| after(&EXCLUDED)) {
            (&mut self.excluded, rest)
        } else if let Some(rest) = after(&LIMITED) {
            (&mut self.limited, rest)
        } else if let Some(rest) = after(&INCLUDED) {
            (&mut self.included, rest)
        } else {
            (&mut self.other, clause)
        };
        let rest = rest.strip_suffix('等').unwrap_or(rest);
        let words = split(rest, &['、', ',', '，', '/', '／'])?;
        list.extend(words.into_iter().map(str::trim).filter(|w| !fold(w).is_empty()).map(str::to_owned));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Item {
        let mut items = items(text, &['、']).unwrap();
        assert_eq!(items.len(), 1, "{text}");
        items.remove(0)
    }

    #[test]
    fn remarks_of_the_notices() {
        let gas = one("燃气器具(含管、 阀)");
        assert_eq!((gas.name.as_str(), &gas.notes.included[..]), ("燃气器具", &["管".to_owned(), "阀".to_owned()][..]));
        assert_eq!(gas.printed, "燃气器具(含管、 阀)");
        let pens = one("学生文具（仅限于液体胶、固体胶、浆糊）");
        assert_eq!((pens.name.as_str(), pens.notes.limited.join("|").as_str()), ("学生文具", "液体胶|固体胶|浆糊"));
        let shoes = one("童鞋（不包括童胶鞋）");
        assert_eq!((shoes.name.as_str(), shoes.notes.excluded.join("|").as_str()), ("童鞋", "童胶鞋"));
        assert!(shoes.notes.included.is_empty() && shoes.notes.other.is_empty());
        let pads = one("纸尿裤（片、垫）");
        assert_eq!((pads.name.as_str(), pads.notes.other.join("|").as_str()), ("纸尿裤", "片|垫"));
    }

    #[test]
    fn other_ways_to_say_it() {
        for text in ["鞋（童胶鞋除外）", "鞋（除童胶鞋外）", "鞋[不含童胶鞋]", "鞋（不包含：童胶鞋）", "鞋【不含童胶鞋】"]
        {
            assert_eq!(one(text).notes, Notes { excluded: vec!["童胶鞋".to_owned()], ..Notes::default() }, "{text}");
        }
        let both = one("燃气器具（含管；不含阀）").notes;
        assert_eq!((both.included, both.excluded), (vec!["管".to_owned()], vec!["阀".to_owned()]));
        let two = one("口罩（儿童）（不包括医用）");
        assert_eq!((two.notes.other, two.notes.excluded), (vec!["儿童".to_owned()], vec!["医用".to_owned()]));
        assert_eq!(one("管材（包括但不限于PE、PVC等）").notes.included, ["PE", "PVC"]);
    }

    #[test]
    fn brackets_keep_a_list_together() {
        let places = items("太原（含示范区）、晋中、 长治", &['、']).unwrap();
        assert_eq!(places.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["太原", "晋中", "长治"]);
        assert_eq!(places[0].notes.included, ["示范区"]);
        let nested = one("管件（含弯头（90°、45°）、三通）");
        assert_eq!(nested.notes.included, ["弯头（90°、45°）", "三通"]);
        for text in ["管件（含弯头", "管件）", "a）（b"] {
            assert!(items(text, &['、']).unwrap_err().0.contains("括号不成对"), "{text}");
        }
    }
}
