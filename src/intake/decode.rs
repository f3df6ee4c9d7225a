//! Bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030, else refused.

use super::{Sink, codes};
use crate::base::Place;
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

/// The text of a file's bytes. What is not UTF-8 is noted; what is nothing known is refused.
pub(super) fn decode(name: &str, bytes: Vec<u8>, sink: &Sink) -> Option<String> {
    let place = || Place::file(name);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        sink.add(&codes::BINARY_FILE, place(), ("这是 Excel 工作簿，不是文本".into(), "this is an Excel workbook, not text".into()));
        return None;
    }
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, length)) if encoding == UTF_16LE || encoding == UTF_16BE => other(name, encoding, &bytes[length..], sink),
        Some((_, length)) => utf8(name, bytes[length..].to_vec(), sink),
        None => utf8(name, bytes, sink),
    }?;
    if text.contains('\0') {
        sink.add(&codes::BINARY_FILE, place(), ("文件里有零字节".into(), "there are zero bytes in the file".into()));
        return None;
    }
    if text.trim().is_empty() {
        sink.add(&codes::EMPTY_FILE, place(), ("文件是空的".into(), "the file is empty".into()));
        return None;
    }
    Some(text)
}

fn utf8(name: &str, bytes: Vec<u8>, sink: &Sink) -> Option<String> {
    String::from_utf8(bytes).map_or_else(|error| other(name, GB18030, error.as_bytes(), sink), Some)
}

fn other(name: &str, encoding: &'static Encoding, bytes: &[u8], sink: &Sink) -> Option<String> {
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
        let at = bytes.iter().take(first_invalid(encoding, bytes)).filter(|&&b| b == b'\n').count() + 1;
        let what = ("既不是 UTF-8 也不是 GB18030".into(), "neither UTF-8 nor GB18030".into());
        sink.add(&codes::UNDECODABLE, Place::row(name, at), what);
        return None;
    };
    let what = (format!("文件编码是 {}，已按此读取", encoding.name()), format!("the file is in {}; read as such", encoding.name()));
    sink.add(&codes::OTHER_ENCODING, Place::file(name), what);
    Some(text.into_owned())
}

/// Bytes before the first that cannot be read.
fn first_invalid(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = vec![0; bytes.len() * 3 + 16];
    let (_, read, _) = decoder.decode_to_utf8_without_replacement(bytes, &mut out, true);
    read.saturating_sub(1)
}
