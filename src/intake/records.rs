//! Separated text as records that know their line, a record at a time. Lines count as a text editor counts them.

use super::decode::{Broken, Decoding};
use csv_core::{ReadRecordResult, Reader};
use std::io::{self, Read, Seek};

/// Bytes of text in one record, beyond which a quotation mark was not closed.
const RECORD_BYTES: usize = 1 << 24;
/// Cells of one record.
const RECORD_CELLS: usize = 1 << 20;
/// Text looked at to find the separator.
const SAMPLE: usize = 1 << 16;

/// Records of a text.
#[derive(Debug)]
pub(super) struct Records<R> {
    source: Decoding<R>,
    csv: Reader,
    /// Text read ahead, and how much of it is used up.
    ahead: Vec<u8>,
    at: usize,
    /// Line at `at`, from 1.
    line: usize,
    after_return: bool,
    separator: u8,
    quoting: Quoting,
    /// Line of the first quotation mark that is not closed where its cell ends.
    unclosed: Option<usize>,
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// Where in a cell a byte stands.
#[derive(Clone, Copy, Debug)]
enum Quoting {
    /// Before its first.
    Start,
    /// In one without quotation marks, or behind them.
    Plain,
    /// Between quotation marks that opened on this line.
    Quoted(usize),
    /// Behind a quotation mark that may close, or be the first of two.
    Closed(usize),
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    /// Line it starts on, from 1.
    pub line: usize,
    text: &'a str,
    ends: &'a [usize],
}

/// Why there are no more records.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The system does not give the bytes.
    Io(io::Error),
    /// They are of no known encoding; the line.
    Undecodable(usize),
    /// A zero byte.
    Zero,
    /// A record without end; the line it begins on.
    Endless(usize),
}

impl<'a> Record<'a> {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell as it stands.
    pub fn cell(&self, at: usize) -> &'a str {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(from..self.ends[at]).unwrap_or_default()
    }

    /// Whether nothing but spaces stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether a cell goes on in another line.
    pub fn breaks(&self) -> bool {
        self.text.contains(['\n', '\r'])
    }

    /// All cells.
    pub fn cells(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |at| self.cell(at))
    }
}

impl<R: Read + Seek> Records<R> {
    /// Records of `source`, separated by `separator`, or by what separates best.
    ///
    /// # Errors
    /// If the text cannot be read.
    pub fn start(source: Decoding<R>, separator: Option<u8>) -> Result<(Self, u8), Trouble> {
        let mut records = Self {
            source,
            csv: Reader::new(),
            ahead: Vec::new(),
            at: 0,
            line: 1,
            after_return: false,
            separator: b',',
            quoting: Quoting::Start,
            unclosed: None,
            text: vec![0; 1 << 12],
            ends: vec![0; 64],
        };
        while separator.is_none() && records.ahead.len() < SAMPLE && records.more()? {}
        let separator = match separator {
            Some(separator) => separator,
            None => records.declared()?.unwrap_or_else(|| best_separator(&records.ahead)),
        };
        records.separator = separator;
        records.csv = csv_core::ReaderBuilder::new().delimiter(separator).build();
        Ok((records, separator))
    }

    /// What the bytes are read as, and how many of them are read.
    pub fn source(&self) -> &Decoding<R> {
        &self.source
    }

    /// Line of a quotation mark that is not closed where its cell ends; to be asked at the end.
    pub fn unclosed(&self) -> Option<usize> {
        match self.quoting {
            Quoting::Quoted(line) => self.unclosed.or(Some(line)),
            _ => self.unclosed,
        }
    }

    /// Passes over blank lines and remarks (`#`); whether there was a remark.
    ///
    /// # Errors
    /// If the text cannot be read.
    pub fn skip_remarks(&mut self) -> Result<bool, Trouble> {
        let mut remarks = false;
        loop {
            let end = self.ahead[self.at..].iter().position(|b| matches!(b, b'\n' | b'\r'));
            if end.is_none() && self.ahead.len() - self.at < RECORD_BYTES && self.more()? {
                continue;
            }
            let line = &self.ahead[self.at..end.map_or(self.ahead.len(), |end| self.at + end)];
            let text = std::str::from_utf8(line).unwrap_or_default().trim_start();
            if !(text.is_empty() || text.starts_with('#')) || self.at == self.ahead.len() {
                return Ok(remarks);
            }
            remarks |= !text.is_empty();
            self.pass(line.len() + usize::from(end.is_some()));
            (self.quoting, self.unclosed) = (Quoting::Start, None);
        }
    }

