//! What the tests of every crate share: random rule sets and dossiers, an oracle that judges them the plain way, and JSON
//! that can be laid out anew.

pub mod dice;
pub mod exact;
pub mod generate;
pub mod json;
pub mod model;
pub mod oracle;
pub mod run;
pub mod sample;
pub mod vectors;
