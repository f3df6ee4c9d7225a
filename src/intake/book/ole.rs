//! Compound files (OLE), in which binary workbooks and encrypted ones come: streams by their names. [MS-CFB]

use super::xml::Broken;
use std::collections::HashMap;

/// The chain ends.
const END: u32 = 0xFFFF_FFFE;
/// Larger numbers of sectors mean something else.
const LAST: u32 = 0xFFFF_FFFA;
/// Streams shorter than this stand in the small sectors.
const SMALL: u64 = 4096;

/// A compound file in memory.
pub(super) struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    small: Vec<u8>,
    small_next: Vec<u32>,
    /// First sector and length of each stream.
    streams: HashMap<String, (u32, u64)>,
}

impl<'a> Ole<'a> {
    /// Reads the directory.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Broken> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(Broken::Damaged),
        };
        let empty = Self { bytes, sector, next: Vec::new(), small: Vec::new(), small_next: Vec::new(), streams: HashMap::new() };
        let mut ole = empty;
        let sectors = bytes.len() / sector;
        let mut table: Vec<u32> = (0..109).map(|at| u32_at(bytes, 76 + 4 * at)).collect::<Result<_, _>>()?;
        let mut more = u32_at(bytes, 68)?;
        let mut steps = 0;
        while more <= LAST {
            steps += 1;
            if steps > sectors {
                return Err(Broken::Damaged);
            }
            let numbers = numbers(ole.sector(more)?);
            let (&chain, rest) = numbers.split_last().ok_or(Broken::Damaged)?;
            table.extend(rest);
            more = chain;
        }
        for at in table.into_iter().filter(|&at| at <= LAST).take(sectors) {
            let numbers = numbers(ole.sector(at)?);
            ole.next.extend(numbers);
        }
        let directory = ole.chain(u32_at(bytes, 48)?, u64::MAX)?;
        let small_table = ole.chain(u32_at(bytes, 60)?, u64::MAX)?;
        ole.small_next = numbers(&small_table);
        for (at, entry) in directory.chunks_exact(128).enumerate() {
            let units: Vec<u16> = (0..32).map(|at| u16_at(entry, 2 * at)).collect::<Result<_, _>>()?;
            let name = String::from_utf16_lossy(&units).split('\0').next().unwrap_or_default().to_owned();
            let high = if sector == 512 { 0 } else { u64::from(u32_at(entry, 124)?) };
            let (start, length) = (u32_at(entry, 116)?, u64::from(u32_at(entry, 120)?) | high << 32);
            if at == 0 {
                ole.small = ole.chain(start, length)?;
            } else if entry[66] == 2 {
                ole.streams.insert(name.to_ascii_lowercase(), (start, length));
            }
        }
        Ok(ole)
    }

    /// Whether there is such a stream.
    pub fn has(&self, name: &str) -> bool {
        self.streams.contains_key(&name.to_ascii_lowercase())
    }

    /// The bytes of a stream; cut if the file is.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, Broken> {
        let &(start, length) = self.streams.get(&name.to_ascii_lowercase()).ok_or(Broken::Damaged)?;
        if length >= SMALL {
            return self.chain(start, length);
        }
        let (mut bytes, mut at) = (Vec::new(), start);
        while at <= LAST && (bytes.len() as u64) < length {
            let from = at as usize * 64;
            bytes.extend_from_slice(self.small.get(from..from + 64).ok_or(Broken::Damaged)?);
            at = *self.small_next.get(at as usize).ok_or(Broken::Damaged)?;
        }
        whole(bytes, length)
    }

    fn sector(&self, at: u32) -> Result<&'a [u8], Broken> {
        let from = (at as usize + 1) * self.sector;
        // the last sector of some writers is short
        let to = (from + self.sector).min(self.bytes.len());
        self.bytes.get(from..to).filter(|sector| !sector.is_empty()).ok_or(Broken::Damaged)
    }

    /// The bytes of a chain of sectors: all of them, or so many.
    fn chain(&self, start: u32, length: u64) -> Result<Vec<u8>, Broken> {
        let (mut bytes, mut at) = (Vec::new(), start);
        while at <= LAST && (bytes.len() as u64) < length {
            bytes.extend_from_slice(self.sector(at)?);
            // a chain that runs in a circle is longer than the file
            if bytes.len() > self.bytes.len() {
                return Err(Broken::Damaged);
            }
            at = *self.next.get(at as usize).ok_or(Broken::Damaged)?;
        }
        if length == u64::MAX { if at == END || at > LAST { Ok(bytes) } else { Err(Broken::Damaged) } } else { whole(bytes, length) }
    }
}

fn whole(mut bytes: Vec<u8>, length: u64) -> Result<Vec<u8>, Broken> {
    let length = usize::try_from(length).map_err(|_| Broken::Damaged)?;
    if bytes.len() < length {
        return Err(Broken::Damaged);
    }
    bytes.truncate(length);
    Ok(bytes)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|&four| u32::from_le_bytes(four)).collect()
}

/// Two bytes as a number.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Broken> {
    bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes).ok_or(Broken::Damaged)
}

/// Four bytes as a number.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Broken> {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes).ok_or(Broken::Damaged)
}

/// Eight bytes as a number with a point.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Result<f64, Broken> {
    bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()).map(f64::from_le_bytes).ok_or(Broken::Damaged)
}
