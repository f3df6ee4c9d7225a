//! Which styles show a number as a day.

use crate::intake::book::grid::Shape;
use crate::intake::book::parts::Parts;
use crate::intake::book::xml::{Broken, attribute};
use std::collections::HashMap;

/// How each style means a number.
pub(super) fn read(parts: &mut Parts<'_>, path: Option<&str>) -> Result<Vec<Shape>, Broken> {
    let (mut formats, mut shapes) = (HashMap::new(), Vec::new());
    let Some(xml) = path.map(|path| parts.xml(path)).transpose()?.flatten() else { return Ok(shapes) };
    let mut inside = false;
    xml.starts(|start| {
        match start.local_name().as_ref() {
            "numFmt" => {
                let (id, code) = (attribute(start, "numFmtId"), attribute(start, "formatCode"));
                if let (Some(Ok(id)), Some(code)) = (id.map(|id| id.parse::<u32>()), code) {
                    formats.insert(id, custom(&code));
                }
            }
            "cellXfs" => inside = true,
            "cellStyles" | "dxfs" => inside = false,
            "xf" if inside => {
                let id = attribute(start, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                shapes.push(formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(shapes)
}

/// What a format means that has a number only; 27 to 36 and 50 to 58 are the Chinese ones.
pub(in crate::intake::book) fn built_in(id: u32) -> Shape {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shape::Moment,
        46 => Shape::Length,
        _ => Shape::Plain,
    }
}

/// What a format means by its code: that of its first section, without what is quoted, escaped or in brackets.
pub(in crate::intake::book) fn custom(code: &str) -> Shape {
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => drop(chars.find(|&c| c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
                    return Shape::Length;
                }
            }
            ';' => return Shape::Plain,
            'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => return Shape::Moment,
            _ => {}
        }
    }
    Shape::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_days_and_of_numbers() {
        for code in [
            "yyyy\\-mm\\-dd",
            "yyyy\"年\"m\"月\"d\"日\";@",
            "[$-804]yyyy\"年\"m\"月\";@",
            "[DBNum1][$-804]m\"月\"d\"日\";@",
            "h:mm AM/PM",
            "mm/dd/yy",
            "[Red]d",
        ] {
            assert_eq!(custom(code), Shape::Moment, "{code}");
        }
        for code in
            ["General", "0.00E+00", "#,##0.00_);[Red](#,##0.00)", "0\"天\"", "0\"days\"", "\\d0", "@", "0;d", "_d0", "[Red]0", "G/通用格式"]
        {
            assert_eq!(custom(code), Shape::Plain, "{code}");
        }
        assert_eq!([custom("[h]:mm"), custom("[mm]:ss"), built_in(46)], [Shape::Length; 3]);
        assert_eq!([built_in(14), built_in(31), built_in(0), built_in(49)], [Shape::Moment, Shape::Moment, Shape::Plain, Shape::Plain]);
    }
}
