//! Sentences with named places.

use std::collections::BTreeMap;

use super::words::Slot;

/// A sentence whose places an evaluation fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Slot(Slot),
}

/// What stands in the places of a sentence.
pub(crate) type Fills = BTreeMap<Slot, String>;

impl Message {
    /// Reads a sentence with places such as `{record}`.
    ///
    /// # Errors
    /// The name of the place that is not among those that will be filled.
    pub(super) fn parse(text: &str, fillable: &[Slot]) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or_else(|| after.to_owned())?;
            let slot = name.parse::<Slot>().ok().filter(|slot| fillable.contains(slot));
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Slot(slot.ok_or_else(|| name.to_owned())?));
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self(parts))
    }

    /// The sentence with its places filled.
    pub(crate) fn fill(&self, fills: &Fills) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Slot(slot) => fills.get(slot).cloned().unwrap_or_default(),
        };
        self.0.iter().map(part).collect()
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
        assert_eq!(message.fill(&fills), "3 of 10 units");
    }

    #[test]
    fn a_place_that_nobody_fills_is_refused_by_name() {
        assert_eq!(Message::parse("by {buyer}", &[Slot::Record]), Err("buyer".to_owned()));
        assert_eq!(Message::parse("by {who}", &[Slot::Record]), Err("who".to_owned()));
        assert_eq!(Message::parse("by {record", &[Slot::Record]), Err("record".to_owned()));
    }
}
