//! Codes of enterprises: what they are, and their check digits. Early codes may lawfully fail: nothing is rejected here.

use super::{fold, scientific};

/// GB 32100-2015 table 1: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// GB 32100-2015: 3^(i−1) mod 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// GB 11714: weights of the organisation code.
const ORG_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// What a code looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeForm {
    /// A unified social credit code of 18 characters.
    Credit {
        /// Whether both check digits fit.
        holds: bool,
    },
    /// A registration number of 15 digits.
    Registration {
        /// Whether the check digit fits.
        holds: bool,
    },
    /// What a spreadsheet leaves of a long number: the code is lost.
    Scientific,
    /// Something else.
    Other,
}

/// What a code looks like, as it stands.
pub fn code(text: &str) -> CodeForm {
    match text.len() {
        _ if scientific(text) => CodeForm::Scientific,
        18 if text.is_ascii() => CodeForm::Credit { holds: credit_code_holds(text) },
        15 if text.is_ascii() => CodeForm::Registration { holds: registration_number_holds(text) },
        _ => CodeForm::Other,
    }
}

/// A code as registers spell it: half-width capitals without blanks, and without the apostrophe that makes a cell text.
pub fn clean_code(text: &str) -> String {
    let text = fold(text);
    text.strip_prefix('\'').unwrap_or(&text).to_ascii_uppercase()
}

/// Whether an 18-character unified social credit code passes both its checks: the whole code's (GB 32100-2015) and that of
/// the organisation code inside (GB 11714, positions 9 to 17).
///
/// ```
/// use evenhand::intake::cell::credit_code_holds;
/// assert!(credit_code_holds("91110000600037341L")); // a well-known public code
/// assert!(!credit_code_holds("91110000600037341M"));
/// ```
pub fn credit_code_holds(code: &str) -> bool {
    let bytes = code.as_bytes();
    let values: Option<Vec<usize>> = bytes.iter().map(|b| ALPHABET.iter().position(|a| a == b)).collect();
    let Some(values) = values.filter(|v| v.len() == 18) else { return false };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(v, w)| v * w).sum();
    values[17] == (31 - sum % 31) % 31 && organisation_holds(&bytes[8..17])
}

/// GB 11714: letters count 10 to 35; check = 11 − sum mod 11, 10 is X, 11 is 0.
fn organisation_holds(code: &[u8]) -> bool {
    let value = |b: u8| if b.is_ascii_digit() { usize::from(b - b'0') } else { usize::from(b - b'A') + 10 };
    let sum: usize = code.iter().zip(ORG_WEIGHTS).map(|(&b, w)| value(b) * w).sum();
    let check = match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b'0' + digit as u8,
    };
    code[8] == check
}

/// Whether a 15-digit registration number passes ISO 7064 MOD 11,10.
///
/// ```
/// use evenhand::intake::cell::registration_number_holds;
/// assert!(registration_number_holds("110000000000009"));
/// assert!(!registration_number_holds("110000000000006"));
/// ```
pub fn registration_number_holds(number: &str) -> bool {
    let digits: Vec<u32> = number.bytes().filter(u8::is_ascii_digit).map(|b| u32::from(b - b'0')).collect();
    number.len() == 15 && digits.len() == 15 && digits[14] == mod_11_10(&digits[..14])
}

/// Check digit of ISO 7064 MOD 11,10.
fn mod_11_10(digits: &[u32]) -> u32 {
    let product = digits.iter().fold(10, |p, d| {
        let t = (p + d) % 10;
        (if t == 0 { 10 } else { t }) * 2 % 11
    });
    (11 - product) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (text, want) in [
            ("91110000600037341L", CodeForm::Credit { holds: true }),
            ("91110000600037341M", CodeForm::Credit { holds: false }),
            ("91350203M0001QAY9B", CodeForm::Credit { holds: false }), // a lawful early code of Xiamen
            ("110000000000009", CodeForm::Registration { holds: true }),
            ("110000000000006", CodeForm::Registration { holds: false }),
            ("9.13E+17", CodeForm::Scientific),
            ("9.111000060004E+17", CodeForm::Scientific), // 18 signs
            ("", CodeForm::Other),
            ("/", CodeForm::Other),
            ("测试厂测试厂", CodeForm::Other), // 18 bytes
        ] {
            assert_eq!(code(text), want, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_code_meet() {
        for text in [
            "91110000600037341L",
            "９１１１００００６０００３７３４１Ｌ",
            "9111 0000 6000 37341l",
            "'91110000600037341L",
            " 91110000600037341L\u{a0}",
        ] {
            assert_eq!(clean_code(text), "91110000600037341L", "{text}");
        }
    }

    /// The example of ISO 7064: 0794 takes 5.
    #[test]
    fn registration_numbers() {
        assert_eq!(mod_11_10(&[0, 7, 9, 4]), 5);
        assert!(!registration_number_holds("11000000000009") && !registration_number_holds("11000000000000X"));
    }

    /// Public codes of large companies, as printed on their websites.
    #[test]
    fn public_codes_hold_and_one_changed_sign_does_not() {
        for code in ["91110000600037341L", "914403001922038216", "91110000802100433B", "91330100799655058B"] {
            assert!(credit_code_holds(code), "{code}");
            for at in 0..18 {
                let mut wrong = code.as_bytes().to_vec();
                wrong[at] = if wrong[at] == b'1' { b'2' } else { b'1' };
                assert!(!credit_code_holds(std::str::from_utf8(&wrong).unwrap()), "{code} at {at}");
            }
        }
        for wrong in ["", "91350203M0001QAY9B", "9111000060003734L", "91110000600037341l", "一二三四五六"] {
            assert!(!credit_code_holds(wrong), "{wrong}");
        }
    }
}
