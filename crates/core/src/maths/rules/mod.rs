//! The functions: for each its signature, and how it is worked out on a sheet.

mod access;
mod desktops;
mod points;
mod programs;
mod servers;
mod sql;

use super::signature::{Kind, MOST};
use super::{Need, Parameter, Signature};

/// Every function, in the order in which lists show them.
pub(super) const CATALOG: &[Signature] = &[
    servers::CORE_LICENSES,
    servers::STACKING,
    servers::SYSTEM_CENTER,
    sql::PHYSICAL,
    sql::VIRTUAL_MACHINE,
    sql::ENVIRONMENTS,
    sql::CORE_FACTOR,
    access::CAL_COVERS,
    access::MULTIPLEXED,
    access::EXTERNAL_CONNECTOR,
    desktops::INSTANCES,
    desktops::MAK_ACTIVATIONS,
    points::OPEN_VOLUME,
    points::SELECT_PLUS,
    points::PRICE_LEVEL,
    programs::TRUE_UP,
    programs::DISCOUNTS,
    programs::MINIMUM,
];

/// The words for one and for many of what is counted.
type Unit = (&'static str, &'static str);

const CORE_LICENSE: Unit = ("core license", "core licenses");
const LICENSE: Unit = ("license", "licenses");
const ENVIRONMENT: Unit = ("environment", "environments");
const POINT: Unit = ("point", "points");

/// The most cores that one processor is taken to have.
const MOST_CORES: u64 = 10_000;

/// The cores of each processor of a server.
const PROCESSORS: Parameter = Parameter {
    name: "processors",
    label: "Physical cores of each processor",
    kind: Kind::Counts { least: 1, most: MOST_CORES },
    need: Need::Required,
    example: "2x10",
};

/// A count that must be given.
const fn count(name: &'static str, label: &'static str, example: &'static str) -> Parameter {
    Parameter {
        name,
        label,
        kind: Kind::Count { least: 0, most: MOST },
        need: Need::Required,
        example,
    }
}

/// A list of numbers as steps show it: `10 + 10`.
fn sum(numbers: &[u64]) -> String {
    const SHOWN: usize = 16;
    let shown: Vec<String> = numbers.iter().take(SHOWN).map(|number| written(*number)).collect();
    let rest = numbers.len().saturating_sub(SHOWN);
    if rest == 0 { shown.join(" + ") } else { format!("{} + {rest} more", shown.join(" + ")) }
}

/// A number with its noun.
fn counted(number: u64, (one, many): Unit) -> String {
    format!("{} {}", written(number), if number == 1 { one } else { many })
}

/// A number as steps show it.
fn written(number: u64) -> String {
    super::Amount::from(number).grouped()
}
