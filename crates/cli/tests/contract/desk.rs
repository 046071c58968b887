//! A desk with an empty vault and a folder of files, and the command to work on them.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) struct Desk {
    folder: TempDir,
}

/// What a run of the command said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// The one JSON value on standard output.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| {
            panic!("one JSON value: {error}\nout: {}\nerr: {}", self.out, self.err)
        })
    }
}

impl Desk {
    /// A desk with nothing on it.
    pub(crate) fn bare() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    /// A desk with an empty vault.
    pub(crate) fn new() -> Self {
        let desk = Self::bare();
        assert_eq!(desk.run(&["init"]).code, 0, "a vault in a new folder");
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, content).expect("a file");
        path.to_string_lossy().into_owned()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "")
    }

    /// Runs the command with text on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_muniment"))
            .args(arguments)
            .env("MUNIMENT_VAULT", self.path("vault"))
            .env("MUNIMENT_CACHE", self.path("cache"))
            .env("MUNIMENT_CONFIG", self.path("config"))
            .env("MUNIMENT_ACTOR", "Ada")
            .env("MUNIMENT_KEYCHAIN", "none")
            .env_remove("MUNIMENT_LOG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut stdin = child.stdin.take().expect("standard input");
        // A command that does not read its input may have ended already.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("the command ends");
        Said {
            code: output.status.code().expect("an exit code"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// Runs the command with `--json`, which must succeed.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let mut arguments = arguments.to_vec();
        arguments.push("--json");
        let said = self.run(&arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}{}", said.out, said.err);
        said.json()
    }

    /// Adds one text file and returns its document.
    pub(crate) fn added(&self, name: &str, content: &str) -> String {
        let path = self.file(name, content);
        let answer = self.json(&["add", &path]);
        answer["added"][0]["document"].as_str().expect("a document").to_owned()
    }
}

/// The names of an object's fields, sorted.
pub(crate) fn fields(value: &Value) -> Vec<&str> {
    let mut names: Vec<&str> =
        value.as_object().expect("an object").keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

/// Asserts that an object has at least these fields.
pub(crate) fn has(value: &Value, names: &[&str]) {
    let there = fields(value);
    for name in names {
        assert!(there.contains(name), "`{name}` is missing in {there:?}");
    }
}
