//! Prints in a few seconds what the engine costs beyond the same judgement written by hand.
//!
//! `cargo run --release -p tieuchi-benches --bin ratios [ROUNDS]`

fn main() {
    let rounds = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(1001);
    tieuchi_benches::measure::print_ratios(rounds);
}
