//! A strict reader of XML: it accepts well-formed documents only.

/// Elements in order with the names of their attributes; `Err` says why the document is not well formed.
pub fn skeleton(text: &str) -> Result<Vec<String>, String> {
    let (mut open, mut found): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    if let Some(bad) = text.chars().find(|c| !is_legal(*c)) {
        return Err(format!("{bad:?} is no character of XML"));
    }
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some(at) = rest.find(['<', '&', ']']) {
        let (before, after) = rest.split_at(at);
        if open.is_empty() && !before.trim().is_empty() {
            return Err(format!("text outside the root: {before:?}"));
        }
        rest = match after.as_bytes()[0] {
            b'&' => entity(after)?,
            b']' if after.starts_with("]]>") => return Err("]]> in text".to_owned()),
            b']' => &after[1..],
            _ if after.starts_with("<?xml ") => after.split_once("?>").ok_or("no end of the declaration")?.1,
            _ if after.starts_with("<![CDATA[") => after.split_once("]]>").ok_or("no end of CDATA")?.1,
            _ if after.starts_with("<!") || after.starts_with("<?") => return Err(format!("a declaration: {:.40}", after)),
            _ => element(after, &mut open, &mut found)?,
        };
    }
    match (open.pop(), rest.trim()) {
        (None, "") if !found.is_empty() => Ok(found),
        (open, rest) => Err(format!("not closed: {open:?}, left over: {rest:?}")),
    }
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn entity(text: &str) -> Result<&str, String> {
    let (name, rest) = text[1..].split_once(';').ok_or("& without ;")?;
    let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16)).or(name.strip_prefix('#').map(str::parse));
    match number {
        Some(number) if number.clone().ok().and_then(char::from_u32).is_some_and(is_legal) => Ok(rest),
        None if ["amp", "lt", "gt", "quot", "apos"].contains(&name) => Ok(rest),
        _ => Err(format!("no such entity: &{name:.20};")),
    }
}

fn element<'a>(text: &'a str, open: &mut Vec<String>, found: &mut Vec<String>) -> Result<&'a str, String> {
    let name_of = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')).collect::<String>();
    if let Some(rest) = text.strip_prefix("</") {
        let name = name_of(rest);
        let rest = rest[name.len()..].trim_start().strip_prefix('>').ok_or("an end tag without >")?;
        return if open.pop().as_ref() == Some(&name) { Ok(rest) } else { Err(format!("</{name}> ends another element")) };
    }
    let name = name_of(&text[1..]);
    if name.is_empty() || (open.is_empty() && !found.is_empty()) {
        return Err(format!("no element: {text:.40}"));
    }
    let mut shape = name.clone();
    let mut rest = text[1 + name.len()..].trim_start();
    loop {
        if let Some(after) = rest.strip_prefix("/>") {
            found.push(shape);
            return Ok(after);
        }
        if let Some(after) = rest.strip_prefix('>') {
            found.push(shape);
            open.push(name);
            return Ok(after);
        }
        let attribute = name_of(rest);
        let after = rest[attribute.len()..].trim_start().strip_prefix('=').ok_or(format!("no attribute: {rest:.40}"))?.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or("a value without quotes")?;
        let (value, after) = after[1..].split_once(quote).ok_or("a value without end")?;
        if value.contains('<') {
            return Err(format!("< in a value: {value:.40}"));
        }
        let mut left = value;
        while let Some(at) = left.find('&') {
            left = entity(&left[at..])?;
        }
        shape = format!("{shape} {attribute}");
        rest = after.trim_start();
    }
}

#[test]
fn a_reader_that_refuses() {
    assert_eq!(skeleton("<?xml version=\"1.0\"?>\n<a b=\"1\"><c/>x &lt; ]] &#x4e2d;</a>").unwrap(), ["a b", "c"]);
    for bad in [
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a>&x;</a>",
        "<a>&#0;</a>",
        "<a>\u{1}</a>",
        "<a>]]></a>",
        "<a b=1/>",
        "<a b=\"<\"/>",
        "<!DOCTYPE a><a/>",
        "<a/>x",
        "",
        "<a>\u{ffff}</a>",
    ] {
        assert!(skeleton(bad).is_err(), "{bad:?}");
    }
}
