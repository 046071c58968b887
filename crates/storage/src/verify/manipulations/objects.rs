//! What was done to objects and other files.

use std::collections::BTreeSet;

use super::{Manipulation, ManipulationKind as Kind};
use crate::verify::{Problem, ProblemCode, Report};

pub(super) fn manipulations(report: &Report) -> Vec<Manipulation> {
    let mut found = Vec::new();
    let mut renamed = BTreeSet::new();
    for problem in &report.problems {
        match problem.code {
            ProblemCode::ObjectMissing => {
                let stray = report
                    .traces
                    .strays
                    .iter()
                    .find(|stray| stray.content.is_some() && stray.content == problem.digest);
                found.push(match stray {
                    Some(stray) => {
                        renamed.insert(stray.path.as_str());
                        let paths = vec![problem.path.clone(), stray.path.clone()];
                        Manipulation::of(Kind::FileRenamed, paths, "an object has another name")
                    }
                    None => one(Kind::FileDeleted, problem, "an object was removed"),
                });
            }
            ProblemCode::ObjectTruncated => {
                found.push(one(Kind::Truncated, problem, "the end of an object was cut off"));
            }
            ProblemCode::ObjectAltered => found.extend(altered(report, problem)),
            _ => {}
        }
    }
    let added = report.problems.iter().filter(|problem| {
        let is_strange = matches!(
            problem.code,
            ProblemCode::ObjectExtra | ProblemCode::ForeignFile | ProblemCode::JournalExtra
        );
        is_strange && !renamed.contains(problem.path.as_str())
    });
    found.extend(added.map(|problem| one(Kind::FileAdded, problem, "no entry names this file")));
    found
}

/// Another object's bytes under this name and this one's under the other's, or bytes that changed.
fn altered(report: &Report, problem: &Problem) -> Option<Manipulation> {
    let other = report.problems.iter().find(|other| {
        other.code == ProblemCode::ObjectAltered
            && other.digest.is_some()
            && other.digest != problem.digest
            && other.digest == problem.found
            && other.found == problem.digest
    });
    match other {
        None => Some(one(Kind::ByteFlipped, problem, "bytes of an object were changed")),
        Some(other) if problem.path < other.path => {
            let paths = vec![problem.path.clone(), other.path.clone()];
            let message = "two objects have each other's bytes";
            Some(Manipulation::of(Kind::FilesSwapped, paths, message))
        }
        Some(_) => None,
    }
}

fn one(kind: Kind, problem: &Problem, message: &str) -> Manipulation {
    let told = Manipulation::of(kind, vec![problem.path.clone()], message);
    match problem.seq {
        Some(n) => told.about(n, n),
        None => told,
    }
}
