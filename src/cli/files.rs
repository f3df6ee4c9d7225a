//! Folders that appear whole or not at all, and inputs read back.

use super::desk::Desk;
use super::stop::Stop;
use crate::base::Folder;
use crate::frame::Sound;
use crate::intake::codes;
use crate::record::{Commitment, Run};
use crate::report::Papers;
use crate::seed::SecretBytes;
use std::path::Path;

/// Writes all files into a new folder, in one step.
///
/// # Errors
/// If the folder has something in it or cannot be written.
pub fn write_folder<N: AsRef<str>, B: AsRef<[u8]>>(target: &Path, files: &[(N, B)]) -> Result<(), Stop> {
    let put = || {
        let folder = Folder::start(target)?;
        for (name, bytes) in files {
            folder.put(name.as_ref(), bytes.as_ref())?;
        }
        folder.finish()
    };
    put().map_err(|error| Stop::writing(target, &error))
}

/// The secret of a RUN; the zero secret in public mode.
///
/// # Errors
/// If the file is missing or not a secret.
pub fn secret(run: &Run, commitment: &Commitment) -> Result<SecretBytes, Stop> {
    match run.secret()? {
        _ if commitment.plan.public => Ok(SecretBytes::public()),
        Some(secret) => SecretBytes::from_hex(&secret.secret).ok_or_else(|| {
            Stop::refused("secret.json 不是 64 位小写十六进制数", "secret.json does not hold 64 lower-case hexadecimal digits")
                .coded(&codes::FILE_FORM)
        }),
        None => Err(Stop::refused("缺少 secret.json（本次抽取不是公开模式）", "secret.json is missing (this RUN is not in public mode)")
            .coded(&codes::MISSING_FILE)),
    }
}

/// The inputs of a RUN.
///
/// # Errors
/// If they do not hold together.
pub fn sound(run: &Run, commitment: &Commitment) -> Result<Sound, Stop> {
    Sound::new(commitment.plan.facts.clone(), run.sealed()?).map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        Stop::refused(
            format!("RUN 中的输入有误，共 {} 处；先运行 evenhand replay", faults.len()),
            format!("the inputs in RUN are broken in {} places, first: {first}", faults.len()),
        )
        .coded(&codes::INPUTS_CHANGED)
    })
}

/// A path as rows of JSON tell it: a name that is no UTF-8 has `\u{fffd}` where it is not.
pub fn told(path: &Path) -> String {
    path.display().to_string()
}

/// The papers of a RUN that is drawn.
///
/// # Errors
/// If a file is missing or not of its form.
pub fn papers(run: &Run, desk: &Desk) -> Result<Papers, Stop> {
    let _mark = desk.waiting("读取文件", "reading");
    Ok(Papers::read(run)?)
}

/// A TASK is a folder or a workbook.
///
/// # Errors
/// If nothing is there.
pub fn must_exist(path: &Path) -> Result<(), Stop> {
    if path.exists() {
        return Ok(());
    }
    Err(Stop::refused(format!("没有这个文件或文件夹：{}", path.display()), format!("there is no file or folder {}", path.display()))
        .coded(&codes::MISSING_FOLDER))
}

/// A RUN that is no folder is a mistake of the caller, not a difference.
///
/// # Errors
/// If the path is no folder.
pub fn must_be_folder(path: &Path) -> Result<(), Stop> {
    if path.is_dir() {
        return Ok(());
    }
    Err(Stop::refused(format!("没有这个文件夹：{}", path.display()), format!("there is no folder {}", path.display()))
        .coded(&codes::MISSING_FOLDER))
}
