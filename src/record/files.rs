//! A RUN folder: which file holds what, read strictly and written in one step.

use super::{Amendment, BOUND_FILE, Bound, Commitment, Ledger, PublicResult, Record, Sealed, Secret};
use crate::base::{Access, Digest, canon, sha256, write_atomic_with};
use serde::{Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};

/// Folder of what everybody may see.
pub const PUBLIC: &str = "public";
/// Folder of what only the operator may see until the reveal.
pub const SEALED: &str = "sealed";
/// The frozen plan.
pub const COMMITMENT_FILE: &str = "public/commitment.json";
/// What was done, when, by whom.
pub const LEDGER_FILE: &str = "public/ledger.json";
/// What a sealed result shows.
pub const RESULT_FILE: &str = "public/result.json";
/// S, once it is revealed.
pub const REVEALED_FILE: &str = "public/secret.json";
/// The private inputs.
pub const SEALED_FILE: &str = "sealed/sealed.json";
/// S; absent in public mode.
pub const SECRET_FILE: &str = "sealed/secret.json";
/// S, encrypted to somebody else's key; absent unless it was asked for.
pub const ESCROW_FILE: &str = "sealed/escrow.age";
/// What followed from the seed.
pub const RECORD_FILE: &str = "sealed/record.json";
/// Amendments are called `amendment-0001.json` …
const AMENDMENT_PREFIX: &str = "amendment-";

/// Why a RUN folder could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The file system said no.
    #[error("{path}: {source}")]
    Io {
        /// File.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The bytes are not a canonical file of this format.
    #[error("{path}: {source}")]
    Form {
        /// File.
        path: PathBuf,
        /// What is wrong with them.
        #[source]
        source: canon::CanonError,
    },
}

/// A RUN folder.
#[derive(Clone, Debug)]
pub struct Run {
    folder: PathBuf,
}

impl Run {
    /// The folder at `path`, which need not exist yet.
    pub fn at(path: &Path) -> Self {
        Self { folder: path.to_owned() }
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Whether a file is there.
    pub fn has(&self, name: &str) -> bool {
        self.folder.join(name).is_file()
    }

    /// Bytes of a file.
    ///
    /// # Errors
    /// [`RunError::Io`].
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, RunError> {
        let path = self.folder.join(name);
        std::fs::read(&path).map_err(|source| RunError::Io { path, source })
    }

    /// SHA-256 of a file.
    ///
    /// # Errors
    /// [`RunError::Io`].
    pub fn digest(&self, name: &str) -> Result<Digest, RunError> {
        Ok(sha256(&[&self.bytes(name)?]))
    }

    /// Rows of a canonical file.
    ///
    /// # Errors
    /// If it is missing, not canonical, or not of this form.
    pub fn read<T: Serialize + DeserializeOwned>(&self, name: &str) -> Result<T, RunError> {
        let bytes = self.bytes(name)?;
        canon::read(&bytes).map_err(|source| RunError::Form { path: self.folder.join(name), source })
    }

    /// Write rows as a canonical file, in one step. What is sealed is readable by its owner only.
    ///
    /// # Errors
    /// [`RunError::Io`].
    pub fn write<T: Serialize>(&self, name: &str, rows: &T) -> Result<(), RunError> {
        let path = self.folder.join(name);
        let access = if name.starts_with(SEALED) { Access::Owner } else { Access::Everybody };
        let write = || {
            make_folder(&path, access)?;
            write_atomic_with(&path, access, |out| canon::write_to(rows, out))
        };
        write().map_err(|source| RunError::Io { path: path.clone(), source })
    }

    /// `commitment.json`.
    ///
    /// # Errors
    /// As [`Run::read`].
    pub fn commitment(&self) -> Result<Commitment, RunError> {
        self.read(COMMITMENT_FILE)
    }

    /// `sealed.json`.
    ///
    /// # Errors
    /// As [`Run::read`].
    pub fn sealed(&self) -> Result<Sealed, RunError> {
        self.read(SEALED_FILE)
    }

    /// `secret.json`, revealed or still sealed, or none if there is no such file.
    ///
    /// # Errors
    /// As [`Run::read`].
    pub fn secret(&self) -> Result<Option<Secret>, RunError> {
        [REVEALED_FILE, SECRET_FILE].into_iter().find(|name| self.has(name)).map(|name| self.read(name)).transpose()
    }

    /// `ledger.json`.
    ///
    /// # Errors
    /// As [`Run::read`].
    pub fn ledger(&self) -> Result<Ledger, RunError> {
        self.read(LEDGER_FILE)
    }

    /// `result.json`.
    ///
    /// # Errors
    /// As [`Run::read`].
    pub fn result(&self) -> Result<PublicResult, RunError> {
        self.read(RESULT_FILE)
    }

    /// `record.json`.
    ///
    /// # Errors
    /// As [`Run::read`].
    pub fn record(&self) -> Result<Record, RunError> {
        self.read(RECORD_FILE)
    }

    /// `bound.json`, or none if there is no such file.
    ///
    /// # Errors
    /// As [`Run::read`].
    pub fn bound(&self) -> Result<Option<Bound>, RunError> {
        self.has(BOUND_FILE).then(|| self.read(BOUND_FILE)).transpose()
    }

    /// File name of an amendment.
    pub fn amendment_name(number: u64) -> String {
        format!("{SEALED}/{AMENDMENT_PREFIX}{number:04}.json")
    }

    /// The file an amendment follows, and whose digest it names: the amendment before it, or the record.
    pub fn name_before(number: u64) -> String {
        if number <= 1 { RECORD_FILE.to_owned() } else { Self::amendment_name(number - 1) }
    }

    /// Names of the amendment files that are there, gaps and all; ascending.
    pub fn amendment_files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.join(SEALED)).into_iter().flatten().flatten();
        let names = entries.filter_map(|e| e.file_name().into_string().ok()).filter(|n| n.starts_with(AMENDMENT_PREFIX));
        let mut names: Vec<String> = names.map(|name| format!("{SEALED}/{name}")).collect();
        names.sort();
        names
    }

    /// All amendments in order.
    ///
    /// # Errors
    /// As [`Run::read`].
    pub fn amendments(&self) -> Result<Vec<Amendment>, RunError> {
        (1..).map(Self::amendment_name).take_while(|name| self.has(name)).map(|name| self.read(&name)).collect()
    }
}

/// The folder a file goes into.
fn make_folder(path: &Path, access: Access) -> std::io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.is_dir() => {
            std::fs::create_dir_all(folder)?;
            access.folder(folder)
        }
        _ => Ok(()),
    }
}
