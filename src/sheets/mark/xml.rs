//! Small steps over XML that leave everything else as it is.

use super::MarkError;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart};

/// Namespace of relationship ids.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Out of memory or nothing: a buffer takes what is written into it.
pub(super) type Out = Writer<Vec<u8>>;

/// What was written, as text.
pub(super) fn finish(out: Out) -> Result<String, MarkError> {
    String::from_utf8(out.into_inner()).map_err(|_| MarkError::Part("UTF-8".into()))
}

/// Value of an attribute, by its name as written.
pub(super) fn attribute(start: &BytesStart<'_>, key: &str) -> Result<Option<String>, MarkError> {
    let Some(found) = start.try_get_attribute(key)? else { return Ok(None) };
    Ok(Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0)?.into_owned()))
}

/// The same element with some attributes changed, added or (`None`) taken away; the others stay as written.
pub(super) fn with(start: &BytesStart<'_>, changes: &[(&str, Option<&str>)]) -> Result<BytesStart<'static>, MarkError> {
    let mut new = BytesStart::new(start.name().as_ref().to_owned());
    for old in start.attributes().with_checks(false) {
        let old = old?;
        if !changes.iter().any(|(key, _)| *key == old.key.as_ref()) {
            new.push_attribute(old);
        }
    }
    for (key, value) in changes {
        if let Some(value) = value {
            new.push_attribute((*key, *value));
        }
    }
    Ok(new.into_owned())
}

/// `prefix:local`, with the prefix of an element that is there.
pub(super) fn like(element: &BytesStart<'_>, local: &str) -> String {
    like_name(element.name().as_ref(), local)
}

/// The same from a written name.
pub(super) fn like_name(name: &str, local: &str) -> String {
    name.rsplit_once(':').map_or_else(|| local.to_owned(), |(prefix, _)| format!("{prefix}:{local}"))
}

/// The end of an element.
pub(super) fn end_of(start: &BytesStart<'_>) -> BytesEnd<'static> {
    BytesEnd::new(start.name().as_ref().to_owned())
}

/// Text between tags and in attributes: no sign of XML, and no sign XML cannot hold.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_text_is_only_text() {
        assert_eq!(escaped("a<b>&\"\u{1}\n测"), "a&lt;b&gt;&amp;&quot; \n测");
    }

    #[test]
    fn other_attributes_stay_as_written() {
        let start = BytesStart::from_content(r#"x:c r="B2" t="s" note="a&amp;b""#, 3);
        let new = with(&start, &[("t", None), ("s", Some("7"))]).unwrap();
        assert_eq!(&*new, r#"x:c r="B2" note="a&amp;b" s="7""#);
        assert_eq!(like(&start, "row"), "x:row");
    }
}
