//! Puts the window together.

use std::path::PathBuf;

use muniment::{Settings, WorkerCommand};
use tauri::{App, AppHandle, Manager, RunEvent, Url, WebviewWindowBuilder};
use tracing::info;

use crate::desk::Desk;
use crate::drag::{self, Drags};
use crate::start::Start;
use crate::{commands, logs, menu, notices, opening, pages};

/// Why the window cannot start.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// Runs the window until the person leaves.
pub(crate) fn run() -> Result<(), Failure> {
    let worker = WorkerCommand { program: std::env::current_exe()?, args: vec!["--worker".into()] };
    let settings = Settings::for_this_machine(worker)?;
    let start = Start::new(std::env::args_os().skip(1), std::env::var_os("MUNIMENT_VAULT"));

    let mut builder = tauri::Builder::default();
    // Windows with a configuration of their own, such as those of tests, stand side by side.
    if !has_own_config() {
        builder = builder
            .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| focus(app)));
    }
    let app = builder
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .manage(Desk::new(settings, start))
        .register_asynchronous_uri_scheme_protocol("vault", |context, request, answer| {
            pages::serve(context.app_handle().clone(), request, answer);
        })
        .menu(menu::build)
        .on_menu_event(|app, event| menu::on_event(app, &event))
        .on_window_event(drag::on_window_event)
        .invoke_handler(commands::handler())
        .setup(set_up)
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if matches!(event, RunEvent::Exit) {
            opening::leave(app);
        }
    });
    Ok(())
}

fn set_up(app: &mut App) -> Result<(), Failure> {
    app.manage(logs::start(&log_folder(app)?)?);
    info!(version = env!("CARGO_PKG_VERSION"), platform = std::env::consts::OS, "started");
    app.manage(Drags::watch(app.handle()));
    notices::keep_up(app.handle());
    let window = app.config().app.windows.first().cloned().ok_or("no window is configured")?;
    WebviewWindowBuilder::from_config(app.handle(), &window)?.on_navigation(is_ours).build()?;
    Ok(())
}

/// No document and no script may take the window anywhere else.
fn is_ours(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        ("http", Some("localhost")) => cfg!(dev) && url.port() == Some(5173),
        _ => false,
    }
}

pub(crate) fn focus(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse either; there is nothing else to try.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn log_folder(app: &App) -> Result<PathBuf, Failure> {
    if has_own_config() {
        Ok(app.state::<Desk>().settings.config_root.join("logs"))
    } else {
        Ok(app.path().app_log_dir()?)
    }
}

fn has_own_config() -> bool {
    std::env::var_os("MUNIMENT_CONFIG").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_else() {
        let allowed = |url: &str| is_ours(&url.parse().unwrap());
        assert!(allowed("tauri://localhost/index.html"));
        assert!(allowed("http://tauri.localhost/"));
        for url in [
            "https://example.com/",
            "file:///etc/passwd",
            "vault://localhost/page/1/1",
            "http://tauri.localhost.example.com/",
            "data:text/html,x",
        ] {
            assert!(!allowed(url), "{url}");
        }
    }
}
