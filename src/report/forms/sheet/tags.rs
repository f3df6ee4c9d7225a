//! Text into tags and words. Strict: what is not plainly a tag of the subset is a fault.

use super::mark::LINE;
use super::{Class, Fault};

/// A tag or words between tags.
#[derive(Debug)]
pub(super) enum Event {
    /// `<name …>`
    Open(Open),
    /// `</name>`
    Close(String),
    /// Words, entities resolved.
    Text(String),
}

/// An opening tag.
#[derive(Debug)]
pub(super) struct Open {
    /// Its name.
    pub name: String,
    /// Its attributes but the line.
    pub attributes: Vec<(String, String)>,
    /// Line of the template; 0 if it is not known.
    pub line: usize,
}

impl Open {
    /// Classes of the `class` attribute; no other attribute but those `allowed` may stand.
    pub fn classes(&self, allowed: &[&str]) -> Result<Vec<&str>, Fault> {
        if let Some((name, _)) = self.attributes.iter().find(|(n, _)| n != "class" && !allowed.contains(&n.as_str())) {
            let tag = &self.name;
            return Err(Fault::at(self.line, format!("<{tag}> 不能有属性 {name}"), format!("<{tag}> takes no attribute {name}")));
        }
        Ok(self.value("class").unwrap_or_default().split_ascii_whitespace().collect())
    }

    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// A whole number of an attribute, 1 if it is not there.
    pub fn number(&self, name: &str) -> Result<usize, Fault> {
        let Some(text) = self.value(name) else { return Ok(1) };
        text.parse().ok().filter(|n| (1..=100).contains(n)).ok_or_else(|| {
            Fault::at(self.line, format!("{name}=\"{text}\" 应为 1 到 100 的整数"), format!("{name}=\"{text}\": a whole number from 1 to 100"))
        })
    }

    /// Its looks, if all are known.
    pub fn looks(&self, allowed: &[&str]) -> Result<Vec<Class>, Fault> {
        self.classes(allowed)?.into_iter().map(|name| look(name).ok_or_else(|| self.unknown(name))).collect()
    }

    /// A class nobody knows.
    pub fn unknown(&self, class: &str) -> Fault {
        Fault::at(self.line, format!("不认识的 class：{class}"), format!("an unknown class: {class}"))
    }
}

fn look(name: &str) -> Option<Class> {
    Some(match name {
        "centre" => Class::Centre,
        "right" => Class::Right,
        "indent" => Class::Indent,
        "small" => Class::Small,
        "over" => Class::Over,
        "number" => Class::Number,
        "sign" => Class::Sign,
        "seal" => Class::Seal,
        "label" => Class::Label,
        "tall" => Class::Tall,
        "high" => Class::High,
        "deep" => Class::Deep,
        _ => return None,
    })
}

/// Tags and words in order.
pub(super) fn events(text: &str) -> Result<Vec<Event>, Fault> {
    let (mut found, mut rest, mut line) = (Vec::new(), text, 0);
    while let Some(at) = rest.find('<') {
        if at > 0 {
            found.push(Event::Text(entities(&rest[..at])));
        }
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let (event, after) = tag(rest, line)?;
        if let Event::Open(open) = &event {
            line = open.line;
        }
        found.push(event);
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Event::Text(entities(rest)));
    }
    Ok(found)
}

fn tag(text: &str, line: usize) -> Result<(Event, &str), Fault> {
    let broken = || Fault::at(line, "这里（或其后）有写坏的标签", "a broken tag here or below");
    let closing = text.starts_with("</");
    let mut rest = &text[if closing { 2 } else { 1 }..];
    let name = word(&mut rest).ok_or_else(broken)?;
    let mut open = Open { name, attributes: Vec::new(), line };
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
            return match (closing, open.attributes.is_empty()) {
                (true, false) => Err(broken()),
                (true, true) => Ok((Event::Close(open.name), after)),
                (false, _) => Ok((Event::Open(open), after)),
            };
        }
        let name = word(&mut rest).ok_or_else(broken)?;
        let value = rest.strip_prefix("=\"").ok_or_else(broken)?;
        let end = value.find('"').ok_or_else(broken)?;
        rest = &value[end + 1..];
        match (name == LINE, value[..end].parse()) {
            (true, Ok(number)) => open.line = number,
            (true, Err(_)) => return Err(broken()),
            (false, _) => open.attributes.push((name, entities(&value[..end]))),
        }
    }
}

fn word(rest: &mut &str) -> Option<String> {
    let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    let (name, after) = rest.split_at(length);
    *rest = after;
    (length > 0).then(|| name.to_ascii_lowercase())
}

/// Entities resolved; an unknown one stays as written. What XML cannot hold becomes U+FFFD.
fn entities(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        out += &rest[..at];
        rest = &rest[at..];
        let found = rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((entity(&rest[1..end])?, end + 1)));
        let (character, length) = found.unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[length..];
    }
    out += rest;
    let holds = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    out.chars().map(|c| if holds(c) && !('\u{7f}'..='\u{9f}').contains(&c) { c } else { '\u{fffd}' }).collect()
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        "emsp" => Some('\u{3000}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = number.strip_prefix('x').map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code)
        }
    }
}
