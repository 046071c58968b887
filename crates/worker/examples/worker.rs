//! A worker and nothing else: the child process of this crate's tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    muniment_worker::serve()
}
