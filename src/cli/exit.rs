//! Exit codes: a documented list.

use std::process::{ExitCode, Termination};

/// How a run of the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, and everything holds.
    Fine,
    /// 1: our fault, or the machine's (a full disk).
    Fault,
    /// 2: the input was refused, with findings; nothing was written.
    Refused,
    /// 3: replay or judge says no.
    Disagrees,
    /// 4: the plan cannot be met from this frame, these labs and teams.
    CannotMeet,
}

impl Exit {
    /// The number the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::Fault => 1,
            Exit::Refused => 2,
            Exit::Disagrees => 3,
            Exit::CannotMeet => 4,
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}
