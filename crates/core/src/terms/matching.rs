//! The edition held for the day that a rule names.

use chrono::NaiveDate;

use super::{Gap, Governing, Held, TermsKind, TermsRules, Timeline};
use crate::LicenseProgram;

/// What is held of one kind of terms for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a, K> {
    /// The kind.
    pub kind: TermsKind,
    /// The edition in force; absent where none that was in force by then is held.
    pub held: Option<Held<'a, K>>,
    /// Editions between it and the day that were not captured, so that it is only assumed.
    pub gap: Option<Gap>,
}

/// The editions that govern by an answer: of each kind, the one in force on the required day. Terms
/// for all products and in English come first; pages of one topic count for the product they name.
pub fn matching<'a, K: Copy>(
    governing: &Governing,
    product: &str,
    program: Option<LicenseProgram>,
    timelines: &[Timeline<'a, K>],
    rules: &TermsRules,
) -> Vec<Found<'a, K>> {
    let Some(on) = governing.required_on else { return Vec::new() };
    let of_kind = |kind: &TermsKind| {
        let mut fitting: Vec<&Timeline<'a, K>> = timelines
            .iter()
            .filter(|timeline| {
                let series = &timeline.series;
                series.kind == *kind
                    && rules.is_for(&series.scope, program)
                    && is_about(&series.title, product)
            })
            .collect();
        fitting.sort_by_key(|timeline| {
            let series = &timeline.series;
            (!series.title.is_empty(), series.language != "English", series.scope.is_empty())
        });
        let found = fitting.iter().find_map(|timeline| Some((timeline, timeline.in_force(on)?)));
        Found {
            kind: *kind,
            held: found.map(|(_, held)| held),
            gap: found.and_then(|(timeline, _)| gap_before(timeline, rules, on)),
        }
    };
    governing.kinds.iter().map(of_kind).collect()
}

/// Whether terms with this title say something about a product.
fn is_about(title: &str, product: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (title, product) = (letters(title), letters(product));
    title.is_empty()
        || (!product.is_empty() && (title.contains(&product) || product.contains(&title)))
}

/// Publications up to a day that would have replaced the edition held.
fn gap_before<K: Copy>(
    timeline: &Timeline<'_, K>,
    rules: &TermsRules,
    on: NaiveDate,
) -> Option<Gap> {
    let gaps = timeline.gaps(rules, on);
    let mut gap = gaps.into_iter().rev().find(|gap| {
        gap.until.is_none_or(|until| until > on) && gap.months.iter().any(|month| *month <= on)
    })?;
    gap.months.retain(|month| *month <= on);
    Some(gap)
}