    /// The next record; none at the end.
    ///
    /// # Errors
    /// If the text cannot be read.
    pub fn next(&mut self) -> Result<Option<Record<'_>>, Trouble> {
        while self.ahead.get(self.at).is_some_and(|b| matches!(b, b'\n' | b'\r')) || (self.at == self.ahead.len() && self.more()?) {
            let blank = self.ahead[self.at..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
            self.pass(blank);
            if blank == 0 {
                break;
            }
        }
        let line = self.line;
        let (mut written, mut cells) = (0, 0);
        loop {
            let (result, read, wrote, ended) =
                self.csv.read_record(&self.ahead[self.at..], &mut self.text[written..], &mut self.ends[cells..]);
            self.pass(read);
            (written, cells) = (written + wrote, cells + ended);
            match result {
                // at the end of the text, nothing more is the end of the last record
                ReadRecordResult::InputEmpty => drop(self.more()?),
                ReadRecordResult::OutputFull if self.text.len() >= RECORD_BYTES => return Err(Trouble::Endless(line)),
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() >= RECORD_CELLS => return Err(Trouble::Endless(line)),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record => break,
            }
        }
        let text = std::str::from_utf8(&self.text[..written]).map_err(|_| Trouble::Undecodable(line))?;
        Ok(Some(Record { line, text, ends: &self.ends[..cells] }))
    }

    /// Reads ahead; false at the end.
    fn more(&mut self) -> Result<bool, Trouble> {
        self.ahead.drain(..self.at);
        self.at = 0;
        let from = self.ahead.len();
        let more = match self.source.fill(&mut self.ahead) {
            Ok(more) => more,
            Err(Broken::Io(error)) => return Err(Trouble::Io(error)),
            Err(Broken::Undecodable) => {
                self.pass(self.ahead.len());
                return Err(Trouble::Undecodable(self.line));
            }
        };
        if self.ahead[from..].contains(&0) { Err(Trouble::Zero) } else { Ok(more) }
    }

    /// Counts the lines and follows the quotation marks of what is used up.
    fn pass(&mut self, bytes: usize) {
        for &byte in &self.ahead[self.at..self.at + bytes] {
            let ends = byte == self.separator || matches!(byte, b'\n' | b'\r');
            self.quoting = match (self.quoting, byte) {
                (Quoting::Start, b'"') => Quoting::Quoted(self.line),
                (Quoting::Closed(line), b'"') => Quoting::Quoted(line),
                (Quoting::Quoted(line), b'"') => Quoting::Closed(line),
                (Quoting::Quoted(line), _) => Quoting::Quoted(line),
                (_, _) if ends => Quoting::Start,
                // a cell of several lines that goes on behind its quotation mark: the mark belongs to another cell
                (Quoting::Closed(line), _) if line != self.line => {
                    self.unclosed.get_or_insert(line);
                    Quoting::Plain
                }
                _ => Quoting::Plain,
            };
            match byte {
                b'\r' => self.line += 1,
                b'\n' => self.line += usize::from(!self.after_return),
                _ => {}
            }
            self.after_return = byte == b'\r';
        }
        self.at += bytes;
    }

    /// The separator of a first line `sep=;`, which spreadsheets write and read.
    fn declared(&mut self) -> Result<Option<u8>, Trouble> {
        let found = match self.ahead.get(..5) {
            Some([s, e, p, b'=', separator]) if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => *separator,
            _ => return Ok(None),
        };
        let ends = self.ahead.get(5).is_none_or(|b| matches!(b, b'\n' | b'\r'));
        if !ends || !matches!(found, b',' | b';' | b'\t' | b'|') {
            return Ok(None);
        }
        self.pass(5);
        self.quoting = Quoting::Start;
        Ok(Some(found))
    }
}

