//! Rules about a whole enterprise.

use crate::record::{Channel, Enterprise, Status};

/// The first rule that keeps it out of everything: closed, suspended, online only, then not in scope of any line.
pub(super) fn excluded(e: &Enterprise, no_line: bool) -> Option<&'static str> {
    match (e.status, e.channel) {
        (Status::Closed, _) => Some("closed"),
        (Status::Suspended, _) => Some("suspended"),
        (_, Channel::Online) => Some("online_only"),
        _ if no_line => Some("not_in_scope"),
        _ => None,
    }
}
