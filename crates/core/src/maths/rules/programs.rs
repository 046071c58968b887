//! Programs: yearly true-up orders, discounts, and what a program asks for at least.

use super::{LICENSE, Unit, count, counted, written};
use crate::maths::arithmetic::{discounted_at_once, discounted_in_turn, shortfall};
use crate::maths::sheet::Sheet;
use crate::maths::signature::MOST;
use crate::maths::{
    Answer, Choice, FactId, Function, Kind, MathsError, Need, Parameter, Program, Signature, Theme,
};

pub(super) const TRUE_UP: Signature = Signature {
    function: Function::TrueUpDelta,
    theme: Theme::Programs,
    label: "True-up",
    summary: "How many licenses the yearly true-up has to add for each product.",
    parameters: &[
        counts("deployed", "Deployed today, for each product", "540, 80"),
        counts("baseline", "Licensed so far, in the same order", "500, 90"),
    ],
    work: true_up,
};

pub(super) const DISCOUNTS: Signature = Signature {
    function: Function::EaDiscounts,
    theme: Theme::Programs,
    label: "Enterprise Agreement discounts",
    summary: "What is left of the Select Plus price under an Enterprise Agreement.",
    parameters: &[
        Parameter {
            name: "price",
            label: "Select Plus price",
            kind: Kind::Amount { most: MOST },
            need: Need::Required,
            example: "100",
        },
        Parameter {
            name: "order",
            label: "Order",
            kind: Kind::Choice(&[
                Choice { code: "new", label: "New" },
                Choice { code: "renewal", label: "Renewal" },
            ]),
            need: Need::Default("new"),
            example: "new",
        },
        Parameter {
            name: "full_platform",
            label: "The full platform instead of one or two components",
            kind: Kind::YesNo,
            need: Need::Default("no"),
            example: "yes",
        },
    ],
    work: discounts,
};

pub(super) const MINIMUM: Signature = Signature {
    function: Function::ProgramMin,
    theme: Theme::Programs,
    label: "Minimum of a program",
    summary: "The smallest size that a licensing program asks for.",
    parameters: &[
        Parameter {
            name: "program",
            label: "Program",
            kind: Kind::Choice(&[
                Choice { code: Program::Ea.code(), label: "Enterprise Agreement" },
                Choice { code: Program::Mpsa.code(), label: "MPSA" },
                Choice { code: Program::SelectPlus.code(), label: "Select Plus" },
                Choice { code: Program::OpenLicense.code(), label: "Open License" },
                Choice { code: Program::OpenValue.code(), label: "Open Value" },
            ]),
            need: Need::Required,
            example: "mpsa",
        },
        Parameter {
            name: "public_sector",
            label: "Public sector",
            kind: Kind::YesNo,
            need: Need::Default("no"),
            example: "no",
        },
        Parameter {
            need: Need::Optional,
            ..count("size", "Users, devices, points or licenses there are", "300")
        },
    ],
    work: minimum,
};

const fn counts(name: &'static str, label: &'static str, example: &'static str) -> Parameter {
    let kind = Kind::Counts { least: 0, most: MOST };
    Parameter { name, label, kind, need: Need::Required, example }
}

const USERS: Unit = ("user or device", "users or devices");

fn true_up(sheet: &mut Sheet) -> Result<(), MathsError> {
    let (deployed, baseline) = (sheet.inputs.counts("deployed"), sheet.inputs.counts("baseline"));
    if deployed.len() != baseline.len() {
        let given = format!("{} counts", baseline.len());
        let allowed = format!("as many counts as `deployed` has, which is {}", deployed.len());
        return Err(MathsError::refused("baseline", &given, allowed));
    }
    let mut total = 0_u64;
    for (at, (deployed, baseline)) in deployed.iter().zip(baseline).enumerate() {
        let delta = shortfall(*deployed, *baseline);
        total = sheet.exact(total.checked_add(delta))?;
        sheet.step(format!(
            "Product {}: {} deployed, {} licensed, {} to add.",
            at + 1,
            written(*deployed),
            written(*baseline),
            written(delta)
        ));
    }
    sheet.number("delta", "Licenses to add", total, LICENSE);
    sheet.answer(
        "paper",
        "To be submitted",
        if total == 0 {
            Answer::Code {
                code: "update_statement",
                label: "an update statement: nothing is added",
            }
        } else {
            Answer::Code { code: "true_up_order", label: "a true-up order" }
        },
    );
    Ok(())
}

fn discounts(sheet: &mut Sheet) -> Result<(), MathsError> {
    let price = sheet.inputs.amount("price");
    let (first, further) = match sheet.inputs.code("order") {
        "renewal" => (FactId::EaRenewalPercent, FactId::EaRenewalPlatformPercent),
        _ => (FactId::EaNewPercent, FactId::EaNewPlatformPercent),
    };
    let first = sheet.count(first)?;
    let left = if sheet.inputs.is("full_platform") {
        let further = sheet.count(further)?;
        if sheet.code(FactId::EaDiscountsCombine)? == "in_turn" {
            sheet.step(format!("{first} % off the price, then {further} % off what is left."));
            discounted_in_turn(price, &[first, further])
        } else {
            sheet.step(format!("{first} % and {further} % off the price at once."));
            discounted_at_once(price, &[first, further])
        }
    } else {
        sheet.step(format!("{first} % off the price."));
        discounted_in_turn(price, &[first])
    };
    let left = sheet.exact(left)?;
    sheet.step(format!("Of {} are left {}.", price.grouped(), left.grouped()));
    sheet.number("price", "Price after discounts", left, ("", ""));
    Ok(())
}

fn minimum(sheet: &mut Sheet) -> Result<(), MathsError> {
    let program = sheet.inputs.code("program");
    let public = sheet.inputs.is("public_sector");
    let (fact, unit) = match (program.parse(), public) {
        (Ok(Program::Ea), true) => (FactId::MinimumEaPublic, USERS),
        (Ok(Program::Ea), false) => (FactId::MinimumEa, USERS),
        (Ok(Program::Mpsa), _) => (FactId::MinimumMpsa, USERS),
        (Ok(Program::SelectPlus), _) => (FactId::MinimumSelectPlus, USERS),
        (Ok(Program::OpenLicense), _) => (FactId::MinimumOpenLicense, LICENSE),
        (Ok(Program::OpenValue), _) => {
            (FactId::MinimumOpenValue, ("qualified device", "qualified devices"))
        }
        (Err(_), _) => unreachable!("the choices are programs"),
    };
    let least = sheet.count(fact)?;
    sheet.step(format!("The program asks for {} at least.", counted(least, unit)));
    sheet.number("minimum", "Minimum", least, unit);
    if let Some(size) = sheet.inputs.optional_count("size") {
        sheet.step(format!(
            "There are {}: {}.",
            written(size),
            if size >= least { "enough" } else { "too few" }
        ));
        sheet.answer("reached", "The minimum is reached", Answer::YesNo(size >= least));
    }
    Ok(())
}
