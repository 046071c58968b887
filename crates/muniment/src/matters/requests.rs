//! The requests of a matter: entered, corrected, settled and removed.

use muniment_catalog::{Catalog, MatterEntry};
use muniment_core::matter::{MatterChange, MatterRequest, Settled, Settlement};
use muniment_core::{Event, Op};

use super::resolve_open;
use super::stating::{past_day, text};
use crate::error::Subject;
use crate::show::{code_of, day, stated};
use crate::transact::Decision;
use crate::view::RequestFields;
use crate::{Done, Error, Vault};

impl Vault {
    /// Adds a request to a matter and returns its number: the one given, else the next free one.
    ///
    /// # Errors
    /// When there is no such matter, it is closed, the number is taken, the text is missing, or a
    /// day is no date or before the one it follows.
    pub fn add_request(&self, matter: &str, fields: &RequestFields) -> Result<Done<String>, Error> {
        self.transact(Op::StateRequest, |catalog| {
            let entry = resolve_open(catalog, matter)?;
            let known = catalog.matter_requests(&entry.id)?;
            let number = stated(Some(&fields.number)).unwrap_or_else(|| next_number(&known));
            let request = read(text(&number), fields)?;
            if known.iter().any(|other| other.number == request.number) {
                let message = format!("there is a request `{}` already", request.number);
                return Err(Error::invalid("request_exists", message));
            }
            let value = request.number.clone();
            let change = MatterChange::RequestAdded(request);
            Ok(Decision { events: vec![Event::Matter { matter: entry.id, change }], value })
        })
    }

    /// Corrects a request; its number stays. The same again changes nothing.
    ///
    /// # Errors
    /// When there is no such matter or request, the matter is closed, the text is missing, or a
    /// day is no date or before the one it follows.
    pub fn change_request(
        &self,
        matter: &str,
        number: &str,
        fields: &RequestFields,
    ) -> Result<Done<()>, Error> {
        self.change(matter, number, |before| {
            let settled = before.settled;
            Ok(MatterRequest { settled, ..read(before.number.clone(), fields)? })
        })
    }

    /// States that a request was `answered` or `withdrawn` on a day, today where none is given;
    /// without a settlement it is open again.
    ///
    /// # Errors
    /// When there is no such matter, request or settlement, the matter is closed, or the day is no
    /// date, yet to come, or before the request was asked.
    pub fn settle_request(
        &self,
        matter: &str,
        number: &str,
        settlement: Option<&str>,
        on: Option<&str>,
    ) -> Result<Done<()>, Error> {
        let how: Option<Settlement> =
            settlement.map(|code| code_of(code, "bad_settlement")).transpose()?;
        let on = past_day(on)?;
        self.change(matter, number, |before| {
            if how.is_some() && before.asked_on.is_some_and(|asked| on < asked) {
                let message = format!("`{on}` is before the request was asked");
                return Err(Error::invalid("ends_before_it_starts", message));
            }
            let settled = how.map(|how| Settled { how, on });
            Ok(MatterRequest { settled, ..before.clone() })
        })
    }

    /// Removes a request that was entered by mistake, with what answers it.
    ///
    /// # Errors
    /// When there is no such matter or request, or the matter is closed.
    pub fn remove_request(&self, matter: &str, number: &str) -> Result<Done<()>, Error> {
        self.transact(Op::RemoveRequest, |catalog| {
            let entry = resolve_open(catalog, matter)?;
            let MatterRequest { number, .. } = resolve_request(catalog, &entry, number)?;
            let responses = catalog.matter_responses(&entry.id)?.into_iter();
            let mut changes: Vec<MatterChange> = responses
                .filter(|item| item.request == number)
                .map(|item| MatterChange::ResponseRemoved {
                    request: item.request,
                    subject: item.subject,
                })
                .collect();
            changes.push(MatterChange::RequestRemoved { number });
            let event = |change| Event::Matter { matter: entry.id, change };
            Ok(Decision { events: changes.into_iter().map(event).collect(), value: () })
        })
    }

    fn change(
        &self,
        matter: &str,
        number: &str,
        change: impl Fn(&MatterRequest) -> Result<MatterRequest, Error>,
    ) -> Result<Done<()>, Error> {
        self.transact(Op::StateRequest, |catalog| {
            let entry = resolve_open(catalog, matter)?;
            let before = resolve_request(catalog, &entry, number)?;
            let request = change(&before)?;
            let mut events = Vec::new();
            if request != before {
                let change = MatterChange::RequestChanged(request);
                events.push(Event::Matter { matter: entry.id, change });
            }
            Ok(Decision { events, value: () })
        })
    }
}

/// The request of a matter with this number.
pub(super) fn resolve_request(
    catalog: &Catalog,
    entry: &MatterEntry,
    number: &str,
) -> Result<MatterRequest, Error> {
    let number = number.trim();
    let requests = catalog.matter_requests(&entry.id)?;
    let found = requests.into_iter().find(|request| request.number.eq_ignore_ascii_case(number));
    found.ok_or_else(|| Error::missing(Subject::Request, number))
}

fn read(number: String, fields: &RequestFields) -> Result<MatterRequest, Error> {
    let request = MatterRequest {
        number,
        text: text(&fields.text),
        asked_on: day(fields.asked_on.as_deref())?,
        due_on: day(fields.due_on.as_deref())?,
        settled: None,
    };
    if request.text.is_empty() {
        return Err(Error::invalid("no_text", "say what is asked for"));
    }
    if request.asked_on.zip(request.due_on).is_some_and(|(asked, due)| due < asked) {
        let message = "the answer is due before it is asked for";
        return Err(Error::invalid("ends_before_it_starts", message));
    }
    Ok(request)
}

/// One more than the largest number.
fn next_number(known: &[MatterRequest]) -> String {
    let numbers = known.iter().filter_map(|request| request.number.parse::<u64>().ok());
    numbers.max().unwrap_or(0).saturating_add(1).to_string()
}
