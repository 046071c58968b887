//! The native menu. Its items only name an action of the window, which knows what it means, whether
//! it can be done now, and its keys.

use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Wry};
use tracing::warn;

use crate::words::{Label, Language};

/// An item: the id of the window's action and its label.
type Item = (&'static str, Label);

/// A dividing line.
const LINE: Item = ("", ("", ""));

const FILE: &[Item] = &[
    ("new-vault", ("New Vault…", "Neuer Tresor …")),
    ("open-vault", ("Open Vault…", "Tresor öffnen …")),
    ("sample-vault", ("Open Sample Vault", "Beispieltresor öffnen")),
    LINE,
    ("add-files", ("Add Files…", "Dateien hinzufügen …")),
    ("add-folder", ("Add Folder…", "Ordner hinzufügen …")),
    ("paste-image", ("Paste Image", "Bild einfügen")),
    ("save-copy", ("Save a Copy…", "Kopie speichern …")),
    LINE,
    ("close-vault", ("Close Vault", "Tresor schließen")),
];

const EDIT: &[Item] = &[
    ("undo", ("Undo Last Change", "Letzte Änderung zurücknehmen")),
    ("find", ("Search", "Suchen")),
    ("find-in-document", ("Find in Document", "Im Dokument suchen")),
];

const VIEW: &[Item] = &[
    ("zoom-in", ("Zoom In", "Vergrößern")),
    ("zoom-out", ("Zoom Out", "Verkleinern")),
    ("fit-width", ("Fit Width", "Breite einpassen")),
    ("fit-page", ("Fit Page", "Seite einpassen")),
    ("rotate", ("Rotate View", "Ansicht drehen")),
    LINE,
    ("toggle-details", ("Details", "Details")),
    ("toggle-queue", ("Queue", "Warteschlange")),
];

const GO: &[Item] = &[
    ("documents", ("Documents", "Dokumente")),
    ("licenses", ("Licenses", "Lizenzen")),
    ("verify", ("Verify", "Prüfen")),
    ("journal", ("Journal", "Journal")),
    ("deadlines", ("Deadlines", "Fristen")),
    ("calculator", ("Calculator", "Rechner")),
    ("agreements", ("Agreements", "Verträge")),
    ("people", ("People", "Personen")),
    ("settings", ("Settings", "Einstellungen")),
];

const HELP: &[Item] = &[
    ("palette", ("Command Palette", "Befehlspalette")),
    ("keys", ("Keyboard Shortcuts", "Tastenkürzel")),
];

/// Builds the menu in the language of this machine.
pub(crate) fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let language = Language::of_this_machine();
    let mut menu = MenuBuilder::new(app);
    if cfg!(target_os = "macos") {
        menu = menu.item(&the_app(app)?);
    }
    menu.item(&submenu(app, language, ("File", "Datei"), FILE)?)
        .item(&edit(app, language)?)
        .item(&submenu(app, language, ("View", "Ansicht"), VIEW)?)
        .item(&submenu(app, language, ("Go", "Gehe zu"), GO)?)
        .item(&submenu(app, language, ("Help", "Hilfe"), HELP)?)
        .build()
}

/// Tells the window which item was chosen.
pub(crate) fn on_event(app: &AppHandle, event: &MenuEvent) {
    if let Err(error) = app.emit("menu", event.id().as_ref()) {
        warn!(%error, "menu item not told to the window");
    }
}

fn submenu(
    app: &AppHandle,
    language: Language,
    title: Label,
    items: &[Item],
) -> tauri::Result<Submenu<Wry>> {
    fill(app, SubmenuBuilder::new(app, language.say(title)), language, items)?.build()
}

/// On Linux the web view has the keys for editing text itself, and native items would take them
/// away from it.
fn edit(app: &AppHandle, language: Language) -> tauri::Result<Submenu<Wry>> {
    let mut menu = SubmenuBuilder::new(app, language.say(("Edit", "Bearbeiten")));
    if cfg!(target_os = "macos") {
        menu = menu.undo().redo().separator();
    }
    if !cfg!(target_os = "linux") {
        menu = menu.cut().copy().paste().select_all().separator();
    }
    fill(app, menu, language, EDIT)?.build()
}

/// macOS expects a first menu that belongs to the app itself.
fn the_app(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(app, "Muniment")
        .about(None)
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .quit()
        .build()
}

fn fill<'m>(
    app: &'m AppHandle,
    mut menu: SubmenuBuilder<'m, Wry, AppHandle>,
    language: Language,
    items: &[Item],
) -> tauri::Result<SubmenuBuilder<'m, Wry, AppHandle>> {
    for (id, label) in items {
        menu = if id.is_empty() {
            menu.separator()
        } else {
            menu.item(&MenuItemBuilder::with_id(*id, language.say(*label)).build(app)?)
        };
    }
    Ok(menu)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn sources(folder: &Path, code: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, code);
            } else {
                code.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn every_item_is_an_action_of_the_ui() {
        let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src");
        let mut code = String::new();
        ["lib/app", "lib/features", "routes"].iter().for_each(|f| sources(&ui.join(f), &mut code));
        for (id, _) in [FILE, EDIT, VIEW, GO, HELP].concat() {
            let known = ["id", "screen"].iter().any(|key| code.contains(&format!("{key}: '{id}'")));
            assert!(known || id.is_empty(), "no action `{id}`");
        }
    }
}
