//! Points: the volume option of Open License, Select Plus, and price levels.

use super::{POINT, Unit, count, counted, written};
use crate::maths::arithmetic::{assurance_points, assurance_years, level_reached};
use crate::maths::input::OrderLine;
use crate::maths::sheet::Sheet;
use crate::maths::signature::MOST;
use crate::maths::{
    Amount, Answer, FactId, Function, Kind, MathsError, Need, Parameter, Pool, Program, Signature,
    Theme,
};

pub(super) const OPEN_VOLUME: Signature = Signature {
    function: Function::OpenVolumeMin,
    theme: Theme::Programs,
    label: "Open License volume option",
    summary: "Whether an order has enough points in one pool for the volume option of Open License.",
    parameters: &[
        order(Pool::Applications, "Applications: units x points", "125xoffice_professional_plus"),
        order(Pool::Systems, "Systems: units x points", "10x2"),
        order(Pool::Servers, "Servers: units x points", "34xwindows_server_standard"),
    ],
    work: open_volume,
};

pub(super) const SELECT_PLUS: Signature = Signature {
    function: Function::SelectPlusPoints,
    theme: Theme::Programs,
    label: "Select Plus points",
    summary: "How many points licenses and their Software Assurance give under Select Plus.",
    parameters: &[
        Parameter {
            name: "points",
            label: "Points of one license, or a product",
            kind: Kind::Points,
            need: Need::Required,
            example: "15",
        },
        Parameter {
            kind: Kind::Count { least: 1, most: MOST },
            need: Need::Default("1"),
            ..count("units", "Units", "1")
        },
        Parameter {
            name: "license",
            label: "The order has the licenses themselves",
            kind: Kind::YesNo,
            need: Need::Default("yes"),
            example: "no",
        },
        Parameter {
            kind: Kind::Count { least: 0, most: 36 },
            need: Need::Default("0"),
            ..count("sa_months", "Months of Software Assurance", "36")
        },
    ],
    work: select_plus,
};

pub(super) const PRICE_LEVEL: Signature = Signature {
    function: Function::PriceLevel,
    theme: Theme::Programs,
    label: "Price level",
    summary: "The price level that the points in a pool reach at the yearly check.",
    parameters: &[
        Parameter {
            name: "points",
            label: "Points in the pool",
            kind: Kind::Amount { most: MOST },
            need: Need::Required,
            example: "9999",
        },
        Parameter {
            name: "government_ea",
            label: "A government's Enterprise Agreement",
            kind: Kind::YesNo,
            need: Need::Default("no"),
            example: "no",
        },
    ],
    work: price_level,
};

const UNIT: Unit = ("unit", "units");
const YEAR: Unit = ("year", "years");

const fn order(pool: Pool, label: &'static str, example: &'static str) -> Parameter {
    Parameter { name: pool.code(), label, kind: Kind::Order(pool), need: Need::Optional, example }
}

fn open_volume(sheet: &mut Sheet) -> Result<(), MathsError> {
    let wanted = sheet.count(FactId::OpenVolumePoints)?;
    let mut reached = false;
    for pool in Pool::ALL {
        let lines = sheet.inputs.order(pool.code());
        let points = ordered_points(sheet, *pool, lines)?;
        reached |= points >= Amount::from(wanted);
        let label = match pool {
            Pool::Applications => "Points in applications",
            Pool::Systems => "Points in systems",
            Pool::Servers => "Points in servers",
        };
        sheet.number(pool.code(), label, points, POINT);
    }
    sheet.step(if reached {
        format!("One pool has {wanted} points or more.")
    } else {
        format!("No pool has {wanted} points, and pools are not added up.")
    });
    sheet.answer("reached", "The minimum is reached", Answer::YesNo(reached));
    Ok(())
}

fn ordered_points(
    sheet: &mut Sheet,
    pool: Pool,
    lines: &[OrderLine],
) -> Result<Amount, MathsError> {
    let mut total = Amount::ZERO;
    for line in lines {
        let each = sheet.points(&line.points, Program::OpenLicense)?;
        let points = sheet.exact(each.checked_mul(line.units.into()))?;
        total = sheet.exact(total.checked_add(points))?;
        sheet.step(format!(
            "In {pool}: {} × {} = {} points.",
            counted(line.units, UNIT),
            each.grouped(),
            points.grouped()
        ));
    }
    Ok(total)
}

