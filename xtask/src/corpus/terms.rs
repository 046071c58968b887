//! Real series of published terms: one drop, every date, every day, and real changes told from new
//! extractions of the same text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::command_line::{CommandLine, Edition};
use super::report::Report;
use super::sandbox::Sandbox;

/// The days that the documents state, read by a person: from which file on, and the day; an empty
/// day means that the file's own day counts, because its text states none.
const STATED: &[(&str, &[(&str, &str)])] = &[
    (
        "aws-service-terms",
        &[
            ("2021-08-17.md", "2021-07-09"),
            ("2022-01-12.md", "2022-01-11"),
            ("2022-07-26.md", "2022-07-26"),
            ("2022-12-24.md", "2022-12-23"),
            ("2023-07-28.md", "2023-07-27"),
            ("2024-02-03.md", "2024-02-02"),
            ("2025-07-14.md", "2025-07-14"),
            ("2026-01-10.md", "2026-01-09"),
            ("2026-05-12.md", "2026-05-11"),
            ("2026-08-21.md", "2026-08-20"),
        ],
    ),
    (
        "github-corporate-terms-of-service",
        &[
            ("2017-06-09.md", "2017-05-22"),
            ("2017-06-09_2.md", ""),
            ("2017-08-04.md", "2017-08-07"),
            ("2017-10-12.md", "2017-10-11"),
            ("2018-04-19.md", "2018-05-25"),
            ("2019-03-14.md", "2019-04-19"),
            ("2019-03-29.md", "2019-05-01"),
            ("2019-04-12.md", "2019-04-19"),
            ("2019-05-31.md", "2019-07-01"),
            ("2019-07-01.md", "2019-07-02"),
            ("2019-11-13.md", "2019-11-13"),
            ("2020-04-24.md", "2020-04-02"),
            ("2020-07-20.md", "2020-07-20"),
            ("2020-10-15.md", "2020-11-16"),
        ],
    ),
    (
        "github-supplemental-terms-for-microsoft-volume-licensing",
        &[
            ("2019-03-14.md", ""),
            ("2019-07-02.md", "2019-07-02"),
            ("2019-11-13.md", "2019-11-13"),
            ("2020-01-09.md", "2020-01-09"),
            ("2020-04-01.md", "2020-04-01"),
            ("2020-07-20.md", "2020-07-20"),
        ],
    ),
    (
        "microsoft-services-agreement",
        &[
            ("2020-12-08.md", "2020-10-01"),
            ("2020-12-08_2.md", ""),
            ("2023-10-20.md", "2023-09-30"),
            ("2024-10-02.md", "2024-09-30"),
            ("2025-09-29.md", "2025-09-30"),
        ],
    ),
];

/// Files whose letters differ from the one before and whose text does not, read by a person: a remark
/// for editors was added, and addresses in parentheses changed.
const REEXTRACTED: &[(&str, &str)] = &[
    ("github corporate terms of service", "2023-12-27_6.md"),
    ("microsoft services agreement", "2025-10-16.md"),
];

/// A captured file with what is true of it.
struct Version {
    series: String,
    file: String,
    captured_on: String,
    effective: String,
    text: String,
}

/// Adds all series at once to a vault of their own and holds every answer against the truth.
pub(super) fn check(
    program: &Path,
    place: &Path,
    folder: &Path,
    report: &mut Report,
) -> Result<()> {
    let versions = versions(&folder.join("terms"))?;
    let sandbox = Sandbox::new(place, folder)?;
    let muniment = CommandLine::new(program.to_owned(), &sandbox);
    muniment.init()?;
    let limit = Duration::from_secs(120 + 5 * versions.len() as u64);
    let added = muniment.add_terms(&folder.join("terms"), limit)?;
    let editions: BTreeMap<(&str, &str), &Edition> = added
        .iter()
        .map(|edition| ((edition.title.as_str(), edition.document_name.as_str()), edition))
        .collect();
    let dates = check_dates(&versions, &editions, report);
    let days = check_days(&muniment, &versions, &editions, report)?;
    let changes = check_changes(&muniment, &versions, &editions, report)?;
    println!("terms: the date of {dates} of {} editions, {days}, {changes}", versions.len(),);
    Ok(())
}

type Editions<'a> = BTreeMap<(&'a str, &'a str), &'a Edition>;

/// Every file became an edition with its day.
fn check_dates(versions: &[Version], editions: &Editions<'_>, report: &mut Report) -> usize {
    let mut right = 0;
    for version in versions {
        let path = format!("terms/{}/{}", version.series, version.file);
        match editions.get(&(version.series.as_str(), version.file.as_str())) {
            None => report.problem(&path, "is no terms edition"),
            Some(edition) if edition.effective != version.effective => report.problem(
                &path,
                format!("is effective {}, not {}", edition.effective, version.effective),
            ),
            Some(_) => right += 1,
        }
    }
    right
}

