//! The office in which a journey happens: an empty vault, a machine's folders and a pile of files.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use muniment::view::{
    DocumentRow, FindPage, FindRequest, LicenseFields, LicenseRequest, LicenseRow,
};
use muniment::{AddOptions, Added, Input, KeySettings, NoKeychain, Settings, Vault, WorkerCommand};
use tempfile::TempDir;

/// Folders for one journey; they vanish with it.
pub(crate) struct Office {
    folder: TempDir,
}

impl Office {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the vault is.
    pub(crate) fn vault_folder(&self) -> PathBuf {
        self.path("vault")
    }

    /// Turns one bit in the middle of an object.
    pub(crate) fn alter(&self, sha256: &str) {
        let path = self.vault_folder().join(format!("objects/{}/{sha256}", &sha256[..2]));
        writable(&path);
        let mut bytes = std::fs::read(&path).expect("the object");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, bytes).expect("one bit is turned");
    }

    /// The settings of one machine; machines share nothing but the vault.
    pub(crate) fn machine(&self, name: &str) -> Settings {
        Settings {
            cache_root: self.path(name).join("cache"),
            config_root: self.path(name).join("config"),
            actor: name.to_owned(),
            worker: WorkerCommand { program: command(), args: vec!["--worker".to_owned()] },
            workers: 2,
            models: Some(repository().join("src-tauri/models")),
            // Guessing passphrases is not what journeys are about.
            keys: KeySettings { keychain: Arc::new(NoKeychain), work_factor: 2 },
        }
    }

    pub(crate) fn create(&self) -> Vault {
        let folder = self.vault_folder();
        Vault::create(&folder.to_string_lossy(), self.machine("desk")).expect("a new vault")
    }

    pub(crate) fn open(&self) -> Vault {
        self.open_on("desk")
    }

    pub(crate) fn open_on(&self, machine: &str) -> Vault {
        let folder = self.vault_folder();
        Vault::open(&folder.to_string_lossy(), self.machine(machine)).expect("the vault opens")
    }

    /// A vault that holds the whole pile, searchable.
    pub(crate) fn with_pile(&self) -> Vault {
        let vault = self.create();
        let added = add(&vault, &[pile()]);
        assert_eq!(added.failed, [], "every file of the pile can be stored");
        vault
    }

    /// The command on the vault, as another program on a machine of this name.
    pub(crate) fn started(&self, machine: &str, arguments: &[&str]) -> Command {
        let mut started = Command::new(command());
        started
            .args(arguments)
            .env("MUNIMENT_VAULT", self.vault_folder())
            .env("MUNIMENT_CACHE", self.path(machine).join("cache"))
            .env("MUNIMENT_CONFIG", self.path(machine).join("config"))
            .env("MUNIMENT_MODELS", repository().join("src-tauri/models"))
            .env("MUNIMENT_KEYCHAIN", "none")
            .env("MUNIMENT_ACTOR", machine);
        started
    }

    /// What every journey leaves behind: a vault in which nothing is wrong, to this program and
    /// to the independent reader.
    pub(crate) fn nothing_is_wrong(&self, vault: &Vault) {
        let report = vault.verify(&|_| {}, &|| false).expect("the vault can be verified");
        assert_eq!(report.problems, [], "verify finds nothing");
        let reader = repository().join("docs/read_vault.py");
        let read = Command::new("python3")
            .arg(&reader)
            .arg(self.vault_folder())
            .output()
            .expect("python3 runs the independent reader");
        assert!(
            read.status.success(),
            "the independent reader refuses the vault:\n{}{}",
            String::from_utf8_lossy(&read.stdout),
            String::from_utf8_lossy(&read.stderr)
        );
    }
}

/// Adds paths and waits until they are searchable.
pub(crate) fn add(vault: &Vault, paths: &[&Path]) -> Added {
    let inputs = paths.iter().map(|path| Input::Path(path.to_path_buf())).collect();
    vault.add(inputs, AddOptions::default()).wait_searchable()
}

