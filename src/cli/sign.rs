//! `sign RUN --key …`: put signatures under the round's entries.

use super::acting::{Acting, refused};
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::base::Lang;
use crate::ceremony::{self, round_of};
use crate::intake::codes;
use crate::record::{LEDGER_FILE, Run};
use std::path::PathBuf;

/// Arguments of `sign`.
#[derive(Debug, clap::Args)]
pub struct Sign {
    /// the RUN folder
    pub run: PathBuf,
    #[command(flatten)]
    pub acting: Acting,
}

impl Sign {
    /// Signs every entry of the RUN's round that the keys have not signed.
    ///
    /// # Errors
    /// If there is no key, a key is no signer's, or the ledger cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let run = Run::at(&self.run);
        if self.acting.key.is_empty() {
            return Err(Stop::refused("请用 --key 给出密钥文件", "give a key file with --key").coded(&codes::MISSING_ARGUMENT));
        }
        let act = self.acting.enter(&run)?;
        let mut ledger = run.ledger()?;
        let round = round_of(&ledger, &run.commitment()?.commitment).map_err(|e| refused(&e))?;
        ceremony::sign(&mut ledger, round.start, round.clone(), act.terms().keys).map_err(|e| refused(&e))?;
        run.write(LEDGER_FILE, &ledger)?;
        let entries = &ledger.entries[round];
        let signers = entries.iter().map(|e| e.signatures.len()).collect::<Vec<_>>();
        let rows = serde_json::json!({"entries": entries.len(), "signatures": signers});
        desk.answer(&rows, || match desk.lang {
            Lang::Zh => format!("已签名：本轮 {} 条，各有签名 {signers:?} 个\n", entries.len()),
            Lang::En => format!("signed: {} entries of this round, with {signers:?} signatures\n", entries.len()),
        });
        Ok(Exit::Fine)
    }
}
