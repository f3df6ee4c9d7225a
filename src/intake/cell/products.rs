//! Product cells of plan tables.

use super::brackets::{Item, items};
use super::{folded, numeral};
use crate::intake::Both;

/// What a product cell names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductList {
    /// Names in their order, with what their brackets say.
    pub items: Vec<Item>,
    /// `等26种` behind the names: there are more than those named; how many in all, if it is said.
    pub more: Option<Option<u64>>,
    /// The cell names no product but says that somebody decides later (`各县市…确定抽检产品`).
    pub open: bool,
}

const SEPARATORS: [char; 8] = ['、', '，', ',', '/', '／', ';', '；', '|'];
const DECIDED_LATER: [&str; 5] = ["确定抽检产品", "确定抽查产品", "自行确定", "另行确定", "自定"];

/// The products a cell names. A name that holds a separator itself (`聚乙烯/铝复合管`) is split here: look the whole cell up
/// among the known names and aliases first.
///
/// # Errors
/// If the cell is empty, its brackets are not paired, or an item is brackets only.
pub fn products(text: &str) -> Result<ProductList, Both> {
    let plain = folded(text);
    if plain.is_empty() {
        return Err(("没有写产品".into(), "no product is named".into()));
    }
    if DECIDED_LATER.iter().any(|word| plain.contains(word)) {
        return Ok(ProductList { open: true, ..ProductList::default() });
    }
    let (named, more) = without_more(text);
    // a line break separates where nothing else does; else it only wraps a long cell
    let wrapped = named.contains(SEPARATORS);
    let items = if wrapped { items(&named.replace(['\n', '\r'], ""), &SEPARATORS)? } else { items(named, &['\n'])? };
    match items.iter().find(|item| item.name.is_empty()) {
        Some(item) => Err((format!("“{}”只有括号，没有产品名", item.printed), format!("{:?} has brackets but no name", item.printed))),
        None if items.is_empty() => Err((format!("“{text}”里没有产品名"), format!("{text:?} names no product"))),
        None => Ok(ProductList { items, more, open: false }),
    }
}

/// Cuts `等`, `等产品`, `等26种产品` off the end.
fn without_more(text: &str) -> (&str, Option<Option<u64>>) {
    let Some((named, tail)) = text.trim_end().rsplit_once('等') else { return (text, None) };
    let tail = folded(tail);
    let count = tail.trim_end_matches("产品").trim_end_matches("重点工业").trim_end_matches(['种', '类']);
    let said = super::number(count).or_else(|| numeral(count));
    if named.trim().is_empty() || !(count.is_empty() || said.is_some()) { (text, None) } else { (named, Some(said)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        products(text).unwrap().items.into_iter().map(|i| i.name).collect()
    }

    #[test]
    fn cells_of_the_notices() {
        assert_eq!(names("橡皮擦、书写用笔"), ["橡皮擦", "书写用笔"]);
        assert_eq!(names("安全带、坠落防护安全绳"), ["安全带", "坠落防护安全绳"]);
        assert_eq!(names("学生文具（仅限于液体胶、固体胶、浆糊）"), ["学生文具"]);
        assert_eq!(names("大衣、西服"), ["大衣", "西服"]);
        assert_eq!(names("车用柴油/0号柴油"), ["车用柴油", "0号柴油"]);
        assert_eq!(names("车用尿素水溶液"), ["车用尿素水溶液"]);
        let open = products("各县市根据专项整治 安排或本地实际,确定 抽检产品").unwrap();
        assert!(open.open && open.items.is_empty());
        let some = products("商品煤、建筑保温材料、安全帽等26种").unwrap();
        assert_eq!((some.items.len(), some.more), (3, Some(Some(26))));
        assert_eq!(some.items[2].name, "安全帽");
    }

    #[test]
    fn lists_as_people_write_them() {
        assert_eq!(names("鞋，帽,袜；手套|围巾"), ["鞋", "帽", "袜", "手套", "围巾"]);
        assert_eq!(names("鞋\n帽"), ["鞋", "帽"]);
        assert_eq!(names("安全带、坠落防护\n安全绳"), ["安全带", "坠落防护安全绳"]);
        assert_eq!(names(" 鞋 、、帽 "), ["鞋", "帽"]);
        assert_eq!(names("儿童口罩"), ["儿童口罩"]);
        assert_eq!(products("鞋、帽等").unwrap().more, Some(None));
        assert_eq!(products("鞋、帽等二十种产品").unwrap().more, Some(Some(20)));
        assert_eq!(products("鞋").unwrap().more, None);
        // 等 inside a name is no "and more"
        assert_eq!(names("等离子切割机、电焊机"), ["等离子切割机", "电焊机"]);
    }

    #[test]
    fn what_names_no_product() {
        for text in ["", " ", "、", "（护垫）", "鞋、（帽）", "鞋（帽"] {
            assert!(products(text).is_err(), "{text:?}");
        }
    }
}
