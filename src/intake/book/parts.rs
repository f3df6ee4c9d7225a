//! Members of a workbook that is a zip archive, read within limits: what expands beyond them ends with an error, not with the memory.

use super::limits;
use super::source::Source;
use super::xml::{Broken, Xml};
use std::cell::Cell;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::rc::Rc;
use zip::ZipArchive;
use zip::read::ZipFile;

/// The members of an archive.
pub(super) struct Parts<'a> {
    source: &'a Source<'a>,
    archive: ZipArchive<BufReader<&'a File>>,
    /// Member of each name, in lower case and with slashes.
    names: HashMap<String, usize>,
    /// Bytes expanded so far, of all members.
    expanded: Rc<Cell<u64>>,
}

/// Events of a member.
pub(super) type Part<'b, 'a> = Xml<BufReader<Gate<ZipFile<'b, BufReader<&'a File>>>>>;

impl<'a> Parts<'a> {
    /// The members of the archive a source is.
    pub fn open(source: &'a Source<'a>) -> Result<Self, Broken> {
        let archive = ZipArchive::new(BufReader::new(source.rewound()?)).map_err(|_| Broken::Damaged)?;
        let plain = |name: &str| name.replace('\\', "/").trim_start_matches('/').to_lowercase();
        let all = archive.file_names().enumerate().filter_map(|(at, name)| Some((plain(&name.ok()?), at)));
        let names = all.collect();
        Ok(Self { source, archive, names, expanded: Rc::default() })
    }

    /// Bytes a member says it has.
    pub fn size(&mut self, name: &str) -> u64 {
        let at = self.names.get(&name.to_lowercase()).copied();
        at.and_then(|at| self.archive.by_index_raw(at).ok().map(|part| part.size())).unwrap_or(0)
    }

    /// Events of a member; none if there is no such member.
    pub fn xml<'b>(&'b mut self, name: &str) -> Result<Option<Part<'b, 'a>>, Broken> {
        let Some(&at) = self.names.get(&name.to_lowercase()) else { return Ok(None) };
        let encrypted = self.archive.by_index_raw(at).is_ok_and(|part| part.encrypted());
        if encrypted {
            return Err(Broken::Password);
        }
        let part = self.archive.by_index(at).map_err(|_| Broken::Damaged)?;
        let most = limits::EXPANDED.min(limits::FLOOR.max(self.source.bytes.saturating_mul(limits::RATIO)));
        Ok(Some(Xml::new(BufReader::with_capacity(1 << 16, Gate { inner: part, expanded: Rc::clone(&self.expanded), most, without: 0 }))))
    }

    /// Bytes expanded so far, also while a member is read.
    pub fn expanded(&self) -> Rc<Cell<u64>> {
        Rc::clone(&self.expanded)
    }
}

/// Lets bytes of XML through until there are too many, of all members or between two `<`.
pub(super) struct Gate<R> {
    inner: R,
    expanded: Rc<Cell<u64>>,
    most: u64,
    /// Bytes since the last `<`.
    without: usize,
}

impl<R: Read> Read for Gate<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        let expanded = self.expanded.get() + read as u64;
        self.expanded.set(expanded);
        self.without = match out[..read].iter().rposition(|&b| b == b'<') {
            Some(at) => read - at,
            None => self.without + read,
        };
        if expanded > self.most || self.without > limits::UNBROKEN {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}
