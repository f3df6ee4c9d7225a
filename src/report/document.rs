//! The shell of every page that is handed over: doctype, policy, title and style stand here once.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Nothing is loaded, nothing is sent, nothing runs.
pub const STILL: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// The same, but scripts that stand in the page itself run.
pub const ALIVE: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A whole page of its own. `policy` is [`STILL`] or [`ALIVE`]; `style` is a style sheet of ours, never a user's text.
pub fn document(title: &str, policy: &str, style: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    }
}
