//! Client access: CALs and External Connector licenses.

use super::{LICENSE, Unit, count, counted};
use crate::maths::arithmetic::cal_covers;
use crate::maths::sheet::Sheet;
use crate::maths::signature::MOST;
use crate::maths::{Answer, Function, Kind, MathsError, Need, Parameter, Signature, Theme};

pub(super) const CAL_COVERS: Signature = Signature {
    function: Function::CalCovers,
    theme: Theme::Access,
    label: "CAL for a server",
    summary: "Whether a CAL covers the use of a server, by version and by legal entity.",
    parameters: &[
        version("cal_version", "Version of the CAL", "2016"),
        version("server_version", "Version of the server", "2012 R2"),
        name("licensee", "Legal entity that holds the CAL"),
        name("server_licensee", "Legal entity that holds the server license"),
    ],
    work: covers,
};

pub(super) const MULTIPLEXED: Signature = Signature {
    function: Function::CalCountMultiplexed,
    theme: Theme::Access,
    label: "CALs behind shared accounts",
    summary: "How many CALs are needed when users reach a server through shared accounts or pooled connections.",
    parameters: &[
        count("front_end_users", "Users or devices at the front", "500"),
        Parameter {
            need: Need::Default("1"),
            ..count("accounts", "Accounts that reach the server", "1")
        },
    ],
    work: multiplexed,
};

pub(super) const EXTERNAL_CONNECTOR: Signature = Signature {
    function: Function::ExternalConnector,
    theme: Theme::Access,
    label: "External Connector licenses",
    summary: "How many External Connector licenses cover use by people outside the organization.",
    parameters: &[
        count("servers", "Physical servers that outsiders reach", "3"),
        Parameter {
            kind: Kind::Count { least: 1, most: MOST },
            need: Need::Default("1"),
            ..count("instances", "Instances on each server", "4")
        },
    ],
    work: external_connector,
};

const CAL: Unit = ("CAL", "CALs");

const fn version(name: &'static str, label: &'static str, example: &'static str) -> Parameter {
    Parameter { name, label, kind: Kind::Version, need: Need::Required, example }
}

const fn name(name: &'static str, label: &'static str) -> Parameter {
    Parameter { name, label, kind: Kind::Name, need: Need::Required, example: "Litware Ltd" }
}

fn covers(sheet: &mut Sheet) -> Result<(), MathsError> {
    let inputs = sheet.inputs;
    let (cal, server) = (inputs.version("cal_version"), inputs.version("server_version"));
    let (licensee, other) = (inputs.name("licensee"), inputs.name("server_licensee"));
    sheet.step(if cal >= server {
        format!("A CAL {cal} is not older than a server {server}.")
    } else {
        format!("A CAL {cal} is older than a server {server}, so it does not cover it.")
    });
    sheet.step(if cal_covers(cal, cal, licensee, other) {
        format!("CAL and server belong to the same legal entity, {licensee}.")
    } else {
        format!("The CAL belongs to {licensee}, the server to {other}; an affiliate's CAL does not count.")
    });
    let covers = cal_covers(cal, server, licensee, other);
    sheet.answer("covers", "The CAL covers the server", Answer::YesNo(covers));
    Ok(())
}

fn multiplexed(sheet: &mut Sheet) -> Result<(), MathsError> {
    let users = sheet.inputs.count("front_end_users");
    let accounts = sheet.inputs.count("accounts");
    sheet.step(format!(
        "What is shared saves nothing: behind {} there are {}, and each needs a CAL.",
        counted(accounts, ("account", "accounts")),
        counted(users, ("user or device", "users or devices"))
    ));
    sheet.number("cals", "CALs", users, CAL);
    Ok(())
}

fn external_connector(sheet: &mut Sheet) -> Result<(), MathsError> {
    let servers = sheet.inputs.count("servers");
    let instances = sheet.inputs.count("instances");
    sheet.step(format!(
        "One license covers a physical server, however much runs on it ({} here): {}.",
        counted(instances, ("instance", "instances")),
        counted(servers, LICENSE)
    ));
    sheet.number("licenses", "External Connector licenses", servers, LICENSE);
    Ok(())
}
