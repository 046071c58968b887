//! Whether a condition of a rule holds for a record.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::case::Case;
use super::periods::name;
use crate::proof::rules::{Fact, Fills, Slot, When};
use crate::proof::text::fold;
use crate::proof::{LicenseType, Period, Term};

impl Case<'_> {
    pub(super) fn holds(&self, when: &When) -> bool {
        match when {
            When::All(parts) => parts.iter().all(|part| self.holds(part)),
            When::Any(parts) => parts.iter().any(|part| self.holds(part)),
            When::Not(part) => !self.holds(part),
            When::Product(kind) => {
                self.index.rules.product_kind(kind).is_some_and(|names| names.fit(&self.product))
            }
            When::Program(kind) => {
                self.index.rules.program(kind).is_some_and(|names| names.fit(&self.program))
            }
            When::Circumstance(stated) => self.facts.acquisition.circumstances.contains(stated),
            When::LicenseType(kind) => self.facts.acquisition.license_type == Some(*kind),
            When::BoughtThrough(channel) => self.facts.acquisition.bought_through == Some(*channel),
            When::Fact(fact) => self.find(*fact).is_some(),
        }
    }

    /// What the facts that a condition names put into a sentence.
    pub(super) fn fills_of(&self, when: &When) -> Fills {
        match when {
            When::All(parts) | When::Any(parts) => {
                parts.iter().flat_map(|part| self.fills_of(part)).collect()
            }
            When::Fact(fact) => self.find(*fact).unwrap_or_default(),
            _ => Fills::new(),
        }
    }

    /// Whether a fact holds, with what a sentence can say about it.
    fn find(&self, fact: Fact) -> Option<Fills> {
        let with = |slot, text: String| Fills::from([(slot, text)]);
        let plain = |holds: bool| holds.then(Fills::new);
        match fact {
            Fact::Subscription => plain(self.is_subscription()),
            Fact::RecentPurchase => plain(self.is_recent_purchase()),
            Fact::DeviceKnown => plain(!self.facts.acquisition.device.trim().is_empty()),
            Fact::HasBase => plain(!self.facts.acquisition.underlying.is_empty()),
            Fact::CoverageGap => self.coverage_gap().map(|days| with(Slot::Days, days.to_string())),
            Fact::LateNotice => self.late_notice().map(|days| with(Slot::Days, days.to_string())),
            Fact::TooManyUsers => {
                self.excess_users().map(|users| with(Slot::Users, users.to_string()))
            }
            Fact::SeatShared => self.shared_seat().map(|seat| with(Slot::Seat, seat)),
            Fact::ConsecutiveZeroUse => self.zero_use().map(|months| with(Slot::Periods, months)),
            Fact::BelowMinimum => self.below_minimum().map(|months| with(Slot::Periods, months)),
        }
    }

    fn is_subscription(&self) -> bool {
        matches!(self.facts.acquisition.term, Some(Term::Subscription { .. }))
            || self.facts.acquisition.license_type == Some(LicenseType::Subscription)
    }

    /// Whether the latest statement, or none up to the day of assessment, could list the purchase.
    pub(super) fn is_recent_purchase(&self) -> bool {
        let calculated = self.index.latest_statement(self.facts).unwrap_or(self.index.as_of);
        let latency = self.index.rules.limits().statement_latency_days;
        self.facts
            .record
            .acquired_on
            .is_some_and(|bought| calculated.signed_duration_since(bought).num_days() < latency)
    }

    /// After how many days the publisher was told, where that was too late.
    fn late_notice(&self) -> Option<i64> {
        let transfer = self.facts.acquisition.transfer.as_ref()?;
        let days = transfer.notice_on?.signed_duration_since(transfer.on?).num_days();
        (days > self.index.rules.limits().transfer_notice_days).then_some(days)
    }

    /// How many people use the record, where those are more than its units.
    fn excess_users(&self) -> Option<usize> {
        let day = self.index.as_of;
        let uses = self
            .facts
            .acquisition
            .users
            .iter()
            .filter(|user| user.from <= day && user.to.is_none_or(|to| day <= to));
        let users = uses.count();
        let units = self.facts.record.quantity;
        (u64::try_from(users).is_ok_and(|users| users > units)).then_some(users)
    }

    /// The first seat that two people use at the same time.
    fn shared_seat(&self) -> Option<String> {
        let mut seats: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for user in self.facts.acquisition.users.iter().filter(|user| !user.seat.trim().is_empty())
        {
            let to = user.to.unwrap_or(NaiveDate::MAX);
            seats.entry(fold(&user.seat)).or_default().push((user.from, to, fold(&user.name)));
        }
        let shared = seats.into_iter().find(|(_, users)| {
            users.iter().enumerate().any(|(at, (from, to, name))| {
                users[at + 1..].iter().any(|(other_from, other_to, other)| {
                    name != other && from <= other_to && other_from <= to
                })
            })
        });
        shared.map(|(seat, _)| seat)
    }

    /// Months that follow each other without use.
    fn zero_use(&self) -> Option<String> {
        let mut unused: Vec<&Period> =
            self.reports().filter(|month| month.quiet || month.cents == Some(0)).collect();
        unused.sort_by_key(|month| month.from);
        let pair = unused.windows(2).find(|pair| follows(pair[0].from, pair[1].from));
        pair.map(|pair| {
            format!("{} and {}", name(pair[0].from, pair[0].to), name(pair[1].from, pair[1].to))
        })
    }

    /// The first month that is reported with too little.
    fn below_minimum(&self) -> Option<String> {
        let minimum = self.index.rules.limits().report_minimum_cents;
        let too_little = |month: &&Period| {
            !month.quiet && month.cents.is_some_and(|cents| cents != 0 && cents < minimum)
        };
        let month = self.reports().filter(too_little).min_by_key(|month| month.from)?;
        Some(name(month.from, month.to))
    }

    fn reports(&self) -> impl Iterator<Item = &Period> {
        self.index.agreements_of(self.facts).into_iter().flat_map(|agreement| &agreement.reports)
    }
}

/// Whether one day lies in the month after that of another.
fn follows(earlier: NaiveDate, later: NaiveDate) -> bool {
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    month(later) == month(earlier) + 1
}
