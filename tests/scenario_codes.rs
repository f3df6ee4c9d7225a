//! Made-up codes pass the public check rules, written here a second time.

mod scenario_support;

use scenario_support::{embedded, generated, id, rows, template};
use std::collections::BTreeSet;

/// GB 32100-2015 table 2.
fn value(c: char) -> Option<u64> {
    "0123456789ABCDEFGHJKLMNPQRTUWXY".find(c).map(|v| v as u64)
}

fn credit_code_is_right(code: &str) -> bool {
    let chars: Vec<char> = code.chars().collect();
    if chars.len() != 18 || chars.iter().any(|&c| value(c).is_none()) {
        return false;
    }
    // the 17 weights as the standard prints them
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let sum: u64 = chars.iter().zip(weights).map(|(&c, w)| value(c).unwrap() * w).sum();
    value(chars[17]) == Some((31 - sum % 31) % 31) && organisation_code_is_right(&chars[8..17])
}

/// GB 11714-1997: letters count A = 10 … Z = 35.
fn organisation_code_is_right(code: &[char]) -> bool {
    let sum: u32 = code.iter().zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(c, w)| c.to_digit(36).unwrap() * w).sum();
    let check = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        other => char::from_digit(other, 10).unwrap(),
    };
    code[8] == check
}

/// ISO/IEC 7064 MOD 11,10: after the check digit the running value is 1 modulo 10.
fn mod_11_10_is_right(digits: &str) -> bool {
    let mut p = 10;
    let (last, body) = digits.as_bytes().split_last().unwrap();
    for d in body {
        p += u32::from(d - b'0');
        p = if p % 10 == 0 { 10 } else { p % 10 } * 2 % 11;
    }
    (p + u32::from(last - b'0')) % 10 == 1
}

#[test]
fn the_checks_know_public_codes() {
    // codes of large companies, as they print them on their own pages
    for code in ["9144030071526726XG", "914403001922038216", "91110000600037341L"] {
        assert!(credit_code_is_right(code), "{code}");
        let wrong = format!("{}{}", &code[..17], if code.ends_with('G') { 'H' } else { 'G' });
        assert!(!credit_code_is_right(&wrong), "{wrong}");
    }
    // ISO 7064's own example, and a German VAT number, which has the same check
    assert!(mod_11_10_is_right("794623") && mod_11_10_is_right("136695976"));
    assert!(!mod_11_10_is_right("794624") && !mod_11_10_is_right("136695967"));
}

#[test]
fn every_code_passes_its_check() {
    let mut older = 0;
    for files in [embedded(), template(), generated(20_000, 5)] {
        for row in rows(&files, "enterprises.csv") {
            let code = &row["统一社会信用代码"];
            if code.len() == 15 {
                older += 1;
                assert!(mod_11_10_is_right(code), "{code}");
            } else {
                assert!(credit_code_is_right(code), "{code}");
                assert!(["91", "92", "93"].contains(&&code[..2]), "{code}");
                assert_eq!(&code[8..10], "XN", "a made-up organisation code carries its mark: {code}");
            }
            assert_eq!(&code[code.len().min(18) - if code.len() == 15 { 15 } else { 16 }..][..4], "5323", "{code}");
        }
    }
    assert!(older > 50, "older numbers are among them: {older}");
}

#[test]
fn ids_are_unique_and_chains_share_a_code() {
    let rows = rows(&generated(100_000, 1), "enterprises.csv");
    let ids: BTreeSet<String> = rows.iter().map(id).collect();
    assert_eq!(ids.len(), 100_000);
    let sites: BTreeSet<&str> = rows.iter().filter(|r| !r["站点"].is_empty()).map(|r| r["站点"].as_str()).collect();
    assert_eq!(sites.into_iter().collect::<Vec<_>>(), ["01", "02", "03", "04"]);
    let codes: BTreeSet<&String> = rows.iter().map(|r| &r["统一社会信用代码"]).collect();
    // of 1,500 enterprises two chains have four sites each; 100,000 hold 66 such runs, and of the rest (1,000) both chains
    assert_eq!(codes.len(), 100_000 - 3 * 2 * 67);
}
