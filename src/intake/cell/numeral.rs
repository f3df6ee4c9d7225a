//! Chinese numerals.

/// The value of a Chinese numeral up to 亿: with units (二十, 一百零五, 两百, 壹万), or figure by figure (二〇二五).
/// `二百五` is read by nobody the same way and is refused.
pub fn numeral(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    if text.chars().all(|c| figure(c).is_some()) {
        return text.chars().try_fold(0u64, |n, c| n.checked_mul(10)?.checked_add(figure(c)?));
    }
    let (high, low) = match text.split_once(['万', '萬']) {
        Some((high, low)) => (below_ten_thousand(high)?, low),
        None => return below_ten_thousand(text),
    };
    let low = match low.strip_prefix(['零', '〇']) {
        Some(rest) => below_ten_thousand(rest)?,
        None if low.is_empty() => 0,
        // 一万五 could be 15,000 or 10,005; 一万五千 is plain
        None => below_ten_thousand(low).filter(|&n| n >= 1_000)?,
    };
    (high > 0).then_some(high * 10_000 + low)
}

/// Whether the sign belongs to numerals.
pub(super) fn is_numeral(c: char) -> bool {
    figure(c).is_some() || unit(c).is_some() || matches!(c, '万' | '萬')
}

fn figure(c: char) -> Option<u64> {
    let n = match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(n)
}

fn unit(c: char) -> Option<u64> {
    match c {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1_000),
        _ => None,
    }
}

/// Units fall from left to right; a gap between them is bridged by 零.
fn below_ten_thousand(text: &str) -> Option<u64> {
    let (mut total, mut last, mut pending, mut zero) = (0, 10_000, None, false);
    for c in text.chars() {
        match (figure(c), unit(c)) {
            (Some(0), _) if pending.is_none() && !zero && last < 10_000 => zero = true,
            (Some(n), _) if pending.is_none() && n > 0 => pending = Some(n),
            (_, Some(unit)) if unit < last => {
                // 十 may stand alone at the beginning
                let n = pending.take().or((unit == 10 && total == 0).then_some(1))?;
                if !zero && last < 10_000 && unit * 10 != last {
                    return None;
                }
                total += n * unit;
                (last, zero) = (unit, false);
            }
            _ => return None,
        }
    }
    match pending {
        Some(n) if zero || last == 10 || last == 10_000 => Some(total + n),
        Some(_) => None,
        None => (total > 0 && !zero).then_some(total),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_as_people_write_them() {
        for (text, want) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十五", 25),
            ("一百", 100),
            ("两百", 200),
            ("一百零五", 105),
            ("一百一十", 110),
            ("二百三十", 230),
            ("六百七十五", 675),
            ("一千", 1_000),
            ("一千零五", 1_005),
            ("一千零五十", 1_050),
            ("壹仟贰佰", 1_200),
            ("一万", 10_000),
            ("两万五千", 25_000),
            ("十二万零三百", 120_300),
            ("二〇二五", 2025),
            ("二零二一", 2021),
            ("〇", 0),
        ] {
            assert_eq!(numeral(text), Some(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_or_two() {
        for text in ["", "二百五", "一万五", "十百", "百", "二十五十", "一百零", "零十", "一千五十", "万", "二2", "甲", "一百二三"]
        {
            assert_eq!(numeral(text), None, "{text}");
        }
    }
}
