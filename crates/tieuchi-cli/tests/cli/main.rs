//! The binary as its users meet it: exact text, exact bytes, exact exit statuses.

mod check;
mod diff;
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
mod rule_tests;
mod rules;
mod run;
mod schema;
mod score;
mod standing;
mod streaming;
mod streams;
mod tables;
mod walk;
