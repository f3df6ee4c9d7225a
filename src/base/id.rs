//! Ids are names, never row numbers. They sort by bytes.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(SmolStr);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(SmolStr::new(text))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A sampled unit: credit code, and `#site` where one code has several sites.
    EnterpriseId,
    /// A line of the plan table, such as `CX-07`.
    LineId,
    /// A shared quota of several lines.
    GroupId,
    /// A county-level division, by its six-digit code or the planner's own code.
    CountyId,
    /// A testing lab.
    LabId,
    /// A sampling organisation.
    OrgId,
    /// A sampler of the roster.
    SamplerId,
    /// A product (leaf of the product tree).
    ProductId,
    /// A transport flag of products, such as `hazardous`.
    FlagId,
    /// A group of products with an intake of its own at a lab.
    ProductGroupId,
}

impl EnterpriseId {
    /// The credit code: what stands before `#`, if the id names a site. Sites of one company share it.
    pub fn company(&self) -> &str {
        self.0.split('#').next().unwrap_or(&self.0)
    }
}
