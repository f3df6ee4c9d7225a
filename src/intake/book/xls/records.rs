//! Records of a stream.

use super::super::ole::u16_at;
use super::super::xml::Broken;

/// A record, with the records that continue it.
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    /// Data of the records that continue it.
    pub more: Vec<&'a [u8]>,
}

/// The records of a stream, to its end or the first that is cut.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Result<Record<'_>, Broken>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let first = take(&mut rest);
        Some(first.map(|(kind, data)| {
            let mut more = Vec::new();
            while rest.starts_with(&[0x3C, 0]) {
                match take(&mut rest) {
                    Ok((_, data)) => more.push(data),
                    Err(_) => break,
                }
            }
            Record { kind, data, more }
        }))
    })
}

fn take<'a>(rest: &mut &'a [u8]) -> Result<(u16, &'a [u8]), Broken> {
    let all = *rest;
    // whatever is wrong, the rest is passed over
    *rest = &[];
    let (kind, length) = (u16_at(all, 0)?, usize::from(u16_at(all, 2)?));
    let data = all.get(4..4 + length).ok_or(Broken::Damaged)?;
    *rest = &all[4 + length..];
    Ok((kind, data))
}
