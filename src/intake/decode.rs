//! Bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030, else refused. A chunk at a time, never a whole file.

use super::{Both, Sink, codes};
use crate::base::Place;
use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, Cursor, Read, Seek, SeekFrom};

/// Bytes read at once.
const CHUNK: usize = 1 << 16;

/// Text as it comes out of some bytes.
#[derive(Debug)]
pub(super) struct Decoding<R> {
    reader: R,
    decoder: Decoder,
    encoding: &'static Encoding,
    input: Vec<u8>,
    /// What of `input` is not decoded yet.
    rest: std::ops::Range<usize>,
    /// Whether the bytes have ended.
    ended: bool,
    /// Whether the decoder has said its last.
    finished: bool,
    /// Bytes read so far.
    done: u64,
}

/// Why text ends before its bytes.
#[derive(Debug)]
pub(super) enum Broken {
    /// The system does not give the bytes.
    Io(io::Error),
    /// The bytes are not of the encoding.
    Undecodable,
}

impl<R: Read + Seek> Decoding<R> {
    /// Finds the encoding (which reads everything once) and stands before the first character, after a byte order mark.
    ///
    /// # Errors
    /// If the system does not give the bytes.
    pub fn start(mut reader: R) -> io::Result<Self> {
        let mut head = Vec::with_capacity(4);
        // somebody may have looked at the first bytes
        reader.seek(SeekFrom::Start(0))?;
        reader.by_ref().take(3).read_to_end(&mut head)?;
        let (encoding, skip) = match Encoding::for_bom(&head) {
            Some((encoding, length)) if encoding == UTF_16LE || encoding == UTF_16BE => (encoding, length),
            marked => {
                let skip = marked.map_or(0, |(_, length)| length);
                reader.seek(SeekFrom::Start(skip as u64))?;
                (if is_utf8(&mut reader)? { UTF_8 } else { GB18030 }, skip)
            }
        };
        reader.seek(SeekFrom::Start(skip as u64))?;
        Ok(Self {
            reader,
            decoder: encoding.new_decoder_without_bom_handling(),
            encoding,
            input: vec![0; CHUNK],
            rest: 0..0,
            ended: false,
            finished: false,
            done: skip as u64,
        })
    }

    /// The encoding.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Bytes read so far.
    pub fn done(&self) -> u64 {
        self.done
    }

    /// Adds some text (as UTF-8) to `out`; false at the end.
    ///
    /// # Errors
    /// If the system does not give the bytes, or they are not of the encoding.
    pub fn fill(&mut self, out: &mut Vec<u8>) -> Result<bool, Broken> {
        while !self.finished {
            if self.rest.is_empty() && !self.ended {
                let read = self.reader.read(&mut self.input).map_err(Broken::Io)?;
                (self.rest, self.ended, self.done) = (0..read, read == 0, self.done + read as u64);
            }
            let from = out.len();
            out.resize(from + CHUNK, 0);
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(&self.input[self.rest.clone()], &mut out[from..], self.ended);
            out.truncate(from + written);
            self.rest.start += read;
            match result {
                DecoderResult::Malformed(..) => return Err(Broken::Undecodable),
                DecoderResult::InputEmpty => self.finished = self.ended,
                DecoderResult::OutputFull => {}
            }
            if written > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn is_utf8(reader: &mut impl Read) -> io::Result<bool> {
    let mut buffer = vec![0; CHUNK];
    let mut kept = 0;
    loop {
        let read = reader.read(&mut buffer[kept..])?;
        let have = kept + read;
        match std::str::from_utf8(&buffer[..have]) {
            Ok(_) => kept = 0,
            // a character cut by the end of the chunk
            Err(error) if error.error_len().is_none() && read > 0 => {
                buffer.copy_within(error.valid_up_to()..have, 0);
                kept = have - error.valid_up_to();
            }
            Err(_) => return Ok(false),
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// The text of a file's bytes. What is not UTF-8 is noted; what is nothing known is refused.
pub(super) fn decode(name: &str, bytes: Vec<u8>, sink: &Sink) -> Option<String> {
    if let Some(what) = workbook(&bytes) {
        sink.add(&codes::BINARY_FILE, Place::file(name), what);
        return None;
    }
    let mut decoding = Decoding::start(Cursor::new(bytes)).ok()?;
    let mut text = Vec::new();
    loop {
        match decoding.fill(&mut text) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => {
                undecodable(name, 1 + text.iter().filter(|&&b| b == b'\n').count(), sink);
                return None;
            }
        }
    }
    note_encoding(name, decoding.encoding(), sink);
    if text.contains(&0) {
        sink.add(&codes::BINARY_FILE, Place::file(name), zeros());
        return None;
    }
    let text = String::from_utf8(text).ok()?;
    if text.trim().is_empty() {
        sink.add(&codes::EMPTY_FILE, Place::file(name), ("文件是空的".into(), "the file is empty".into()));
        return None;
    }
    Some(text)
}

/// What to say if these are the first bytes of a workbook.
pub(super) fn workbook(head: &[u8]) -> Option<Both> {
    let binary = head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xd0\xcf\x11\xe0");
    binary.then(|| ("这是 Excel 工作簿，不是文本".into(), "this is an Excel workbook, not text".into()))
}

/// What to say about zero bytes.
pub(super) fn zeros() -> Both {
    (
        "文件里有零字节：不是文本，或是没有标记的 UTF-16".into(),
        "there are zero bytes in the file: it is not text, or UTF-16 without its mark".into(),
    )
}

/// Tells that a line cannot be read.
pub(super) fn undecodable(name: &str, line: usize, sink: &Sink) {
    let what = ("既不是 UTF-8 也不是 GB18030".into(), "neither UTF-8 nor GB18030".into());
    sink.add(&codes::UNDECODABLE, Place::row(name, line), what);
}

/// Tells an encoding other than UTF-8.
pub(super) fn note_encoding(name: &str, encoding: &'static Encoding, sink: &Sink) {
    if encoding != UTF_8 {
        let what = (format!("文件编码是 {}，已按此读取", encoding.name()), format!("the file is in {}; read as such", encoding.name()));
        sink.add(&codes::OTHER_ENCODING, Place::file(name), what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<(String, &'static str), Broken> {
        let mut decoding = Decoding::start(Cursor::new(bytes)).unwrap();
        let mut out = Vec::new();
        while decoding.fill(&mut out)? {}
        Ok((String::from_utf8(out).unwrap(), decoding.encoding().name()))
    }

    /// Characters of two, three and four bytes at every offset from the end of a chunk.
    #[test]
    fn characters_are_not_cut_by_chunks() {
        for shift in 0..5 {
            let want = "x".repeat(shift) + &"é中𠮷".repeat(30_000);
            assert_eq!(text(want.as_bytes()).unwrap(), (want.clone(), "UTF-8"));
            let (gb, _, lost) = GB18030.encode(&want);
            assert!(!lost);
            assert_eq!(text(&gb).unwrap(), (want.clone(), "gb18030"));
            let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(want.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            assert_eq!(text(&utf16).unwrap(), (want, "UTF-16BE"));
        }
    }

    #[test]
    fn nothing_known_is_refused() {
        assert!(matches!(text(b"a\xff\xff\xffb"), Err(Broken::Undecodable)));
        assert!(matches!(text(b"\xff\xfea\0b"), Err(Broken::Undecodable)), "half a UTF-16 unit");
        assert_eq!(text(b"").unwrap(), (String::new(), "UTF-8"));
        assert_eq!(text(b"\xef\xbb\xbf").unwrap(), (String::new(), "UTF-8"));
    }
}
