//! Declares the window's commands to Tauri, so that each one needs a line in the capability file.

#[path = "src/commands/names.rs"]
mod names;

use std::fs;
use std::path::Path;
use std::time::SystemTime;

const STAND_IN: &str = "<!doctype html><title>Muniment</title>\
    <p>This window was built without its UI: run <code>cargo xtask run</code>.</p>\n";

/// The models that recognize text, and what they must be.
const MODELS: &str = "models";
const MODEL_LIST: &str = "../crates/extract/src/recognition/models.tsv";

fn main() {
    every_model_is_there();
    let dist = Path::new("../ui/dist");
    stand_in_for_the_ui(dist);
    println!("cargo:rerun-if-changed={}", dist.display());
    let manifest = tauri_build::AppManifest::new().commands(names::COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("the configuration of the window is valid");
}

/// A bundle without its models would recognize nothing. That they are the published ones is checked
/// when they are fetched and when the program starts.
fn every_model_is_there() {
    println!("cargo:rerun-if-changed={MODELS}");
    println!("cargo:rerun-if-changed={MODEL_LIST}");
    let list = fs::read_to_string(MODEL_LIST).expect("the list of models is part of the sources");
    for name in
        list.lines().filter(|line| !line.starts_with('#')).filter_map(|l| l.split('\t').next())
    {
        let path = Path::new(MODELS).join(name);
        assert!(
            path.is_file(),
            "the recognition model `{}` is missing: run `cargo xtask setup`",
            path.display()
        );
    }
}

/// Lets the crate be checked where the UI has not been built: embedding needs the folder. The page
/// is older than any source, so whoever compares times builds the UI over it.
fn stand_in_for_the_ui(dist: &Path) {
    if dist.exists() {
        return;
    }
    fs::create_dir_all(dist).expect("a folder can be made for the UI");
    let page = dist.join("index.html");
    fs::write(&page, STAND_IN).expect("a page can stand in for the UI");
    let file = fs::File::options().write(true).open(&page).expect("the page is there");
    file.set_modified(SystemTime::UNIX_EPOCH).expect("the page's time can be set");
}
