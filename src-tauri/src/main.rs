//! The window of Muniment: composition, commands, events and menus.
//!
//! Everything a vault can do is asked of the `muniment` crate; nothing here decides anything.
//! With `--worker` first, the same executable is the child process that reads documents.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod alerts;
mod app;
mod commands;
mod desk;
mod dialogs;
mod drag;
mod held;
mod ipc;
mod logs;
mod menu;
mod notices;
mod opening;
mod pages;
mod progress;
mod recent;
mod start;
mod words;

use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|mode| mode == "--worker") {
        return muniment::serve_worker();
    }
    match app::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "there is no window and may be no log to say it in")]
fn complain(error: &dyn std::error::Error) {
    eprintln!("muniment could not start: {error}");
}
