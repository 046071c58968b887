//! The words of menus and native dialogs, which the window's message catalog does not reach.

/// The languages there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    German,
}

impl Language {
    /// The language the person set on this machine, where there is one for it.
    pub(crate) fn of_this_machine() -> Self {
        Self::of(sys_locale::get_locale().as_deref().unwrap_or_default())
    }

    fn of(locale: &str) -> Self {
        match locale.split(['-', '_', '.']).next() {
            Some("de") => Self::German,
            _ => Self::English,
        }
    }

    /// Chooses between the two forms of a label.
    pub(crate) fn say(self, label: Label) -> &'static str {
        match self {
            Self::English => label.0,
            Self::German => label.1,
        }
    }
}

/// A label in English and German.
pub(crate) type Label = (&'static str, &'static str);

pub(crate) const CHOOSE_NEW: Label =
    ("Choose an empty folder for the vault", "Leeren Ordner für den Tresor wählen");
pub(crate) const CHOOSE_VAULT: Label = ("Choose a vault’s folder", "Ordner eines Tresors wählen");
pub(crate) const CHOOSE_FILES: Label = ("Add files", "Dateien hinzufügen");
pub(crate) const CHOOSE_FOLDERS: Label = ("Add folders", "Ordner hinzufügen");
pub(crate) const CHOOSE_TABLE: Label = ("Choose a table", "Tabelle wählen");
pub(crate) const TABLES: Label = ("Tables (CSV, workbooks)", "Tabellen (CSV, Arbeitsmappen)");
pub(crate) const DUE: Label = ("due", "fällig");
pub(crate) const DEADLINES_TODAY: Label =
    ("deadlines need attention today", "Fristen brauchen heute Aufmerksamkeit");
pub(crate) const SAVE_COPY: Label = ("Save a copy", "Kopie speichern");
pub(crate) const SAVE_SEARCHABLE: Label = ("Save a searchable PDF", "Durchsuchbares PDF speichern");
/// Stands in the name of a searchable copy.
pub(crate) const SEARCHABLE: Label = ("searchable", "durchsuchbar");
pub(crate) const SAVE_CALENDAR: Label =
    ("Save deadlines for a calendar", "Fristen für einen Kalender speichern");
pub(crate) const SAVE_TABLE: Label = ("Save as a table", "Als Tabelle speichern");
pub(crate) const CHOOSE_BUNDLE: Label =
    ("Choose a folder for the letter and its proof", "Ordner für Schreiben und Nachweise wählen");
pub(crate) const CHOOSE_PACK: Label =
    ("Choose a folder for the pack", "Ordner für das Paket wählen");
pub(crate) const CHOOSE_PACK_FOLDER: Label =
    ("Choose the folder of the pack", "Ordner des Pakets wählen");
pub(crate) const CHOOSE_PACK_ZIP: Label =
    ("Choose the archive of the pack", "Archiv des Pakets wählen");
pub(crate) const CHOOSE_LIST: Label = ("Choose the auditor’s list", "Liste des Prüfers wählen");
pub(crate) const SAVE_CHECKSUMS: Label = ("Save checksums", "Prüfsummen speichern");
pub(crate) const CHOOSE_SEALS: Label =
    ("Choose seals or packs kept elsewhere", "Anderswo verwahrte Siegel oder Pakete wählen");
pub(crate) const CHOOSE_PACKS: Label =
    ("Choose folders of packs or seals", "Ordner von Paketen oder Siegeln wählen");
pub(crate) const SAVE_SEAL: Label =
    ("Save the seal to keep it elsewhere", "Siegel sichern, um es anderswo zu verwahren");
pub(crate) const SAVE_QUERY: Label =
    ("Save the query for a time stamp", "Anfrage für einen Zeitstempel sichern");
pub(crate) const CHOOSE_REPLY: Label =
    ("Choose the authority’s reply", "Antwort der Zeitstempelstelle wählen");
pub(crate) const CHOOSE_CERTIFICATE: Label =
    ("Choose the authority’s certificate", "Zertifikat der Zeitstempelstelle wählen");
pub(crate) const CHOOSE_BACKUP: Label = (
    "Choose an empty folder, or one with an earlier backup of this vault",
    "Leeren Ordner oder einen mit früherer Sicherung dieses Tresors wählen",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_is_spoken_where_the_machine_speaks_it() {
        assert_eq!(Language::of("de-AT"), Language::German);
        assert_eq!(Language::of("de_DE.UTF-8"), Language::German);
        assert_eq!(Language::of("den"), Language::English);
        assert_eq!(Language::of("C"), Language::English);
    }
}
