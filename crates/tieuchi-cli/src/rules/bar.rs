//! A progress bar on standard error, where somebody looks and it takes long.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What takes less needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that shows itself after a second, and only on a terminal.
pub(super) struct Bar {
    bar: ProgressBar,
    start: Instant,
}

impl Bar {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} ({eta})") {
            bar.set_style(style);
        }
        Self { bar, start: Instant::now() }
    }

    /// So many are done, of so many.
    pub(super) fn set(&self, done: usize, all: usize) {
        if self.start.elapsed() >= PATIENCE {
            self.bar.set_length(all as u64);
            self.bar.set_position(done as u64);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
