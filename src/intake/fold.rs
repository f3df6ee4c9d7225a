//! Headers compared as people compare them: NFKC, without blanks and line breaks, upper and lower case alike.

use unicode_normalization::UnicodeNormalization;

/// A header as it is compared; marks of needed columns (`*`) and a colon behind it do not count.
pub(super) fn fold_header(text: &str) -> String {
    let plain = |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    let text: String = text.nfkc().filter(plain).flat_map(char::to_lowercase).collect();
    text.trim_start_matches('*').trim_end_matches([':', '*']).to_owned()
}

/// The same without what stands in round brackets.
pub(super) fn fold_without_brackets(text: &str) -> String {
    let (mut depth, mut out) = (0u32, String::new());
    for c in fold_header(text).chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_takes_for_one_header_meets() {
        assert_eq!(fold_header("所在县（市、 区）"), fold_header("所在县(市、区)"));
        assert_eq!(fold_header("＊被抽查\n单位名称："), "被抽查单位名称");
        assert_eq!(fold_without_brackets("抽查批次（批）"), "抽查批次");
        assert_ne!(fold_header("产品名称"), fold_header("企业名称"));
    }
}
