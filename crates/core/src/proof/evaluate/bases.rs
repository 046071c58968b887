//! What can be said about the records on which one builds.

use chrono::NaiveDate;

use super::case::Case;
use super::pieces::is_sound;
use crate::proof::rules::DESKTOP_OS;
use crate::proof::text::fold;
use crate::proof::{ProofStatus, RecordFacts};
use crate::{AcquisitionChannel, LicenseId};

impl Case<'_> {
    /// The records below, in the order of their ids.
    pub(super) fn bases(&self) -> Vec<LicenseId> {
        let mut bases: Vec<_> =
            self.facts.acquisition.underlying.iter().map(|base| base.license).collect();
        bases.sort_unstable();
        bases.dedup();
        bases
    }

    /// The first record below that is gone or of which something does not hold.
    pub(super) fn first_base(
        &self,
        fails: impl Fn(LicenseId, &RecordFacts) -> bool,
    ) -> Option<LicenseId> {
        let records = &self.index.facts.records;
        let fails = |base: &LicenseId| records.get(base).is_none_or(|record| fails(*base, record));
        self.bases().into_iter().find(fails)
    }

    /// The first record below that is not proven well enough to carry another.
    pub(super) fn unproven_base(&self) -> Option<LicenseId> {
        self.first_base(|base, _| !self.status_of(base).is_some_and(carries))
    }

    /// The first record below that is gone, or whose proof fails while one of its documents no
    /// longer counts.
    pub(super) fn lost_base(&self) -> Option<LicenseId> {
        self.first_base(|base, record| {
            let mut documents = record.evidence.iter();
            let lost = documents
                .any(|evidence| !self.index.document(evidence.document).is_some_and(is_sound));
            lost && !self.status_of(base).is_some_and(carries)
        })
    }

    pub(super) fn base_without_assurance(&self) -> Option<LicenseId> {
        let Some(day) = self.facts.record.acquired_on else {
            return self.bases().first().copied();
        };
        self.first_base(|base, _| !self.was_covered(base, day))
    }

    fn was_covered(&self, base: LicenseId, day: NaiveDate) -> bool {
        self.index.coverage_of(base).iter().any(|(_, (from, to))| {
            from.is_some_and(|from| from <= day) && to.is_some_and(|to| day <= to)
        })
    }

    pub(super) fn base_that_is_no_desktop_os(&self) -> Option<LicenseId> {
        let desktop_os = self.index.rules.product_kind(DESKTOP_OS);
        self.first_base(|_, record| {
            !desktop_os.is_some_and(|names| names.fit(&fold(&record.record.title())))
        })
    }

    pub(super) fn base_of_same_edition(&self) -> Option<LicenseId> {
        let own = &self.facts.record;
        self.first_base(|_, record| {
            let below = &record.record;
            fold(&below.product) != fold(&own.product) || fold(&below.edition) == fold(&own.edition)
        })
    }

    pub(super) fn base_that_is_assurance(&self) -> Option<LicenseId> {
        self.first_base(|_, record| {
            matches!(
                record.record.channel,
                Some(AcquisitionChannel::SaWithBase | AcquisitionChannel::SaOverOem)
            )
        })
    }

    /// How many of the units that are held have none below to build on.
    pub(super) fn units_without_base(&self) -> u64 {
        let units = &self.index.units;
        units.held(self.license, self.facts).saturating_sub(units.granted(self.license))
    }

    /// How many days lie between the end of the earlier coverage and the start of this one.
    pub(super) fn coverage_gap(&self) -> Option<i64> {
        let from = self.facts.record.sa_from?;
        let earlier = self.bases().into_iter().flat_map(|base| self.index.coverage_of(base));
        let ends = earlier.filter_map(|(license, days)| match days {
            (start, Some(end))
                if *license != self.license && start.is_none_or(|day| day < from) =>
            {
                Some(*end)
            }
            _ => None,
        });
        let gap = from.signed_duration_since(ends.max()?).num_days() - 1;
        (gap > 0).then_some(gap)
    }
}

/// Whether a record of this status carries another.
pub(super) fn carries(status: ProofStatus) -> bool {
    matches!(
        status,
        ProofStatus::Complete
            | ProofStatus::CompleteWithWarnings
            | ProofStatus::PendingMls
            | ProofStatus::Waived
    )
}
