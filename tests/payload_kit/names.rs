//! Names of files that stay in their folder on any system.

const RESERVED: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "COM1", "LPT1"];
const NAME_MAX: usize = 200;

/// At most one folder deep, every part a plain name.
pub fn check(name: &str, of: &str) {
    let parts: Vec<&str> = name.split('/').collect();
    assert!(parts.len() <= 2, "{of}: {name:?} is deep");
    for part in parts {
        let bare = part.split('.').next().unwrap().trim().to_ascii_uppercase();
        let bad = |c: char| {
            c.is_control() || "\\/:*?\"<>|".contains(c) || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)
        };
        assert!(!part.is_empty() && part != "." && part != ".." && part.len() <= NAME_MAX, "{of}: {name:?}");
        assert!(!part.contains(bad) && !part.ends_with(['.', ' ']) && !part.starts_with(' '), "{of}: {name:?}");
        assert!(!RESERVED.contains(&bare.as_str()), "{of}: {name:?} is a device");
    }
}
