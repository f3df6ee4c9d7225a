//! Writing that leaves the old state or the new one, never half.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Replace `path` by `bytes` in one step (temporary file beside it, synced, renamed).
///
/// # Errors
/// Whatever the file system says; `path` is then as it was.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_atomic_with(path, Access::Everybody, |out| out.write_all(bytes))
}

/// The same for bytes that are written as they come.
///
/// # Errors
/// Whatever the file system or `write` says; `path` is then as it was.
pub fn write_atomic_with(path: &Path, access: Access, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(parent)?;
    write(&mut file)?;
    file.as_file().sync_all()?;
    access.file(file.path())?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// As usual.
    Everybody,
    /// Its owner alone.
    Owner,
}

impl Access {
    /// Set it on a file. Temporary files are made for their owner only; what replaces a normal file is readable like one.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn file(self, path: &Path) -> io::Result<()> {
        permit(path, if self == Self::Owner { 0o600 } else { 0o644 })
    }

    /// Set it on a folder.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn folder(self, path: &Path) -> io::Result<()> {
        permit(path, if self == Self::Owner { 0o700 } else { 0o755 })
    }
}

#[cfg(unix)]
fn permit(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn permit(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// A new folder that appears under its name only when everything is in it.
#[derive(Debug)]
pub struct Folder {
    building: tempfile::TempDir,
    target: PathBuf,
}

impl Folder {
    /// Start a folder that will be called `target`.
    ///
    /// # Errors
    /// If `target` exists and is not an empty folder, or its parent cannot be written.
    pub fn start(target: &Path) -> io::Result<Self> {
        if Self::is_taken(target) {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{} already has something in it", target.display())));
        }
        let parent = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent)?;
        let building = tempfile::Builder::new().prefix(".evenhand-").tempdir_in(parent)?;
        Ok(Self { building, target: target.to_owned() })
    }

    /// Whether the name belongs to a file, or to a folder with something in it.
    pub fn is_taken(target: &Path) -> bool {
        target.is_file() || fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some())
    }

    /// Where to write now.
    pub fn path(&self) -> &Path {
        self.building.path()
    }

    /// Write one file inside, making its folders.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.put_with(name, |out| out.write_all(bytes))
    }

    /// Write one file inside as its bytes come.
    ///
    /// # Errors
    /// Whatever the file system or `write` says.
    pub fn put_with(&self, name: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let path = self.building.path().join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = fs::File::create(path)?;
        write(&mut file)?;
        file.sync_all()
    }

    /// Give the folder its name.
    ///
    /// # Errors
    /// If something has taken the name meanwhile; nothing is then left behind.
    pub fn finish(self) -> io::Result<()> {
        self.finish_for(Access::Everybody)
    }

    /// The same; who may look into it. Its files keep the access they have.
    ///
    /// # Errors
    /// As [`Folder::finish`].
    pub fn finish_for(self, access: Access) -> io::Result<()> {
        access.folder(self.building.path())?;
        if self.target.is_dir() {
            fs::remove_dir(&self.target)?;
        }
        fs::rename(self.building.path(), &self.target)?;
        let _ = self.building.keep();
        Ok(())
    }
}
