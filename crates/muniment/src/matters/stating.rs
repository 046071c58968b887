//! What a person states about a matter, and what is refused.

use muniment_catalog::{Catalog, MatterEntry};
use muniment_core::key::mask;
use muniment_core::matter::{
    Closing, ExhibitPrefix, Matter, MatterChange, MatterProblem, MatterScope, Period,
};
use muniment_core::{Event, MatterId, Op};
use uuid::Uuid;

use super::{is_called, resolve_matter, resolve_open};
use crate::entities::resolve_entity;
use crate::show::{self, day, stated};
use crate::transact::Decision;
use crate::view::MatterFields;
use crate::{Done, Error, Vault};

impl Vault {
    /// Opens a matter and returns its id. Product keys in texts are masked, here and in everything
    /// else about matters.
    ///
    /// # Errors
    /// When the reference is missing or taken, the prefix of its exhibits cannot be or is taken, a
    /// day is no date or before the one it follows, or a legal entity does not exist.
    pub fn open_matter(&self, fields: &MatterFields) -> Result<Done<String>, Error> {
        let matter = MatterId::new(Uuid::now_v7());
        self.transact(Op::OpenMatter, |catalog| {
            let stated = read(catalog, fields)?;
            is_free(catalog, matter, &stated)?;
            let change = MatterChange::Opened(stated);
            let events = vec![Event::Matter { matter, change }];
            Ok(Decision { events, value: matter.to_string() })
        })
    }

    /// Corrects a matter. The whole statement replaces the one before; the same again changes
    /// nothing.
    ///
    /// # Errors
    /// As [`Self::open_matter`], or when there is no such matter, it is closed, or exhibits bear
    /// the prefix that would change.
    pub fn change_matter(&self, id: &str, fields: &MatterFields) -> Result<Done<()>, Error> {
        self.transact(Op::ChangeMatter, |catalog| {
            let before = resolve_open(catalog, id)?;
            let stated = read(catalog, fields)?;
            is_free(catalog, before.id, &stated)?;
            keeps_prefix(catalog, &before, &stated)?;
            let mut events = Vec::new();
            if before.stated != stated {
                let change = MatterChange::Changed(stated);
                events.push(Event::Matter { matter: before.id, change });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// Closes a matter on a day, absent means today: it stays on record, and nothing in it falls
    /// due any more.
    ///
    /// # Errors
    /// When there is no such matter, it is closed, or the day is no date or yet to come.
    pub fn close_matter(
        &self,
        id: &str,
        on: Option<&str>,
        reason: &str,
    ) -> Result<Done<()>, Error> {
        let on = past_day(on)?;
        let reason = text(reason);
        self.transact(Op::CloseMatter, |catalog| {
            let before = resolve_open(catalog, id)?;
            let change = MatterChange::Closed(Closing { on, reason: reason.clone() });
            let events = vec![Event::Matter { matter: before.id, change }];
            Ok(Decision { events, value: () })
        })
    }

    /// Takes a closed matter up again.
    ///
    /// # Errors
    /// When there is no such matter or it is open.
    pub fn reopen_matter(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::ReopenMatter, |catalog| {
            let before = resolve_matter(catalog, id)?;
            if before.closed.is_none() {
                return Err(Error::invalid("matter_open", "the matter is open"));
            }
            let change = MatterChange::Reopened;
            Ok(Decision { events: vec![Event::Matter { matter: before.id, change }], value: () })
        })
    }
}

/// A text as the journal may keep it: without product keys.
pub(super) fn text(text: &str) -> String {
    mask(text.trim())
}

/// A day that has come, today where none is given.
pub(super) fn past_day(on: Option<&str>) -> Result<chrono::NaiveDate, Error> {
    let (on, today) = (show::as_of(on)?, show::as_of(None)?);
    if on > today {
        return Err(Error::invalid("bad_date", format!("`{on}` is yet to come")));
    }
    Ok(on)
}

fn read(catalog: &Catalog, fields: &MatterFields) -> Result<Matter, Error> {
    let names = |names: &[String]| {
        names.iter().filter_map(|name| stated(Some(name))).map(|name| text(&name)).collect()
    };
    let mut scope = MatterScope {
        products: names(&fields.products),
        publishers: names(&fields.publishers),
        ..MatterScope::default()
    };
    for id in &fields.entities {
        scope.entities.insert(resolve_entity(catalog, id)?.id);
    }
    let matter = Matter {
        reference: text(&fields.reference),
        title: text(&fields.title),
        publisher: text(&fields.publisher),
        auditor: text(&fields.auditor),
        counsel: text(&fields.counsel),
        letter_on: day(fields.letter_on.as_deref())?,
        notice_days: fields.notice_days,
        due_on: day(fields.due_on.as_deref())?,
        period: Period {
            from: day(fields.period_from.as_deref())?,
            to: day(fields.period_to.as_deref())?,
        },
        scope,
        exhibit_prefix: prefix(fields)?,
        is_privileged: fields.privileged,
        note: text(&fields.note),
    };
    match matter.problems().first() {
        None => Ok(matter),
        Some(problem) => {
            let code = match problem {
                MatterProblem::NoReference => "no_reference",
                MatterProblem::NoticeWithoutLetter => "no_letter",
                MatterProblem::DueBeforeLetter | MatterProblem::PeriodBackwards => {
                    "ends_before_it_starts"
                }
            };
            Err(Error::invalid(code, problem.to_string()))
        }
    }
}

/// The prefix as stated, else what of the reference can be one.
fn prefix(fields: &MatterFields) -> Result<ExhibitPrefix, Error> {
    let made = || -> String {
        let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let characters = fields.reference.chars().filter(allowed);
        characters.take(ExhibitPrefix::LONGEST).collect()
    };
    let prefix = stated(Some(&fields.exhibit_prefix)).unwrap_or_else(made);
    prefix.parse().map_err(|error: muniment_core::matter::InvalidPrefix| {
        Error::invalid("bad_prefix", error.to_string())
    })
}

/// Two matters share neither a reference nor the numbers of exhibits.
fn is_free(catalog: &Catalog, matter: MatterId, stated: &Matter) -> Result<(), Error> {
    let others = catalog.matters()?;
    let mut others = others.iter().filter(|other| other.id != matter);
    let taken = others.find_map(|other| {
        if is_called(other, &stated.reference) {
            return Some(("reference_taken", other));
        }
        let prefix = other.stated.exhibit_prefix.as_str();
        let is_same = prefix.eq_ignore_ascii_case(stated.exhibit_prefix.as_str());
        is_same.then_some(("prefix_taken", other))
    });
    taken.map_or(Ok(()), |(code, other)| {
        let message = format!("`{}` has the same", other.stated.reference);
        Err(Error::invalid(code, message))
    })
}

/// Numbers that were handed over stay what they are.
fn keeps_prefix(catalog: &Catalog, before: &MatterEntry, stated: &Matter) -> Result<(), Error> {
    let is_kept = before.stated.exhibit_prefix == stated.exhibit_prefix;
    if is_kept || catalog.productions(&before.id)?.is_empty() {
        return Ok(());
    }
    let message = "exhibits that were handed over bear the prefix; it stays";
    Err(Error::invalid("prefix_produced", message))
}