/// What separates the cells of most lines; a comma if nothing does.
fn best_separator(sample: &[u8]) -> u8 {
    let mut quoted = false;
    let (mut counts, mut lines) = ([0usize; 3], [0usize; 3]);
    let mut total = [0usize; 3];
    for &byte in sample.iter().chain(b"\n") {
        match byte {
            b'"' => quoted = !quoted,
            b',' | b'\t' | b';' if !quoted => counts[usize::from(byte == b'\t') + 2 * usize::from(byte == b';')] += 1,
            b'\n' | b'\r' if !quoted => {
                for kind in 0..3 {
                    (lines[kind], total[kind]) = (lines[kind] + usize::from(counts[kind] > 0), total[kind] + counts[kind]);
                }
                counts = [0; 3];
            }
            _ => {}
        }
    }
    let best = (0..3).rev().max_by_key(|&kind| (lines[kind], total[kind])).unwrap_or(0);
    b",\t;"[best]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn all(text: &str) -> (Vec<(usize, Vec<String>)>, u8) {
        let source = Decoding::start(Cursor::new(text.as_bytes().to_vec())).unwrap();
        let (mut records, separator) = Records::start(source, None).unwrap();
        let mut rows = Vec::new();
        while let Some(record) = records.next().unwrap() {
            rows.push((record.line, record.cells().map(str::to_owned).collect()));
        }
        (rows, separator)
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|&c| c.to_owned()).collect())
    }

    #[test]
    fn lines_are_counted_through_blanks_and_breaks() {
        let want = vec![row(1, &["a", "b"]), row(3, &["1", "x\ny"]), row(5, &["2", "z"])];
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"x\ny\"", "2,z"].join(end);
            assert_eq!(all(&text).0, want, "{end:?}");
            assert_eq!(all(&(text + end)).0, want, "{end:?}");
        }
        assert_eq!(all("").0, []);
        assert_eq!(all("\n\n\r\n").0, []);
        assert_eq!(all("\n\nx").0, [row(3, &["x"])]);
    }

    #[test]
    fn separators_are_found_outside_quotes() {
        assert_eq!(all("a;b\n1;\"x,y,z,w\"\n").1, b';');
        assert_eq!(all("a\tb,c\n1\t2\n").1, b'\t');
        assert_eq!(all("alone\n").1, b',');
        assert_eq!(all("sep=;\na,b;c\n"), (vec![row(2, &["a,b", "c"])], b';'));
    }

    #[test]
    fn quotation_marks_that_do_not_close_are_found_where_they_open() {
        for (text, want) in [
            ("a,\"b\nc\",d\n", None),
            ("a,5\" pipe\n\"x\ny\",1\n", None),
            ("a,\"b \"\"c\"\"\nd\"\n", None),
            ("a,b\n1,\"c\n2,d\n", Some(2)),
            ("\"h\n1\",b\n1,\"c\n2,\"d\"\n", Some(3)),
            ("a,\"b\"c\n", None),
        ] {
            let source = Decoding::start(Cursor::new(text.as_bytes().to_vec())).unwrap();
            let (mut records, _) = Records::start(source, Some(b',')).unwrap();
            while records.next().unwrap().is_some() {}
            assert_eq!(records.unclosed(), want, "{text:?}");
        }
    }

    /// The same cells and the same number of them as the `csv` crate, on bytes it has to think about, through small and large records.
    #[test]
    fn cells_are_those_of_the_csv_crate() {
        let mut state = 7u64;
        for _ in 0..500 {
            let mut text = String::new();
            for _ in 0..state % 4000 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push(['a', '中', ',', '"', '\n', '\r', ' ', ',', 'b', '\n'][(state >> 33) as usize % 10]);
            }
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
            let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
            let want: Vec<Vec<String>> = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
            let source = Decoding::start(Cursor::new(text.as_bytes().to_vec())).unwrap();
            let (mut records, _) = Records::start(source, Some(b',')).unwrap();
            for row in &want {
                let record = records.next().unwrap().unwrap();
                assert_eq!(&record.cells().map(str::to_owned).collect::<Vec<_>>(), row);
            }
            assert!(records.next().unwrap().is_none());
        }
    }
}