/// On every day on which an answer may change, and the day before, each series answers as it must.
fn check_days(
    muniment: &CommandLine<'_>,
    versions: &[Version],
    editions: &Editions<'_>,
    report: &mut Report,
) -> Result<String> {
    let days: BTreeSet<&str> = versions
        .iter()
        .flat_map(|version| [version.effective.as_str(), version.captured_on.as_str()])
        .collect();
    let series: BTreeSet<&str> = versions.iter().map(|version| version.series.as_str()).collect();
    let (mut right, mut asked) = (0, 0);
    for day in days {
        let answered = muniment.terms_at(day)?;
        for series in &series {
            let wanted = in_force(versions, series, day);
            let wanted = wanted.and_then(|version| {
                editions.get(&(version.series.as_str(), version.file.as_str()))
            });
            let found = answered.iter().find(|edition| edition.title == *series);
            asked += 1;
            if wanted.map(|edition| &edition.edition) == found.map(|edition| &edition.edition) {
                right += 1;
            } else {
                let name = |edition: Option<&Edition>| {
                    edition.map_or("nothing", |edition| edition.document_name.as_str()).to_owned()
                };
                let (found, wanted) = (name(found), name(wanted.copied()));
                report.problem(series, format!("on {day} `{found}` is in force, not `{wanted}`"));
            }
        }
    }
    Ok(format!("{right} of {asked} answers in force"))
}

/// The version that the truth has in force: of the latest effective day by then, the last capture by
/// then, else the first one.
fn in_force<'a>(versions: &'a [Version], series: &str, day: &str) -> Option<&'a Version> {
    let of_series = || versions.iter().filter(|version| version.series == series);
    let effective = of_series().map(|version| version.effective.as_str());
    let latest = effective.filter(|effective| *effective <= day).max()?;
    let captures = || of_series().filter(|version| version.effective == latest);
    captures().rfind(|version| version.captured_on.as_str() <= day).or(captures().next())
}

/// Neighbors with the same letters are never called changed, and others are unless a person found
/// the same sentences.
fn check_changes(
    muniment: &CommandLine<'_>,
    versions: &[Version],
    editions: &Editions<'_>,
    report: &mut Report,
) -> Result<String> {
    let (mut right, mut real, mut pairs) = (0, 0, 0);
    for pair in versions.windows(2).filter(|pair| pair[0].series == pair[1].series) {
        let id = |version: &Version| {
            let key = (version.series.as_str(), version.file.as_str());
            editions.get(&key).map(|edition| edition.edition.as_str())
        };
        let (Some(old), Some(new)) = (id(&pair[0]), id(&pair[1])) else { continue };
        let by_hand = REEXTRACTED.contains(&(pair[1].series.as_str(), pair[1].file.as_str()));
        let is_real = letters(&pair[0].text) != letters(&pair[1].text) && !by_hand;
        let verdict = muniment.terms_verdict(old, new)?;
        pairs += 1;
        real += usize::from(is_real);
        if (verdict == "changed") == is_real {
            right += 1;
        } else {
            let path = format!("terms/{}/{}", pair[1].series, pair[1].file);
            report.problem(&path, format!("against the one before it is `{verdict}`"));
        }
    }
    Ok(format!("{right} of {pairs} comparisons, {real} of them real changes"))
}

/// The letters and digits of a text without data in front of it and addresses.
fn letters(text: &str) -> String {
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let body = body.map_or(text, |(_, body)| body);
    let mut kept = String::new();
    let mut rest = body;
    while let Some(at) = rest.find("](") {
        kept.push_str(&rest[..at]);
        rest = rest[at..].split_once(')').map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The files of every series in the order of their captures.
fn versions(folder: &Path) -> Result<Vec<Version>> {
    #[derive(Deserialize)]
    struct Line {
        file: String,
        captured_at: String,
    }
    let mut versions = Vec::new();
    for (name, stated) in STATED {
        let folder = folder.join(name);
        let path = folder.join("VERSIONS.tsv");
        let mut lines = csv::ReaderBuilder::new().delimiter(b'\t').from_path(&path)?;
        let mut effective = "";
        for line in lines.deserialize() {
            let line: Line =
                line.with_context(|| format!("could not read `{}`", path.display()))?;
            let from = stated.iter().find(|(file, _)| *file == line.file);
            effective = from.map_or(effective, |(_, day)| day);
            let captured_on: String = line.captured_at.chars().take(10).collect();
            let text = fs::read_to_string(folder.join(&line.file))?;
            versions.push(Version {
                series: name.replace('-', " "),
                effective: if effective.is_empty() {
                    captured_on.clone()
                } else {
                    effective.to_owned()
                },
                captured_on,
                file: line.file,
                text,
            });
        }
    }
    Ok(versions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(file: &str, captured_on: &str, effective: &str) -> Version {
        let text = |text: &str| text.to_owned();
        Version {
            series: text("a"),
            file: text(file),
            captured_on: text(captured_on),
            effective: text(effective),
            text: String::new(),
        }
    }

    #[test]
    fn the_truth_has_the_last_capture_of_the_latest_edition_in_force() {
        let versions = [
            version("1", "2020-01-05", "2020-02-01"),
            version("2", "2020-02-03", "2020-02-01"),
            version("3", "2020-03-09", "2020-03-01"),
        ];
        let on = |day| in_force(&versions, "a", day).map(|version| version.file.as_str());
        assert_eq!(on("2020-01-31"), None);
        assert_eq!(on("2020-02-02"), Some("1"));
        assert_eq!(on("2020-02-03"), Some("2"));
        assert_eq!(on("2020-03-01"), Some("3"), "captured later, and nothing else stands for it");
    }

    #[test]
    fn letters_leave_out_addresses_and_marks() {
        assert_eq!(letters("---\ntitle: x\n---\n* a [b](https://c.test/d) **e**."), "abe");
    }
}
