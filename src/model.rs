//! Trees to policy: names, references, inheritance and derived relations. Never fails.
//!
//! In: the trees of all files. Out: a [`Policy`] with whatever could be understood, and what is wrong as problems. What
//! cannot be understood is *unknown*, not absent, so that nothing is blamed for it twice.
//!
//! # Passes
//! 1. `names` finds the declarations: kind, name, title. A name declared twice is told; the first one counts.
//! 2. `read` reads each line by its row of the vocabulary into facts and values; names are looked up on the way.
//! 3. `relate` builds the tables of [`Relations`]: inverse references, inheritance, chains of command, departments, the head.
//! 4. `loops` finds those who answer to themselves.
//!
//! It judges only whether the policy can be understood. Whether it is well governed is for [`crate::rules`].

pub mod duties;
pub mod policy;
pub mod relations;
pub mod value;

pub use policy::{Declaration, DeclarationId, Fact, FactId, Held, Missing, Policy};
pub use relations::{Reference, Relations};
pub use value::{Comparator, Date, Decimal, PartyWord, Quantity, Unit, Value};
