//! `prove RUN ID`: a proof about one enterprise, checkable with `public/` alone.

use super::desk::Desk;
use super::exit::Exit;
use super::files;
use super::stop::Stop;
use crate::base::{Lang, canon, write_atomic};
use crate::ceremony::{self, ProofError};
use crate::intake::codes;
use crate::judge::{self, Proved};
use crate::record::{Enterprise, FateKind, ProvedLeaf, RESULT_FILE, Run};
use crate::report::{why, words};
use std::path::{Path, PathBuf};

/// A proof that is longer is a mistake, not a proof.
const PROOF_BYTES_MAX: u64 = 1 << 20;

/// Arguments of `prove`.
#[derive(Debug, clap::Args)]
pub struct Prove {
    /// the RUN folder
    pub run: PathBuf,
    /// an id, credit code or name that means one enterprise
    pub id: String,
    /// prove that it stands in the frame, not what became of it
    #[arg(long)]
    pub frame: bool,
    /// file to write
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

impl Prove {
    /// Proves the fate after the draw, the place in the frame before it or with `--frame`.
    ///
    /// # Errors
    /// If the RUN cannot be read, the name means nobody or several, or the proof cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let run = Run::at(&self.run);
        let (commitment, sealed) = (run.commitment()?, run.sealed()?);
        let secret = files::secret(&run, &commitment)?;
        let enterprise = one(&sealed.frame, self.id.trim())?;
        let proof = if self.frame || !run.has(RESULT_FILE) {
            ceremony::frame_proof(&commitment, &sealed, &secret, &enterprise.id)
        } else {
            ceremony::fate_proof(&commitment, &sealed, &secret, &run.record()?, &run.result()?, &enterprise.id)
        };
        let proof = proof.map_err(|e| refused(&e))?;
        let bytes = canon::write(&proof);
        if let Some(out) = &self.out {
            write_atomic(out, &bytes).map_err(|e| Stop::writing(out, &e))?;
        }
        let rows = serde_json::json!({"proof": proof, "bytes": bytes.len(), "file": self.out.as_deref().map(files::told)});
        desk.answer(&rows, || {
            let fate = match &proof.leaf {
                ProvedLeaf::Frame(_) => None,
                ProvedLeaf::Fates(leaf) => Some(leaf.fate),
            };
            let said = claim(&format!("{} {}", enterprise.id, enterprise.name), fate, &lines(&proof.leaf), desk.lang);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let size = bytes.len();
            let run = self.run.display();
            match (&self.out, desk.lang) {
                (Some(out), Lang::Zh) => {
                    format!("{said}\n证明 {size} 字节，已写入 {0}；只凭 public/ 核对：evenhand replay {run} --proof {0}\n", out.display())
                }
                (Some(out), Lang::En) => format!(
                    "{said}\nproof of {size} bytes in {0}; check it with public/ alone: evenhand replay {run} --proof {0}\n",
                    out.display()
                ),
                (None, Lang::Zh) => format!("{said}\n证明 {size} 字节（--out 写入文件）：\n{text}\n"),
                (None, Lang::En) => format!("{said}\nproof of {size} bytes (--out writes a file):\n{text}\n"),
            }
        });
        Ok(Exit::Fine)
    }
}

/// The one enterprise that is meant.
fn one<'a>(frame: &'a [Enterprise], name: &str) -> Result<&'a Enterprise, Stop> {
    match &why::named(frame, name)[..] {
        [one] => Ok(one),
        [] => Err(Stop::refused(format!("名录里没有 {name}"), format!("the frame has no {name}")).coded(&codes::UNKNOWN_NAME)),
        several => {
            let shown: Vec<String> = several.iter().take(8).map(|e| format!("{} {}", e.id, e.name)).collect();
            let (count, shown) = (several.len(), shown.join("\n  "));
            Err(Stop::refused(
                format!("{name} 可以指 {count} 家企业，请用编号：\n  {shown}"),
                format!("{name} may mean {count} enterprises; give an id:\n  {shown}"),
            )
            .coded(&codes::UNKNOWN_NAME))
        }
    }
}

fn refused(error: &ProofError) -> Stop {
    let zh = match error {
        ProofError::Nobody(id) => format!("名录里没有 {id}"),
        ProofError::Changed(file) => format!("sealed/ 里的内容与 {file} 中的根对不上：文件被改过"),
    };
    Stop::new(Exit::Disagrees, zh, error.to_string())
}

fn lines(leaf: &ProvedLeaf) -> Vec<String> {
    match leaf {
        ProvedLeaf::Frame(_) => Vec::new(),
        ProvedLeaf::Fates(leaf) => leaf.lines.iter().map(ToString::to_string).collect(),
    }
}

/// What a proof says.
fn claim(who: &str, fate: Option<FateKind>, lines: &[String], lang: Lang) -> String {
    match fate {
        None => format!("{who} {}", lang.pick("在名录中", "stands in the frame")),
        Some(fate) if lines.is_empty() => format!("{who} {}", words::fate(fate, lang)),
        Some(fate) => format!("{who} {} {}", words::fate(fate, lang), lines.join(lang.pick("、", ", "))),
    }
}

/// `replay RUN --proof FILE`: says 一致 or 不一致, with the place.
///
/// # Errors
/// If there is no such folder, or no such proof.
pub fn check(run: &Path, proof: &Path, desk: &Desk) -> Result<Exit, Stop> {
    files::must_be_folder(run)?;
    let long = std::fs::metadata(proof).is_ok_and(|file| file.len() > PROOF_BYTES_MAX);
    let bytes = if long { Err(std::io::ErrorKind::FileTooLarge.into()) } else { std::fs::read(proof) };
    let bytes = bytes.map_err(|e| Stop::reading(proof, &e))?;
    let proved = judge::judge_proof(&Run::at(run), &bytes);
    let good = proved.verdict.is_good();
    desk.answer(&serde_json::json!({"same": good, "proof": proved.proof, "checks": proved.verdict.checks}), || said(&proved, desk.lang));
    Ok(if good { Exit::Fine } else { Exit::Disagrees })
}

fn said(proved: &Proved, lang: Lang) -> String {
    let failed = proved.verdict.failed().find_map(|check| check.failure.as_ref().map(|failure| (check.section, failure)));
    match (failed, proved.says()) {
        (Some((section, f)), _) => match lang {
            Lang::Zh => format!("不一致（{}）：{}\n  {}\n", words::section(section, lang), f.path, f.zh),
            Lang::En => format!("not the same ({section}): {}\n  {}\n", f.path, f.en),
        },
        (None, Some((who, fate, lines))) => {
            let said = claim(&who, fate, &lines, lang);
            match lang {
                Lang::Zh => format!("一致：{said}。只用 public/ 核对，证明成立\n"),
                Lang::En => format!("the same: {said}. The proof holds, by public/ alone\n"),
            }
        }
        (None, None) => String::new(),
    }
}
