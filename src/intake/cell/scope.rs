//! Scopes: `生产、流通`, `生产者、销售者(实体店)`, and the places some tables print in the same cell.

use super::brackets::{Item, bracketed, items};
use super::fold;
use crate::intake::Both;
use crate::record::{Channel, Scope};

/// What a scope cell tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes {
    /// Producers, sellers; ascending.
    pub scopes: Vec<Scope>,
    /// Whether sellers are told to be shops (实体店) or online (网络).
    pub channel: Option<Channel>,
    /// Places named before the scopes: `大同、朔州…地区生产者、销售者`.
    pub places: Vec<Item>,
    /// What brackets say, as printed.
    pub notes: Vec<String>,
}

use Scope::{Producer, Seller};

/// Longer words first.
const WORDS: [(&str, Scope); 25] = [
    ("生产者", Producer),
    ("生产领域", Producer),
    ("生产环节", Producer),
    ("生产企业", Producer),
    ("生产单位", Producer),
    ("生产加工", Producer),
    ("生产", Producer),
    ("producer", Producer),
    ("流通领域", Seller),
    ("流通环节", Seller),
    ("流通企业", Seller),
    ("流通", Seller),
    ("销售者", Seller),
    ("销售领域", Seller),
    ("销售环节", Seller),
    ("销售企业", Seller),
    ("销售单位", Seller),
    ("销售", Seller),
    ("经营者", Seller),
    ("经营企业", Seller),
    ("经营领域", Seller),
    ("市场", Seller),
    ("实体店", Seller),
    ("网络", Seller),
    ("seller", Seller),
];

/// Words that name both, before [`WORDS`].
const BOTH: [&str; 4] = ["生产流通领域", "生产销售领域", "生产经营者", "生产销售者"];
const ONLINE: [&str; 10] =
    ["网络交易领域", "网络销售", "网络平台", "网络领域", "网络", "网上", "线上", "电子商务经营者", "电子商务", "电商平台"];
const PHYSICAL: [&str; 3] = ["实体店", "线下", "实体"];
const JOINING: [char; 10] = ['、', ',', ';', '/', '|', '和', '及', '与', '。', '+'];
/// What stands between places and scopes.
const PLACE_ENDS: [&str; 7] = ["地区", "行政区域内", "行政区域", "范围内", "境内", "辖区内", "全市"];

