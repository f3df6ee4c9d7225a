//! What a browser would make of a page: its tags and their attributes. Text that is only text changes none of them.

/// Tags in order, with the names of their attributes and the values that could act.
pub fn skeleton(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            found.push("comment".to_owned());
            rest = after.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            continue;
        }
        let (tag, after) = tag(rest);
        rest = after;
        let raw = ["script", "style", "textarea", "title"].into_iter().find(|name| tag.split(' ').next() == Some(name));
        if let Some(name) = raw {
            // these end at their own end tag, whatever stands inside
            let end = rest.to_ascii_lowercase().find(&format!("</{name}")).unwrap_or(rest.len());
            let is_data = tag.contains("application/json") || name == "textarea" || name == "title";
            found.push(if is_data { tag.clone() } else { format!("{tag}: {}", &rest[..end]) });
            rest = &rest[end..];
        } else {
            found.push(tag);
        }
    }
    found
}

/// A tag up to its `>`, quotes respected.
fn tag(text: &str) -> (String, &str) {
    let mut quote = None;
    let end = text.char_indices().find(|&(_, c)| match quote {
        Some(open) => {
            if c == open {
                quote = None;
            }
            false
        }
        None if c == '"' || c == '\'' => {
            quote = Some(c);
            false
        }
        None => c == '>',
    });
    let end = end.map_or(text.len(), |(at, _)| at);
    (shape(&text[..end]), text.get(end + 1..).unwrap_or(""))
}

/// Name, attributes, and values of those that act.
fn shape(tag: &str) -> String {
    let mut parts = Vec::new();
    let mut rest = tag.trim_end_matches('/');
    let name: String = rest.chars().take_while(|c| !c.is_whitespace()).collect();
    rest = &rest[name.len()..];
    parts.push(name.to_ascii_lowercase());
    while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[start..];
        let name: String = rest.chars().take_while(|c| !c.is_whitespace() && *c != '=').collect();
        rest = &rest[name.len()..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let quoted = after.chars().next().filter(|c| *c == '"' || *c == '\'');
            let (have, left) = match quoted {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            have.clone_into(&mut value);
            rest = left;
        }
        let acts = name.starts_with("on")
            || ["href", "src", "style", "class", "type", "http-equiv", "content", "action", "srcdoc"].contains(&name.as_str());
        parts.push(if acts { format!("{name}={value}") } else { name });
    }
    parts.join(" ")
}

/// The text of a page as a reader sees it: entities undone, tags gone.
pub fn text(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = tag(&rest[at + 1..]).1;
    }
    text.push_str(rest);
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")]
        .iter()
        .fold(text, |t, (from, to)| t.replace(from, to))
}

#[test]
fn a_reader_that_sees_tags() {
    assert_eq!(skeleton("<p class=\"a\">1 &lt; 2 < 3</p><br/>"), ["p class=a", "/p", "br"]);
    assert_eq!(skeleton("<a href='x>y' title=\"'\">&amp;</a><!-- <b> -->"), ["a href=x>y title", "/a", "comment"]);
    assert_eq!(skeleton("<script>if (a<b) {}</script><b onclick=x>"), ["script: if (a<b) {}", "/script", "b onclick=x"]);
    assert_eq!(skeleton("<td>&lt;script&gt;</td>"), ["td", "/td"]);
    assert_ne!(skeleton("<td><script>x</script></td>"), skeleton("<td>甲</td>"));
    assert_eq!(text("<p>a &amp;lt; <b>b</b></p>"), "a &lt; b");
}
