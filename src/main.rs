//! The program `factlint`.

use std::process::ExitCode;

fn main() -> ExitCode {
    factlint::cli::run(std::env::args_os())
}
