//! A bar for runs that take longer than a moment, at a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// A shorter run shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The documents done so far.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: bool,
}

impl Progress {
    /// For so many documents; `talking` says that output is written meanwhile, which a bar at the same terminal would spoil.
    pub fn new(documents: usize, talking: bool) -> Self {
        let bar = ProgressBar::with_draw_target(u64::try_from(documents).ok(), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} documents") {
            bar.set_style(style);
        }
        Self { bar, start: Instant::now(), shown: std::io::stderr().is_terminal() && !(talking && std::io::stdout().is_terminal()) }
    }

    /// One document more is done.
    pub fn step(&self) {
        if self.shown && self.bar.is_hidden() && self.start.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
