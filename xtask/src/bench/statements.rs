//! Reading a license statement of many purchases beside openpyxl, and comparing two.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::cost::Costs;
use super::{Bench, example, target};
use crate::process;
use crate::setup::python::OPENPYXL;
use crate::workspace::Workspace;

const PURCHASES: u32 = 100_000;
/// The quick way of openpyxl: rows are streamed, and nothing is made of them.
const STREAMED: &str = "import sys, openpyxl\n\
    book = openpyxl.load_workbook(sys.argv[1], read_only=True)\n\
    print(sum(1 for sheet in book for row in sheet.iter_rows(values_only=True)))";
/// The ordinary way, after which each cell can be asked for, as an import needs it.
const LOADED: &str = "import sys, openpyxl\n\
    print(sum(sheet.max_row for sheet in openpyxl.load_workbook(sys.argv[1])))";

pub(crate) fn measure(workspace: &Workspace, bench: &Bench) -> Result<()> {
    let program = example(workspace, "muniment-statements", "statement")?;
    let folder = bench.folder("statements")?;
    let (earlier, later) = (folder.join("earlier.xlsx"), folder.join("later.xlsx"));
    println!("\nstatements: {PURCHASES} purchases");
    for (path, purchases) in [(&earlier, PURCHASES), (&later, PURCHASES + 500)] {
        let mut write = Command::new(&program);
        process::output(write.arg("write").arg(path).arg(purchases.to_string()))?;
    }
    compare(&program, &earlier, &later)?;
    let ours = Costs::of(|| {
        let mut read = Command::new(&program);
        read.arg("read").arg(&earlier);
        Ok(read)
    })?;
    ours.print("muniment", f64::from(PURCHASES), "purchases");
    let modules = OPENPYXL.folder(workspace);
    let mut imported = Command::new("python3");
    imported.args(["-c", "import openpyxl"]).env("PYTHONPATH", &modules);
    if !process::succeeds(&mut imported) {
        println!("  openpyxl is not installed, so there is no comparison");
        return Ok(());
    }
    let theirs = |program: &str| {
        Costs::of(|| {
            let mut read = Command::new("python3");
            read.args(["-c", program]).arg(&earlier).env("PYTHONPATH", &modules);
            Ok(read)
        })
    };
    let (streamed, loaded) = (theirs(STREAMED)?, theirs(LOADED)?);
    streamed.print("openpyxl, streaming", f64::from(PURCHASES), "purchases");
    loaded.print("openpyxl", f64::from(PURCHASES), "purchases");
    let rate = |costs: &Costs| costs.per_cpu_second(f64::from(PURCHASES)).0;
    target("reading, times the speed of openpyxl streaming", rate(&ours) / rate(&streamed), 10.0);
    target("reading, times the speed of openpyxl", rate(&ours) / rate(&loaded), 10.0);
    let whole = import(bench, &folder, &earlier)?;
    whole.print("import", f64::from(PURCHASES), "purchases");
    target("importing, times the speed of openpyxl", rate(&whole) / rate(&loaded), 10.0);
    Ok(())
}

/// The whole command on a workbook that is in the vault: planned, imported, recorded and found.
fn import(bench: &Bench, folder: &Path, workbook: &Path) -> Result<Costs> {
    // 1 says that the answer names problems: the workbook holds what an officer must look at.
    Costs::ending(&[0, 1], || {
        let run = folder.join("import");
        if run.exists() {
            fs::remove_dir_all(&run)?;
        }
        fs::create_dir(&run)?;
        process::output(&mut bench.muniment(&run, &["init"]))?;
        let path = workbook.to_string_lossy();
        let added = process::output(&mut bench.muniment(&run, &["add", &path]))?;
        let added: Value = serde_json::from_str(&added)?;
        let document = added["added"][0]["document"].as_str();
        let document = document.context("`add` names no document")?;
        Ok(bench.muniment(&run, &["statement", "import", document]))
    })
}

/// The comparison alone: the program says how long it took, on one thread.
fn compare(program: &Path, earlier: &Path, later: &Path) -> Result<()> {
    let output = process::output(Command::new(program).arg("compare").arg(earlier).arg(later))?;
    let seconds = output.lines().next().and_then(|line| line.parse::<f64>().ok());
    let seconds = seconds.context("the program names no seconds")?;
    println!("  comparing two of them takes {seconds:.3} s");
    target("comparisons in a second", 1.0 / seconds, 1.0);
    Ok(())
}
