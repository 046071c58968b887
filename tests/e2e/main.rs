//! The real window under a virtual display, driven as a person would: by what it shows.
//!
//! Each test has its own display, ports, home and configuration, so tests run side by side and
//! touch nothing of the person who starts them. Needs `Xvfb`, `xdotool`, `WebKitWebDriver`,
//! Python with GTK for the drag source, and `tauri-driver` (or its path in `TAURI_DRIVER`).

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stderr, reason = "what the window showed at a failure goes beside it")]

mod auditors_list;
mod drag;
mod fence;
mod journey;
mod papers;
mod screen;
mod stage;
mod wait;
