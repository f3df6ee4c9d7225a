//! The file of packet keys: `holder,recipient`, a sampler's or a tour's id and an age recipient.

use super::coded::{finding, text, unreadable};
use crate::base::{Finding, Place};
use crate::ceremony::{Recipient, recipient};
use crate::intake::codes;
use crate::report::packets::Packet;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Columns: English and Chinese names.
const COLUMNS: [(&str, &[&str]); 2] = [("holder", &["持有人", "人员", "人员编号", "行程"]), ("recipient", &["公钥", "加密公钥"])];

/// Recipients by holder.
pub struct PacketKeys {
    file: String,
    by_holder: BTreeMap<String, Vec<Recipient>>,
}

impl PacketKeys {
    /// The keys of a file (UTF-8 or GB18030). `holders` are the samplers and tours there are.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn read(path: &Path, holders: &BTreeSet<&str>) -> Result<Self, Vec<Finding>> {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        match std::fs::read(path) {
            Ok(bytes) => Self::parse(&file, &bytes, holders),
            Err(e) => Err(vec![unreadable(&file, &e)]),
        }
    }

    fn parse(file: &str, bytes: &[u8], holders: &BTreeSet<&str>) -> Result<Self, Vec<Finding>> {
        let text = text(file, bytes).map_err(|wrong| vec![*wrong])?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
        let header = reader.headers().cloned().unwrap_or_default();
        let at = COLUMNS.map(|(en, zh)| header.iter().position(|h| h.eq_ignore_ascii_case(en) || zh.contains(&h)));
        let [Some(holder_at), Some(key_at)] = at else {
            let missing = COLUMNS.iter().zip(at).filter(|(_, at)| at.is_none());
            let tell = |(en, zh): (&str, &[&str])| {
                let (what_zh, what_en) = (format!("缺少列 {}（{en}）", zh[0]), format!("column {en} is missing"));
                finding(&codes::MISSING_COLUMN, Place::file(file), what_zh, what_en)
            };
            return Err(missing.map(|(names, _)| tell(*names)).collect());
        };
        let (mut by_holder, mut findings) = (BTreeMap::<String, Vec<Recipient>>::new(), Vec::new());
        for record in reader.records().flatten() {
            let row = record.position().map_or(0, |p| p.line() as usize);
            let [holder, key] = [holder_at, key_at].map(|at| record.get(at).unwrap_or_default());
            if holder.is_empty() && key.is_empty() {
                continue;
            }
            let place = |column: usize| Place::cell(file, row, COLUMNS[column].0);
            if !holders.contains(holder) {
                let (zh, en) = (format!("没有这个人员或行程：{holder:?}"), format!("no sampler and no tour {holder:?}"));
                findings.push(finding(&codes::UNKNOWN_HOLDER, place(0), zh, en));
            }
            match recipient(key) {
                Ok(key) => by_holder.entry(holder.to_owned()).or_default().push(key),
                // what stands there is not shown: it may be a secret key
                Err(_) => findings.push(finding(&codes::BAD_RECIPIENT, place(1), "不是 age 公钥", "not an age recipient")),
            }
        }
        if by_holder.is_empty() && findings.is_empty() {
            findings.push(finding(&codes::EMPTY_FILE, Place::file(file), "没有数据行", "no data row"));
        }
        if findings.is_empty() { Ok(Self { file: file.to_owned(), by_holder }) } else { Err(findings) }
    }

    /// Keys of a packet's team: of its tour and of everybody of its crew who has one.
    ///
    /// # Errors
    /// If nobody could open it.
    pub fn of(&self, packet: &Packet) -> Result<Vec<Recipient>, Box<Finding>> {
        let names = packet.crew.iter().map(|id| id.as_str()).chain([packet.tour.as_str()]);
        let keys: Vec<Recipient> = names.filter_map(|name| self.by_holder.get(name)).flatten().cloned().collect();
        if keys.is_empty() {
            let (zh, en) = (format!("{} 的人员都没有公钥", packet.name), format!("nobody of {} has a key", packet.name));
            return Err(Box::new(finding(&codes::PACKET_WITHOUT_KEY, Place::file(&self.file), zh, en)));
        }
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ceremony::new_identity;

    #[test]
    fn all_that_is_wrong_at_once() {
        let holders = BTreeSet::from(["S1", "2025-W10/A/1"]);
        let key = new_identity().1;
        let good = format!("人员编号,公钥\nS1,{key}\n2025-W10/A/1,{key}\nS1,{key}\n");
        for bytes in [good.as_bytes(), &encoding_rs::GB18030.encode(&good).0[..]] {
            let keys = PacketKeys::parse("keys.csv", bytes, &holders).unwrap_or_else(|e| panic!("{e:?}"));
            assert_eq!(keys.by_holder.values().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
        }
        let codes = |text: &str| {
            let wrong = PacketKeys::parse("keys.csv", text.as_bytes(), &holders).err().unwrap_or_default();
            wrong.iter().map(|f| (f.code, f.place.to_string())).collect::<Vec<_>>()
        };
        let at = |code, place: &str| (code, place.to_owned());
        assert_eq!(
            codes(&format!("holder,recipient\nS2,{key}\nS1,age1x\n,\n")),
            [at("unknown_holder", "keys.csv:2 [holder]"), at("bad_recipient", "keys.csv:3 [recipient]")]
        );
        assert_eq!(codes("holder\nS1\n"), [at("missing_column", "keys.csv")]);
        assert_eq!(codes("holder,recipient\n"), [at("empty_file", "keys.csv")]);
        let secret = "holder,recipient\nS1,AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33\n";
        let shown = format!("{:?}", PacketKeys::parse("keys.csv", secret.as_bytes(), &holders).err());
        assert!(shown.contains("bad_recipient") && !shown.contains("1GQ9778"));
    }
}
