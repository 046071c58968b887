//! The native dialogs. Each blocks until the person has chosen, so none may run on the thread of
//! the window.

use std::path::PathBuf;

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::words::{Label, Language, TABLES};

/// How the names of files with tables end.
const TABLE_ENDINGS: &[&str] = &["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];

/// A folder.
pub(crate) fn folder(app: &AppHandle, title: Label) -> Option<PathBuf> {
    dialog(app, title).blocking_pick_folder().and_then(path)
}

/// Any number of folders.
pub(crate) fn folders(app: &AppHandle, title: Label) -> Vec<PathBuf> {
    paths(dialog(app, title).blocking_pick_folders())
}

/// Any number of files.
pub(crate) fn files(app: &AppHandle, title: Label) -> Vec<PathBuf> {
    paths(dialog(app, title).blocking_pick_files())
}

/// One file.
pub(crate) fn file(app: &AppHandle, title: Label) -> Option<PathBuf> {
    dialog(app, title).blocking_pick_file().and_then(path)
}

/// A table, in text or in a workbook.
pub(crate) fn table(app: &AppHandle, title: Label) -> Option<PathBuf> {
    let name = Language::of_this_machine().say(TABLES);
    dialog(app, title).add_filter(name, TABLE_ENDINGS).blocking_pick_file().and_then(path)
}

/// A place for a new file.
pub(crate) fn save(app: &AppHandle, title: Label, name: &str) -> Option<PathBuf> {
    // The name may come from a stranger's archive: only its last part is a name.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    dialog(app, title).set_file_name(name).blocking_save_file().and_then(path)
}

fn dialog(app: &AppHandle, title: Label) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file().set_title(Language::of_this_machine().say(title));
    match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

fn paths(chosen: Option<Vec<FilePath>>) -> Vec<PathBuf> {
    chosen.unwrap_or_default().into_iter().filter_map(path).collect()
}
