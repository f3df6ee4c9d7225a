//! Made-up codes with right check characters: unified social credit codes (GB 32100-2015) and older registration numbers.

/// Characters of a credit code, in the order of their values (no I, O, S, V, Z).
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Made-up organisation codes begin with XN (虚拟), so that nobody takes one for an issued code.
const MARK: &[u8; 2] = b"XN";
/// Made-up organisation codes there can be: six characters after the mark.
pub(super) const CODES: u64 = 31u64.pow(6);

/// Kind of registration, second character of the code.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Company.
    Company,
    /// Individual business (个体工商户).
    Individual,
    /// Farmers' cooperative.
    Cooperative,
}

/// The credit code of the `number`-th made-up organisation, registered in `division` (six digits).
pub(super) fn credit_code(kind: Kind, division: &str, number: u64) -> String {
    let mut code = vec![
        b'9',
        match kind {
            Kind::Company => b'1',
            Kind::Individual => b'2',
            Kind::Cooperative => b'3',
        },
    ];
    code.extend(division.bytes());
    code.extend(organisation_code(number));
    code.push(credit_check(&code));
    String::from_utf8(code).expect("the alphabet is ASCII")
}

/// Eight characters and their check: `XN` and the number in base 31.
fn organisation_code(number: u64) -> Vec<u8> {
    assert!(number < CODES, "six characters count to 31^6");
    let mut body = MARK.to_vec();
    body.extend((0..6).rev().map(|place| ALPHABET[(number / 31u64.pow(place) % 31) as usize]));
    body.push(organisation_check(&body));
    body
}

/// GB 11714-1997: 11 − Σ weight × value mod 11; 10 is written X, 11 is written 0. Letters count from A = 10.
fn organisation_check(body: &[u8]) -> u8 {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |c: u8| if c.is_ascii_digit() { u32::from(c - b'0') } else { u32::from(c - b'A') + 10 };
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(&c, w)| value(c) * w).sum();
    b"0X987654321"[(sum % 11) as usize]
}

/// GB 32100-2015 §4.6: weights 3^(i−1) mod 31 over the first 17 characters.
fn credit_check(body: &[u8]) -> u8 {
    let (mut sum, mut weight) = (0, 1);
    for c in body {
        let value = ALPHABET.iter().position(|a| a == c).expect("made from the alphabet");
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET[(31 - sum % 31) % 31]
}

/// An older registration number: division, eight digits, and the ISO 7064 MOD 11,10 check digit.
pub(super) fn registration_number(division: &str, number: u64) -> String {
    let body = format!("{division}{:08}", number % 100_000_000);
    let mut product = 10;
    for digit in body.bytes().map(|b| u32::from(b - b'0')) {
        let sum = match (product + digit) % 10 {
            0 => 10,
            other => other,
        };
        product = 2 * sum % 11;
    }
    format!("{body}{}", (11 - product) % 10)
}
