//! The binary as its users meet it: exact text, exact bytes, exact exit statuses.

mod check;
mod documents;
mod duties;
mod evaluate_csv;
mod evaluate_json;
mod exit_status;
mod fmt;
mod help;
mod inputs;
mod levels;
mod messages;
mod opinions;
mod progress;
mod province;
mod report;
mod rules;
mod run;
mod score;
mod standing;
mod streaming;
mod streams;
