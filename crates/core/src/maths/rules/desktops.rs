//! Desktop operating systems and the keys that activate installations.

use super::{LICENSE, Unit, count, counted, written};
use crate::maths::arithmetic::activation_limit;
use crate::maths::sheet::Sheet;
use crate::maths::{FactId, Function, Kind, MathsError, Need, Parameter, Signature, Theme};

pub(super) const INSTANCES: Signature = Signature {
    function: Function::DesktopOsInstances,
    theme: Theme::Desktops,
    label: "Desktop operating system instances",
    summary: "How many instances of a desktop operating system one license covers on its device.",
    parameters: &[Parameter {
        name: "sa",
        label: "With Software Assurance",
        kind: Kind::YesNo,
        need: Need::Required,
        example: "yes",
    }],
    work: instances,
};

pub(super) const MAK_ACTIVATIONS: Signature = Signature {
    function: Function::MakActivations,
    theme: Theme::Desktops,
    label: "Activations of a multiple activation key",
    summary: "An estimate of how often a multiple activation key can be used.",
    parameters: &[
        count("purchased", "Licenses purchased", "399"),
        Parameter {
            need: Need::Optional,
            ..count("used", "Activations used, as the portal shows them", "3200")
        },
    ],
    work: mak_activations,
};

const ACTIVATION: Unit = ("activation", "activations");

fn instances(sheet: &mut Sheet) -> Result<(), MathsError> {
    let own = sheet.count(FactId::DesktopInstances)?;
    let total = if sheet.inputs.is("sa") {
        let further = sheet.count(FactId::DesktopInstancesWithSa)?;
        sheet.step(format!(
            "The license covers {own}, and Software Assurance {further} more that are virtual."
        ));
        own + further
    } else {
        sheet.step(format!("The license covers {own}; virtual ones need Software Assurance."));
        own
    };
    sheet.number("instances", "Instances", total, ("instance", "instances"));
    Ok(())
}

fn mak_activations(sheet: &mut Sheet) -> Result<(), MathsError> {
    let purchased = sheet.inputs.count("purchased");
    let (factor, cap) = (sheet.count(FactId::MakFactor)?, sheet.count(FactId::MakCap)?);
    let limit = activation_limit(purchased, factor, cap);
    sheet.step(format!(
        "About {factor} for each of {}, and {} for one key at most: {}.",
        counted(purchased, LICENSE),
        written(cap),
        counted(limit, ACTIVATION)
    ));
    sheet.number("activations", "Activations of the key", limit, ACTIVATION);
    if let Some(used) = sheet.inputs.optional_count("used") {
        left(sheet, used, limit)?;
    }
    let many = sheet.count(FactId::KmsPreferredAbove)?;
    if purchased > many {
        sheet.caveat(format!("Above {many} installations a key server (KMS) is advised."));
    }
    Ok(())
}

/// What is left of the activations, with a warning where that is little.
fn left(sheet: &mut Sheet, used: u64, limit: u64) -> Result<(), MathsError> {
    let left = limit.saturating_sub(used);
    sheet.step(format!("Used: {}. Left: {}.", written(used), written(left)));
    sheet.number("left", "Activations left", left, ACTIVATION);
    let alert = sheet.count(FactId::MakAlertPercent)?;
    if used > 0 && u128::from(used) * 100 >= u128::from(limit) * u128::from(alert) {
        sheet.caveat(format!(
            "{alert} % or more of the activations are used; ask for more in time."
        ));
    }
    Ok(())
}
