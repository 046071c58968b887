//! Windows Server and System Center by cores.

use super::{
    CORE_LICENSE, ENVIRONMENT, MOST_CORES, PROCESSORS, Unit, count, counted, sum, written,
};
use crate::maths::arithmetic::{core_licenses, packs, sets};
use crate::maths::sheet::Sheet;
use crate::maths::{
    Answer, Choice, FactId, Function, Kind, MathsError, Need, Parameter, Signature, Theme,
};

pub(super) const CORE_LICENSES: Signature = Signature {
    function: Function::WindowsServerCoreLicenses,
    theme: Theme::Servers,
    label: "Windows Server core licenses",
    summary: "How many core licenses a server needs for Windows Server 2016 or later, Standard or Datacenter.",
    parameters: &[PROCESSORS],
    work: |sheet| {
        let base = base(sheet)?;
        told(sheet, base)
    },
};

pub(super) const STACKING: Signature = Signature {
    function: Function::WindowsStdStacking,
    theme: Theme::Servers,
    label: "Windows Server for virtual machines",
    summary: "How many core licenses a server needs so that virtual machines may run on it.",
    parameters: &[
        PROCESSORS,
        Parameter {
            name: "vms",
            label: "Virtual machines and Hyper-V containers",
            kind: Kind::Count { least: 0, most: 1_000_000 },
            need: Need::Required,
            example: "5",
        },
        Parameter {
            name: "host_runs_workload",
            label: "The host does more than run and manage virtual machines",
            kind: Kind::YesNo,
            need: Need::Default("no"),
            example: "no",
        },
        EDITION,
    ],
    work: stacking,
};

pub(super) const SYSTEM_CENTER: Signature = Signature {
    function: Function::SystemCenterServerMl,
    theme: Theme::Servers,
    label: "System Center server licenses",
    summary: "How many core licenses a server needs so that System Center 2016 or later may manage it.",
    parameters: &[
        PROCESSORS,
        Parameter {
            need: Need::Default("2"),
            ..count("oses", "Managed operating system environments", "2")
        },
        EDITION,
    ],
    work: system_center,
};

const EDITION: Parameter = Parameter {
    name: "edition",
    label: "Edition",
    kind: Kind::Choice(&[
        Choice { code: "standard", label: "Standard" },
        Choice { code: "datacenter", label: "Datacenter" },
    ]),
    need: Need::Default("standard"),
    example: "standard",
};

const PACK: Unit = ("pack", "packs");

/// The licenses that cover a server once.
fn base(sheet: &mut Sheet) -> Result<u64, MathsError> {
    let processors = sheet.inputs.counts(PROCESSORS.name);
    let per_processor = sheet.count(FactId::ServerCoresPerProcessor)?;
    let per_server = sheet.count(FactId::ServerCoresPerServer)?;
    let cores: Vec<u64> = processors.iter().map(|cores| (*cores).max(per_processor)).collect();
    let base = sheet.exact(core_licenses(processors, per_processor, per_server))?;
    sheet.step(format!(
        "Each processor counts with {per_processor} cores at least: {} = {}.",
        sum(&cores),
        written(cores.iter().sum())
    ));
    sheet.step(format!(
        "The server counts with {per_server} cores at least; {} cover it once.",
        counted(base, CORE_LICENSE)
    ));
    if processors.iter().any(|cores| *cores > MOST_CORES / 10) {
        sheet.caveat("A processor with more than 1,000 cores is unusual; check the entry.");
    }
    Ok(base)
}

/// Tells a number of core licenses, and the packs they come in.
fn told(sheet: &mut Sheet, licenses: u64) -> Result<(), MathsError> {
    let per_pack = sheet.count(FactId::ServerCoresPerPack)?;
    let packs = packs(licenses, per_pack);
    sheet.step(format!(
        "In packs of {per_pack}: {} ÷ {per_pack}, rounded up, is {}.",
        written(licenses),
        counted(packs, PACK)
    ));
    sheet.number("licenses", "Core licenses", licenses, CORE_LICENSE);
    sheet.number("packs", "Packs to buy", packs, PACK);
    Ok(())
}

fn stacking(sheet: &mut Sheet) -> Result<(), MathsError> {
    let base = base(sheet)?;
    if sheet.inputs.code(EDITION.name) == "datacenter" {
        return unlimited(sheet, base, "Datacenter covers any number of virtual machines.");
    }
    let vms = sheet.inputs.count("vms");
    let host = u64::from(sheet.inputs.is("host_runs_workload"));
    let environments = vms + host;
    sheet.step(if host == 1 {
        format!(
            "The host does work of its own and counts beside {}: {}.",
            counted(vms, ("virtual machine", "virtual machines")),
            counted(environments, ENVIRONMENT)
        )
    } else {
        format!(
            "The host only runs and manages virtual machines and does not count: {}.",
            counted(environments, ENVIRONMENT)
        )
    });
    let per_set = sheet.count(FactId::ServerOsesPerSet)?;
    stacked(sheet, base, environments, per_set)
}

fn system_center(sheet: &mut Sheet) -> Result<(), MathsError> {
    let base = base(sheet)?;
    if sheet.inputs.code(EDITION.name) == "datacenter" {
        return unlimited(sheet, base, "Datacenter manages any number of environments.");
    }
    let per_set = sheet.count(FactId::SystemCenterOsesPerSet)?;
    let environments = sheet.inputs.count("oses");
    stacked(sheet, base, environments, per_set)
}

/// Licenses a server in full as often as the environments need it.
fn stacked(
    sheet: &mut Sheet,
    base: u64,
    environments: u64,
    per_set: u64,
) -> Result<(), MathsError> {
    let sets = sets(environments, per_set);
    let licenses = sheet.exact(sets.checked_mul(base))?;
    let covered = sheet.exact(sets.checked_mul(per_set))?;
    sheet.step(format!(
        "{} ÷ {per_set}, rounded up and 1 at least, is {}: so often the server is licensed in full.",
        counted(environments, ENVIRONMENT),
        written(sets)
    ));
    sheet.step(format!(
        "{} × {} = {}.",
        written(sets),
        written(base),
        counted(licenses, CORE_LICENSE)
    ));
    told(sheet, licenses)?;
    sheet.number("sets", "Times licensed in full", sets, ("time", "times"));
    sheet.number("oses", "Environments covered", covered, ENVIRONMENT);
    Ok(())
}

fn unlimited(sheet: &mut Sheet, base: u64, why: &str) -> Result<(), MathsError> {
    sheet.step(format!("{why} The server is licensed once."));
    told(sheet, base)?;
    let answer = Answer::Code { code: "unlimited", label: "any number" };
    sheet.answer("oses", "Environments covered", answer);
    Ok(())
}