/// The scopes a cell tells.
///
/// # Errors
/// If it names none, or holds a word that is no scope.
pub fn scopes(text: &str) -> Result<Scopes, Both> {
    let mut read = Scopes::default();
    let ends = PLACE_ENDS.iter().filter_map(|end| {
        let at = text_position(text, end)?;
        Some((at, end))
    });
    let (places, scopes) = match ends.max_by_key(|(at, _)| at.1) {
        Some((at, _)) => (&text[..at.0], &text[at.1..]),
        None => ("", text),
    };
    let joined: String = places.chars().filter(|c| !c.is_whitespace()).collect();
    read.places = items(&joined, &['、', '，', ','])?;
    let (outside, inside) = bracketed(scopes);
    let outside = fold(&outside);
    let mut rest = outside.as_str();
    while let Some(first) = rest.chars().next() {
        if JOINING.contains(&first) {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        rest = read.word(rest).ok_or_else(|| unknown(rest, text))?;
    }
    for note in inside {
        let note = fold(note);
        read.channel_of(&note);
        read.notes.push(note);
    }
    if read.scopes.is_empty() {
        return Err((format!("“{text}”没有写生产或流通"), format!("{text:?} names neither producers nor sellers")));
    }
    read.scopes.sort_unstable();
    read.scopes.dedup();
    Ok(read)
}

/// Where a word stands in a text that may break it by blanks: its first byte and the byte after its last.
fn text_position(text: &str, word: &str) -> Option<(usize, usize)> {
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let wanted: Vec<char> = word.chars().collect();
    let at = signs.windows(wanted.len()).rposition(|w| w.iter().map(|(_, c)| c).eq(&wanted))?;
    let (last, c) = signs[at + wanted.len() - 1];
    Some((signs[at].0, last + c.len_utf8()))
}

fn unknown(rest: &str, text: &str) -> Both {
    let at: String = rest.chars().take_while(|c| !JOINING.contains(c)).collect();
    (
        format!("“{text}”里的“{at}”不是抽查领域；可写生产、流通（生产者、销售者）"),
        format!("{at:?} of {text:?} is no scope; write 生产 (producers), 流通 (sellers)"),
    )
}

impl Scopes {
    /// Reads one word off the text; what is left behind it.
    fn word<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if let Some(rest) = BOTH.iter().find_map(|w| text.strip_prefix(w)) {
            self.scopes.extend([Producer, Seller]);
            return Some(rest);
        }
        if let Some(rest) = ONLINE.iter().chain(&PHYSICAL).find_map(|w| text.strip_prefix(w)) {
            self.scopes.push(Seller);
            self.channel_of(text);
            let tail = ["领域", "销售者", "经营者", "企业", "店"].iter().find_map(|w| rest.strip_prefix(w));
            return Some(tail.unwrap_or(rest));
        }
        let lower = text.to_ascii_lowercase();
        let (word, scope) = WORDS.iter().find(|(w, _)| lower.starts_with(w))?;
        self.scopes.push(*scope);
        Some(&text[word.len()..])
    }

    /// Notes how sellers sell, if the text begins with it or is a remark about it.
    fn channel_of(&mut self, text: &str) {
        let says = |words: &[&str]| words.iter().any(|w| text.contains(w));
        let told = match (says(&PHYSICAL), says(&ONLINE)) {
            (true, false) => Channel::Physical,
            (false, true) => Channel::Online,
            (true, true) => Channel::Both,
            (false, false) => return,
        };
        self.channel = Some(if self.channel.is_some_and(|c| c != told) { Channel::Both } else { told });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_and_one() {
        for text in [
            "生产、流通",
            "生产者、销售者",
            "生产者 销售者",
            "生产领域/流通领域",
            "生产领域、流通领域。",
            "生产及流通领域",
            "生产和流通领域",
            "流通，生产",
            "生产|流通",
            "producer/seller",
            "生产流通领域",
            "生产者、销售 者",
            "生产企业、经营企业",
        ] {
            let read = scopes(text).unwrap();
            assert_eq!(read.scopes, [Producer, Seller], "{text}");
            assert_eq!((read.channel, read.places.len(), read.notes.len()), (None, 0, 0), "{text}");
        }
        for text in ["流通", "流通领域", "销售者", "seller", "经营者", "销售环节"] {
            assert_eq!(scopes(text).unwrap().scopes, [Seller], "{text}");
        }
        for text in ["生产", "生产者", "Producer", "生产企业"] {
            assert_eq!(scopes(text).unwrap().scopes, [Producer], "{text}");
        }
    }

    #[test]
    fn shops_and_the_network() {
        let shops = scopes("生产者、销售者(实体店)").unwrap();
        assert_eq!(
            (shops.scopes, shops.channel, shops.notes),
            (vec![Producer, Seller], Some(Channel::Physical), vec!["实体店".to_owned()])
        );
        for text in ["网络", "网络销售", "线上", "网络领域", "流通（网络）"] {
            let read = scopes(text).unwrap();
            assert_eq!((read.scopes, read.channel), (vec![Seller], Some(Channel::Online)), "{text}");
        }
        assert_eq!(scopes("实体店、网络").unwrap().channel, Some(Channel::Both));
        assert_eq!(scopes("流通（实体店、电商平台）").unwrap().channel, Some(Channel::Both));
    }

    #[test]
    fn places_before_the_scopes() {
        let coal = scopes("大同、朔州、 忻州、阳泉、 吕梁地区生产 者、销售者").unwrap();
        assert_eq!(coal.scopes, [Producer, Seller]);
        assert_eq!(coal.places.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["大同", "朔州", "忻州", "阳泉", "吕梁"]);
        let south = scopes("太原（含示范 区）、晋中、 长治、临汾、 晋城、运城 地区生产者、 销售者").unwrap();
        assert_eq!(south.places.len(), 6);
        assert_eq!((south.places[0].name.as_str(), &south.places[0].notes.included[..]), ("太原", &["示范区".to_owned()][..]));
        let all = scopes("山西省境内生产领域、流通领域（实体店抽查）").unwrap();
        assert_eq!((all.places[0].name.as_str(), all.channel, all.notes.len()), ("山西省", Some(Channel::Physical), 1));
        assert_eq!(scopes("大同市范围内生产领域、流通领域。").unwrap().places[0].printed, "大同市");
    }

    #[test]
    fn what_is_no_scope_is_told() {
        for (text, word) in [("", "没有写"), ("生产、农村", "农村"), ("餐饮", "餐饮"), ("大同地区", "没有写"), ("生产、流通（", "")]
        {
            let read = scopes(text);
            assert!(read.as_ref().is_err_and(|e| e.0.contains(word)) || word.is_empty(), "{text}: {read:?}");
        }
    }
}
