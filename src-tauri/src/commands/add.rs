//! Adding files that were dropped or chosen.

use muniment::{AddOptions, Input};
use tauri::{AppHandle, Manager, State};

use crate::desk::{Desk, aside, no_vault};
use crate::dialogs;
use crate::ipc::{AddDrop, Answer, Drop, problem};
use crate::words::{CHOOSE_FILES, CHOOSE_FOLDERS};

#[tauri::command]
pub(crate) async fn choose_files(app: AppHandle, folders: bool) -> Answer<Option<Drop>> {
    aside(move || {
        let chosen = if folders {
            dialogs::folders(&app, CHOOSE_FOLDERS)
        } else {
            dialogs::files(&app, CHOOSE_FILES)
        };
        Ok((!chosen.is_empty()).then(|| app.state::<Desk>().held.hold(chosen)))
    })
    .await
}

#[tauri::command]
pub(crate) async fn add_drop(desk: State<'_, Desk>, token: String, options: AddDrop) -> Answer<()> {
    let vault = desk.vault().ok_or_else(no_vault)?;
    let options = options_of(&options)?;
    let inputs = desk.held.take(&token)?.into_iter().map(Input::Path).collect();
    aside(move || {
        vault.add(inputs, options);
        Ok(())
    })
    .await
}

#[tauri::command]
pub(crate) async fn forget_drop(desk: State<'_, Desk>, token: String) -> Answer<()> {
    desk.held.forget(&token);
    Ok(())
}

fn options_of(asked: &AddDrop) -> Answer<AddOptions> {
    let as_kind = code(asked.link_as.as_deref())?;
    let link_to = match (asked.link_to.clone(), as_kind) {
        (Some(license), Some(kind)) => Some((license, kind)),
        (None, _) => None,
        (Some(_), None) => return Err(problem("bad_kind", "a link needs a kind of evidence")),
    };
    Ok(AddOptions {
        kind: code(asked.kind.as_deref())?,
        source: code(asked.source.as_deref())?,
        link_to,
    })
}

/// A member of a vocabulary by its code.
fn code<T: std::str::FromStr<Err: std::fmt::Display>>(code: Option<&str>) -> Answer<Option<T>> {
    code.map(|code| code.parse().map_err(|error: T::Err| problem("bad_kind", error.to_string())))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(kind: Option<&str>, link_to: Option<&str>, link_as: Option<&str>) -> AddDrop {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        AddDrop {
            kind: owned(kind),
            source: None,
            link_to: owned(link_to),
            link_as: owned(link_as),
        }
    }

    #[test]
    fn a_drop_on_a_record_links_to_it_as_the_kind_given() {
        let options = options_of(&asked(None, Some("id"), Some("invoice"))).unwrap();
        let (license, kind) = options.link_to.unwrap();
        assert_eq!((license.as_str(), kind.code()), ("id", "invoice"));
    }

    #[test]
    fn unknown_codes_are_refused() {
        let code = |asked| options_of(&asked).err().map(|problem| problem.code);
        assert_eq!(code(asked(Some("bill"), None, None)).as_deref(), Some("bad_kind"));
        assert_eq!(code(asked(None, Some("id"), None)).as_deref(), Some("bad_kind"));
        assert_eq!(code(asked(Some("coa"), None, None)), None);
    }
}