pub(crate) fn request(query: &str) -> FindRequest {
    FindRequest {
        query: query.to_owned(),
        typing: false,
        kinds: Vec::new(),
        years: Vec::new(),
        states: Vec::new(),
        linked: None,
        doubtful: None,
        voided: false,
        sort: if query.is_empty() { "name" } else { "relevance" }.to_owned(),
        descending: !query.is_empty(),
        offset: 0,
        limit: 500,
    }
}

pub(crate) fn find(vault: &Vault, query: &str) -> FindPage {
    vault.find(&request(query)).expect("the query is understood")
}

/// The names of what a query finds, in alphabetical order.
pub(crate) fn names(vault: &Vault, query: &str) -> Vec<String> {
    let mut names: Vec<String> = find(vault, query).rows.into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

/// The one document of this file name.
pub(crate) fn named(vault: &Vault, name: &str) -> DocumentRow {
    let mut rows = find(vault, "").rows;
    rows.retain(|row| row.name == name);
    assert_eq!(rows.len(), 1, "`{name}` is there once");
    rows.remove(0)
}

pub(crate) fn all_licenses() -> LicenseRequest {
    LicenseRequest {
        filter: String::new(),
        linked: None,
        status: None,
        finding: None,
        channel: None,
        profile: String::new(),
        voided: false,
        sort: "title".to_owned(),
        descending: false,
        offset: 0,
        limit: 500,
    }
}

pub(crate) fn licenses(vault: &Vault) -> Vec<LicenseRow> {
    vault.licenses(&all_licenses()).expect("the records can be listed").rows
}

/// Lets a file of the vault be damaged.
pub(crate) fn writable(path: &Path) {
    let mut permissions = std::fs::metadata(path).expect("a file of the vault").permissions();
    #[allow(clippy::permissions_set_readonly_false, reason = "the file is about to be damaged")]
    permissions.set_readonly(false);
    std::fs::set_permissions(path, permissions).expect("the permissions of a file of the vault");
}

/// A record such as a person types it in.
pub(crate) fn sql_server() -> LicenseFields {
    LicenseFields {
        publisher: "Microsoft".to_owned(),
        product: "SQL Server".to_owned(),
        edition: "Standard".to_owned(),
        version: "2022".to_owned(),
        part_number: "7XQ-00518".to_owned(),
        metric: "Per Core".to_owned(),
        quantity: 16,
        channel: Some("volume_license".to_owned()),
        program: "Select Plus".to_owned(),
        agreement_number: "6D41B7A9".to_owned(),
        licensee: "Larkspur Instruments Inc.".to_owned(),
        acquired_on: Some("2024-06-12".to_owned()),
        sa_from: None,
        sa_to: None,
        notes: String::new(),
    }
}

/// A folder of about thirty real files, drawn once for all journeys: the sample vault's papers,
/// taken out of it under their names.
pub(crate) fn pile() -> &'static Path {
    static PILE: OnceLock<TempDir> = OnceLock::new();
    PILE.get_or_init(|| {
        let office = Office::new();
        let vault = Vault::create_sample(&office.vault_folder(), office.machine("desk"))
            .expect("the sample vault");
        let pile = TempDir::new().expect("a temporary folder");
        for row in find(&vault, "").rows.iter().filter(|row| row.parent.is_none()) {
            vault.save_copy(&row.id, &pile.path().join(&row.name)).expect("a copy of a document");
        }
        vault.close();
        pile
    })
    .path()
}

/// The command, built beside the tests; workers are this program too.
pub(crate) fn command() -> PathBuf {
    let tests = std::env::current_exe().expect("the path of the tests");
    let built = tests.ancestors().nth(2).expect("tests lie in `deps`");
    let command = built.join(format!("muniment{}", std::env::consts::EXE_SUFFIX));
    assert!(
        command.is_file(),
        "`{}` is missing: build it first with `cargo build -p muniment-cli`",
        command.display()
    );
    command
}

pub(crate) fn repository() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the repository").to_owned()
}
