//! Line numbers written into the tags of a template, so that what goes wrong after rendering is told with the template's line.

/// The attribute that carries the line; no template may use it.
pub(super) const LINE: &str = "l";

/// The template with ` l="LINE"` after the name of every tag that stands outside `{{ }}`, `{% %}` and `{# #}`. Adds no line.
pub fn mark(source: &str) -> String {
    let (mut out, mut line, mut rest) = (String::with_capacity(source.len() * 2), 1, source);
    while !rest.is_empty() {
        let taken = match rest.as_bytes() {
            [b'{', b'{', ..] => through(rest, "}}"),
            [b'{', b'%', ..] => through(rest, "%}"),
            [b'{', b'#', ..] => through(rest, "#}"),
            [b'<', b'!', b'-', b'-', ..] => through(rest, "-->"),
            [b'<', letter, ..] if letter.is_ascii_alphabetic() => {
                let name = 1 + rest[1..].bytes().take_while(u8::is_ascii_alphanumeric).count();
                out += &rest[..name];
                out += &format!(" {LINE}=\"{line}\"");
                rest = &rest[name..];
                continue;
            }
            _ => rest.chars().next().map_or(0, char::len_utf8),
        };
        let (piece, after) = rest.split_at(taken);
        line += piece.matches('\n').count();
        out += piece;
        rest = after;
    }
    out
}

/// Bytes up to and with the end mark, or all that is left.
fn through(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}
