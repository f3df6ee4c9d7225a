//! Two processes never act in one RUN at a time.

use super::CeremonyError;
use crate::record::{Run, RunError};
use std::fs::{File, TryLockError};

/// Held while an act is going on; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Name of the lock file.
    pub const FILE: &str = ".lock";

    /// Take the lock of a RUN.
    ///
    /// # Errors
    /// If somebody else has it, or the folder cannot be written.
    pub fn take(run: &Run) -> Result<Self, CeremonyError> {
        let path = run.path().join(Self::FILE);
        std::fs::create_dir_all(run.path()).map_err(|source| RunError::Io { path: run.path().to_owned(), source })?;
        let io = |source| CeremonyError::Run(RunError::Io { path: path.clone(), source });
        let file = File::options().create(true).append(true).open(&path).map_err(io)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(CeremonyError::Busy(run.path().to_owned())),
            Err(TryLockError::Error(source)) => Err(io(source)),
        }
    }
}
