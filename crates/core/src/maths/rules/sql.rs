//! SQL Server by cores.

use super::{CORE_LICENSE, ENVIRONMENT, MOST_CORES, PROCESSORS, count, counted, sum, written};
use crate::maths::arithmetic::{core_licenses, weighed_cores};
use crate::maths::sheet::Sheet;
use crate::maths::{Choice, FactId, Function, Kind, MathsError, Need, Parameter, Signature, Theme};

pub(super) const PHYSICAL: Signature = Signature {
    function: Function::SqlCorePhysical,
    theme: Theme::SqlServer,
    label: "SQL Server on a physical server",
    summary: "How many core licenses SQL Server needs on all processors of a server.",
    parameters: &[PROCESSORS],
    work: physical,
};

pub(super) const VIRTUAL_MACHINE: Signature = Signature {
    function: Function::SqlCoreVm,
    theme: Theme::SqlServer,
    label: "SQL Server in a virtual machine",
    summary: "How many core licenses SQL Server needs in one virtual machine.",
    parameters: &[Parameter {
        name: "vcores",
        label: "Virtual cores",
        kind: Kind::Count { least: 1, most: MOST_CORES },
        need: Need::Required,
        example: "6",
    }],
    work: virtual_machine,
};

pub(super) const ENVIRONMENTS: Signature = Signature {
    function: Function::SqlEntOseRights,
    theme: Theme::SqlServer,
    label: "SQL Server environments on a licensed server",
    summary: "In how many operating system environments SQL Server may run on a server licensed by cores.",
    parameters: &[
        count("licenses", "Core licenses assigned to the server", "17"),
        Parameter {
            name: "all_cores_licensed",
            label: "All physical cores are licensed",
            kind: Kind::YesNo,
            need: Need::Default("yes"),
            example: "yes",
        },
        Parameter {
            name: "edition",
            label: "Edition",
            kind: Kind::Choice(&[
                Choice { code: "enterprise", label: "Enterprise" },
                Choice { code: "standard", label: "Standard" },
            ]),
            need: Need::Default("enterprise"),
            example: "enterprise",
        },
    ],
    work: environments,
};

pub(super) const CORE_FACTOR: Signature = Signature {
    function: Function::SqlPre2016CoreFactor,
    theme: Theme::SqlServer,
    label: "SQL Server before 2016, by core factor",
    summary: "How many core licenses a version before 2016 needs, by the core factor table of its time.",
    parameters: &[
        Parameter {
            kind: Kind::Count { least: 1, most: MOST_CORES },
            ..count("cores", "Physical cores", "12")
        },
        Parameter {
            name: "factor",
            label: "Core factor of the processor, from the table of that time",
            kind: Kind::Amount { most: 10 },
            need: Need::Required,
            example: "0.75",
        },
    ],
    work: core_factor,
};

fn physical(sheet: &mut Sheet) -> Result<(), MathsError> {
    let processors = sheet.inputs.counts(PROCESSORS.name);
    let per_processor = sheet.count(FactId::SqlCoresPerProcessor)?;
    let cores: Vec<u64> = processors.iter().map(|cores| (*cores).max(per_processor)).collect();
    let licenses = sheet.exact(core_licenses(processors, per_processor, 0))?;
    sheet.step(format!(
        "Each processor counts with {per_processor} cores at least: {} = {}.",
        sum(&cores),
        counted(licenses, CORE_LICENSE)
    ));
    sheet.step("Hyper-threading adds none, and partitions take none away.".to_owned());
    sheet.number("licenses", "Core licenses", licenses, CORE_LICENSE);
    Ok(())
}

fn virtual_machine(sheet: &mut Sheet) -> Result<(), MathsError> {
    let vcores = sheet.inputs.count("vcores");
    let least = sheet.count(FactId::SqlCoresPerVm)?;
    let licenses = vcores.max(least);
    sheet.step(format!(
        "A virtual machine counts with {least} cores at least; this one has {}: {}.",
        written(vcores),
        counted(licenses, CORE_LICENSE)
    ));
    sheet.number("licenses", "Core licenses", licenses, CORE_LICENSE);
    Ok(())
}

fn environments(sheet: &mut Sheet) -> Result<(), MathsError> {
    let licenses = sheet.inputs.count("licenses");
    let environments = if !sheet.inputs.is("all_cores_licensed") {
        sheet.step(
            "Not all physical cores are licensed, so this rule gives no environment.".to_owned(),
        );
        sheet.caveat("Virtual machines that are licensed one by one have rights of their own.");
        0
    } else if sheet.inputs.code("edition") == "standard" {
        sheet.step(
            "With all physical cores licensed, Standard runs in the physical environment only."
                .to_owned(),
        );
        1
    } else {
        sheet.step(format!(
            "With all physical cores licensed, Enterprise runs in one environment for each core license: {}.",
            written(licenses)
        ));
        licenses
    };
    sheet.number("oses", "Environments", environments, ENVIRONMENT);
    Ok(())
}

fn core_factor(sheet: &mut Sheet) -> Result<(), MathsError> {
    let (cores, factor) = (sheet.inputs.count("cores"), sheet.inputs.amount("factor"));
    let licenses = sheet.exact(weighed_cores(cores, factor))?;
    sheet.step(format!(
        "{} × {factor}, rounded up, is {}.",
        counted(cores, ("core", "cores")),
        counted(licenses, CORE_LICENSE)
    ));
    sheet.number("licenses", "Core licenses", licenses, CORE_LICENSE);
    Ok(())
}
