//! `reveal RUN`: after the last visit, the secret becomes public.

use super::acting::{Act, Acting, refused};
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use super::{files, unlock};
use crate::base::Lang;
use crate::ceremony;
use crate::record::{Commitment, ESCROW_FILE, Run};
use crate::seed::SecretBytes;
use std::path::PathBuf;

/// Arguments of `reveal`.
#[derive(Debug, clap::Args)]
pub struct Reveal {
    /// the RUN folder
    pub run: PathBuf,
    /// if sealed/secret.json is lost: the identity file of whoever keeps the escrow
    #[arg(long, value_name = "IDENTITYFILE")]
    pub identity: Option<PathBuf>,
    /// the escrow file, if it is not RUN/sealed/escrow.age
    #[arg(long, value_name = "FILE", requires = "identity")]
    pub escrow_file: Option<PathBuf>,
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
        let act = self.acting.enter(&run)?;
        let commitment = match &self.identity {
            None => reveal(&run, &act)?,
            Some(identity) => {
                let commitment = run.commitment()?;
                let file = self.escrow_file.clone().unwrap_or_else(|| self.run.join(ESCROW_FILE));
                let (identity, bytes) = (unlock::identity(identity)?, unlock::bytes(&file)?);
                let secret = ceremony::recover(&commitment, &identity, &bytes).map_err(|e| unlock::locked(&e))?;
                open(&run, commitment, &secret, &act)?
            }
        };
        desk.answer(&serde_json::json!({"revealed": files::told(&self.run), "public": commitment.plan.public}), || match desk.lang {
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
    open(run, commitment, &secret, act)
}

fn open(run: &Run, commitment: Commitment, secret: &SecretBytes, act: &Act) -> Result<Commitment, Stop> {
    ceremony::reveal(run, &commitment, secret, act.terms()).map_err(|e| refused(&e))?;
    Ok(commitment)
}
