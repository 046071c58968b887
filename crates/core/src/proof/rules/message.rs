//! Sentences with named places.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::words::Slot;

/// A sentence whose places an evaluation fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    form: Arc<str>,
    /// The places in it.
    slots: Vec<Slot>,
}

/// What stands in the places of a sentence.
pub(crate) type Fills = BTreeMap<Slot, String>;

/// What a rule says of one record: its sentence, and what stands in the places of it. It prints
/// filled, in the language of the rules.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence {
    /// The sentence with its places, such as `{record}`, as the rules have it.
    pub form: Arc<str>,
    /// What stands in each.
    pub places: Vec<(Slot, String)>,
}

impl Message {
    /// Reads a sentence with places such as `{record}`.
    ///
    /// # Errors
    /// The name of the place that is not among those that will be filled.
    pub(super) fn parse(text: &str, fillable: &[Slot]) -> Result<Self, String> {
        let mut slots = Vec::new();
        for part in text.split('{').skip(1) {
            let (name, _) = part.split_once('}').ok_or_else(|| part.to_owned())?;
            let slot = name.parse::<Slot>().ok().filter(|slot| fillable.contains(slot));
            slots.push(slot.ok_or_else(|| name.to_owned())?);
        }
        slots.sort_unstable();
        slots.dedup();
        Ok(Self { form: text.into(), slots })
    }

    /// The sentence with its places filled.
    pub(crate) fn fill(&self, fills: &Fills) -> Sentence {
        let filled = |slot: &Slot| (*slot, fills.get(slot).cloned().unwrap_or_default());
        Sentence { form: self.form.clone(), places: self.slots.iter().map(filled).collect() }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = &*self.form;
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            out.write_str(before)?;
            let filled = self.places.iter().find(|(slot, _)| slot.code() == name);
            out.write_str(filled.map(|(_, text)| text.as_str()).unwrap_or_default())?;
            rest = after;
        }
        out.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_filled_in_its_places() {
        let message =
            Message::parse("{proven} of {quantity} units", &[Slot::Proven, Slot::Quantity])
                .expect("both places are fillable");
        let fills = Fills::from([(Slot::Proven, "3".into()), (Slot::Quantity, "10".into())]);
        assert_eq!(message.fill(&fills).to_string(), "3 of 10 units");
    }

    #[test]
    fn what_stands_in_a_place_is_no_place_itself() {
        let message = Message::parse("{record} lacks {units}", &[Slot::Record, Slot::Units])
            .expect("both places are fillable");
        let fills = Fills::from([(Slot::Record, "a {units} b".into()), (Slot::Units, "4".into())]);
        assert_eq!(message.fill(&fills).to_string(), "a {units} b lacks 4");
    }

    #[test]
    fn a_place_that_nobody_fills_is_refused_by_name() {
        assert_eq!(Message::parse("by {buyer}", &[Slot::Record]), Err("buyer".to_owned()));
        assert_eq!(Message::parse("by {who}", &[Slot::Record]), Err("who".to_owned()));
        assert_eq!(Message::parse("by {record", &[Slot::Record]), Err("record".to_owned()));
    }
}
