//! What holds for every rule set and every dossier, tried on random ones. The cases are the same on every run.

mod agreement;
mod canonical;
mod kleene;
mod levels;
mod order;
mod reporting;
mod robust;
mod shown;
