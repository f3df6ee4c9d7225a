//! Words all rooms share: ids, days, units, ratios, digests, canonical JSON, places, findings.

mod atomic;
pub mod canon;
mod day;
mod digest;
mod finding;
mod geo;
mod id;
mod lang;
mod list;
mod merkle;
mod progress;
mod ratio;
mod stop;
mod units;
mod width;

pub use atomic::{Access, Folder, write_atomic, write_atomic_with};
pub use day::{Day, DayError, Week};
pub use digest::{Digest, sha256};
pub use finding::{Finding, Place, Severity};
pub use geo::{Direction, Point};
pub use id::{CountyId, EnterpriseId, FlagId, GroupId, LabId, LineId, OrgId, ProductGroupId, ProductId, SamplerId};
pub use lang::Lang;
pub use list::List;
pub use merkle::{leaf_hash, merkle_path, merkle_root};
pub use progress::{Progress, Quiet, Until};
pub use ratio::Ratio;
pub use stop::{Never, Standing, Stop};
pub use units::{Fen, Metres, Minutes};
pub use width::{clip, width, wrap};
