//! `reveal RUN`: after the last visit, the secret becomes public.

use super::acting::{Act, Acting, refused};
use super::desk::Desk;
use super::exit::Exit;
use super::files;
use super::stop::Stop;
use crate::base::Lang;
use crate::ceremony;
use crate::record::{Commitment, Run};
use std::path::PathBuf;

/// Arguments of `reveal`.
#[derive(Debug, clap::Args)]
pub struct Reveal {
    /// RUN 文件夹 · the RUN folder
    pub run: PathBuf,
    #[command(flatten)]
    pub acting: Acting,
}

impl Reveal {
    /// Writes `public/secret.json` and enters the reveal.
    ///
    /// # Errors
    /// If the RUN is not drawn, void or revealed already.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let run = Run::at(&self.run);
        let commitment = reveal(&run, &self.acting.enter(&run)?)?;
        desk.answer(&serde_json::json!({"revealed": self.run, "public": commitment.plan.public}), || match desk.lang {
            Lang::Zh => "保密数已公开：整个 RUN 文件夹现在可以交给任何人重放\n".to_owned(),
            Lang::En => "the secret is public: the whole RUN folder can be given to anybody to replay\n".to_owned(),
        });
        Ok(Exit::Fine)
    }
}

/// The secret becomes public.
///
/// # Errors
/// If the RUN is not drawn, void or revealed already.
pub fn reveal(run: &Run, act: &Act) -> Result<Commitment, Stop> {
    let commitment: Commitment = run.commitment()?;
    let secret = files::secret(run, &commitment)?;
    ceremony::reveal(run, &commitment, &secret, act.terms()).map_err(|e| refused(&e))?;
    Ok(commitment)
}