fn select_plus(sheet: &mut Sheet) -> Result<(), MathsError> {
    let each = sheet.points(sheet.inputs.points("points"), Program::SelectPlus)?;
    let assurance = assurance(sheet, each)?;
    let license = if sheet.inputs.is("license") { each } else { Amount::ZERO };
    let both = license > Amount::ZERO && assurance > Amount::ZERO;
    let per_unit = if both && sheet.code(FactId::SaWithLicense)? == "sa_only" {
        sheet.step(format!(
            "License and Software Assurance together count as {} points.",
            assurance.grouped()
        ));
        assurance
    } else {
        let per_unit = sheet.exact(license.checked_add(assurance))?;
        sheet.step(format!(
            "The license gives {} points, Software Assurance {}: {} for each unit.",
            license.grouped(),
            assurance.grouped(),
            per_unit.grouped()
        ));
        per_unit
    };
    let units = sheet.inputs.count("units");
    let points = sheet.exact(per_unit.checked_mul(units.into()))?;
    sheet.step(format!(
        "{} × {} = {} points.",
        counted(units, UNIT),
        per_unit.grouped(),
        points.grouped()
    ));
    sheet.number("points", "Points", points, POINT);
    Ok(())
}

/// The points of Software Assurance for one unit.
fn assurance(sheet: &mut Sheet, license_points: Amount) -> Result<Amount, MathsError> {
    let months = sheet.inputs.count("sa_months");
    if months == 0 {
        return Ok(Amount::ZERO);
    }
    let full_from = sheet.count(FactId::SaFullTermFromMonths)?;
    let full_months = sheet.count(FactId::SaFullTermMonths)?;
    let years = assurance_years(months, full_from, full_months);
    let percent = sheet.count(FactId::SaPercentPerYear)?;
    let points = sheet.exact(assurance_points(license_points, percent, years))?;
    sheet.step(format!(
        "{} of Software Assurance: {} counted, each with {percent} % of {} points: {}.",
        counted(months, ("month", "months")),
        counted(years, YEAR),
        license_points.grouped(),
        points.grouped()
    ));
    if months < full_from && !months.is_multiple_of(12) {
        sheet.caveat(format!(
            "That {months} months count as {} is our own reading; the guide states it only from {full_from} months on.",
            counted(years, YEAR)
        ));
    }
    Ok(points)
}

const LEVELS: [(&str, &str, FactId); 4] = [
    ("a", "Level A", FactId::PriceLevelA),
    ("b", "Level B", FactId::PriceLevelB),
    ("c", "Level C", FactId::PriceLevelC),
    ("d", "Level D", FactId::PriceLevelD),
];

fn price_level(sheet: &mut Sheet) -> Result<(), MathsError> {
    let points = sheet.inputs.amount("points");
    let level = if sheet.inputs.is("government_ea") {
        let code = sheet.code(FactId::PriceLevelGovernment)?;
        sheet.step(
            "A government's Enterprise Agreement has its level whatever its points.".to_owned(),
        );
        LEVELS.iter().find(|(level, ..)| *level == code)
    } else {
        let mut thresholds = Vec::new();
        for (_, _, fact) in LEVELS {
            thresholds.push(sheet.count(fact)?);
        }
        let reached = level_reached(points, &thresholds);
        sheet.step(match reached {
            Some(at) => format!(
                "{} points reach the threshold of {}.",
                points.grouped(),
                written(thresholds[at])
            ),
            None => format!(
                "{} points stay below the first threshold, {}.",
                points.grouped(),
                written(thresholds[0])
            ),
        });
        reached.map(|at| &LEVELS[at])
    };
    let answer = match level {
        Some((code, label, _)) => Answer::Code { code, label },
        None => Answer::Code { code: "none", label: "No level" },
    };
    sheet.answer("level", "Price level", answer);
    Ok(())
}
