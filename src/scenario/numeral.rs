//! Chinese numerals, for names that nobody takes for real ones.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A number from 1 to 99,999,999, such as 三百二十一 or 一万零五.
pub(super) fn chinese(number: u64) -> String {
    assert!((1..100_000_000).contains(&number), "numerals up to 九千九百九十九万九千九百九十九");
    let (high, low) = (number / 10_000, number % 10_000);
    let mut text = String::new();
    if high > 0 {
        four_digits(high, &mut text);
        text.push('万');
        if low > 0 && low < 1_000 {
            text.push('零');
        }
    }
    four_digits(low, &mut text);
    text
}

/// 1 to 9,999; nothing for 0. A gap between digits is one 零.
fn four_digits(number: u64, text: &mut String) {
    let (mut begun, mut gap) = (false, false);
    for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (number / unit % 10) as usize;
        if digit == 0 {
            gap = begun;
            continue;
        }
        if gap {
            text.push('零');
        }
        text.push_str(DIGITS[digit]);
        text.push_str(name);
        (begun, gap) = (true, false);
    }
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn numerals_as_they_are_read() {
        for (number, text) in [
            (1, "一"),
            (10, "一十"),
            (21, "二十一"),
            (105, "一百零五"),
            (320, "三百二十"),
            (3_005, "三千零五"),
            (3_050, "三千零五十"),
            (10_001, "一万零一"),
            (11_000, "一万一千"),
            (20_350, "二万零三百五十"),
            (9_999_999, "九百九十九万九千九百九十九"),
            (10_000_000, "一千万"),
        ] {
            assert_eq!(chinese(number), text, "{number}");
        }
    }
}
