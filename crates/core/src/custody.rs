//! The chain of custody of a document: what happened to it, step by step, as the journal has it.
//!
//! A report of custody adds nothing to the journal. What no entry says is no step, so whoever only
//! looked at a page left none.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::matter::{MatterChange, exhibit_label};
use crate::{Digest, DocumentId, Event, EvidenceKind, LicenseId, LinkId, Origin};

/// An entry of the journal as custody looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Recorded<'a> {
    /// Its number.
    pub n: u64,
    /// When it was written, by the writer's clock.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: &'a str,
    /// What happened.
    pub events: &'a [Event],
}

/// One step in the custody of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyStep {
    /// The entry that says so.
    pub n: u64,
    /// When it was written, by the writer's clock.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: String,
    /// What was done.
    pub act: CustodyAct,
}

/// What was done with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustodyAct {
    /// Its bytes came in.
    Acquired {
        /// From where.
        origin: Origin,
        /// Their identity.
        digest: Digest,
        /// Their count.
        bytes: u64,
    },
    /// The same bytes came in again.
    ArrivedAgain {
        /// From where this time.
        origin: Origin,
    },
    /// A person stated what it is.
    Described,
    /// A person corrected a word of what was read of it.
    Corrected {
        /// The page, from 1.
        page: u32,
    },
    /// A person stated the lines of the invoice that it is.
    LinesStated,
    /// It was stated to prove a license record.
    Linked {
        /// The link.
        link: LinkId,
        /// The record.
        license: LicenseId,
        /// As what it proves it.
        kind: EvidenceKind,
    },
    /// It was stated how far a link proves its record.
    Claimed {
        /// The link.
        link: LinkId,
    },
    /// A link no longer holds.
    Unlinked {
        /// The link.
        link: LinkId,
    },
    /// All bytes of the vault were read again.
    Verified {
        /// Whether those of the document were as the journal says.
        whole: bool,
    },
    /// Product keys in its text were shown to the person.
    Revealed {
        /// What for, in the person's words.
        reason: String,
    },
    /// It was handed over in a pack.
    Produced {
        /// Its exhibit number, such as `ACME-0001`.
        exhibit: String,
        /// The number of the volume.
        volume: u32,
        /// To whom.
        recipient: String,
    },
    /// It was stated to no longer count.
    Voided {
        /// Why, in the person's words.
        reason: String,
    },
    /// It was stated to count again.
    Restored,
}

impl CustodyAct {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Acquired { .. } => "acquired",
            Self::ArrivedAgain { .. } => "arrived_again",
            Self::Described => "described",
            Self::Corrected { .. } => "corrected",
            Self::LinesStated => "lines_stated",
            Self::Linked { .. } => "linked",
            Self::Claimed { .. } => "claimed",
            Self::Unlinked { .. } => "unlinked",
            Self::Verified { .. } => "verified",
            Self::Revealed { .. } => "revealed",
            Self::Produced { .. } => "produced",
            Self::Voided { .. } => "voided",
            Self::Restored => "restored",
        }
    }
}

/// The steps of a document, in the order of the entries given: all that concern it.
pub fn custody<'a>(
    document: &DocumentId,
    entries: impl IntoIterator<Item = Recorded<'a>>,
) -> Vec<CustodyStep> {
    let mut links = BTreeSet::new();
    let mut acquired = None;
    let mut steps = Vec::new();
    for entry in entries {
        for event in entry.events {
            let Some(act) = act(document, event, acquired, &links) else { continue };
            match &act {
                CustodyAct::Acquired { .. } => acquired = Some(entry.n),
                CustodyAct::Linked { link, .. } => drop(links.insert(*link)),
                _ => {}
            }
            let actor = entry.actor.to_owned();
            steps.push(CustodyStep { n: entry.n, at: entry.at, actor, act });
        }
    }
    steps
}

/// What an event did with the document, if anything. `acquired` is the entry with which it came.
fn act(
    document: &DocumentId,
    event: &Event,
    acquired: Option<u64>,
    links: &BTreeSet<LinkId>,
) -> Option<CustodyAct> {
    let is_it = |other: &DocumentId| other == document;
    Some(match event {
        Event::DocumentAdded { document, digest, bytes, origin } if is_it(document) => {
            CustodyAct::Acquired { origin: origin.clone(), digest: *digest, bytes: *bytes }
        }
        Event::DocumentArrivedAgain { document, origin } if is_it(document) => {
            CustodyAct::ArrivedAgain { origin: origin.clone() }
        }
        Event::DocumentDescribed { document, .. } if is_it(document) => CustodyAct::Described,
        Event::TextCorrected { document, correction } if is_it(document) => {
            CustodyAct::Corrected { page: correction.page }
        }
        Event::InvoiceLinesStated { document, .. } if is_it(document) => CustodyAct::LinesStated,
        Event::Linked { link, document, license, kind, .. } if is_it(document) => {
            CustodyAct::Linked { link: *link, license: *license, kind: *kind }
        }
        Event::LinkClaimed { link, .. } if links.contains(link) => {
            CustodyAct::Claimed { link: *link }
        }
        Event::Unlinked { link } if links.contains(link) => CustodyAct::Unlinked { link: *link },
        Event::VaultVerified { through, damaged, .. } => {
            let was_there = acquired.is_some_and(|n| n <= *through);
            return was_there.then(|| CustodyAct::Verified { whole: !damaged.contains(document) });
        }
        Event::DocumentKeysRevealed { document, reason } if is_it(document) => {
            CustodyAct::Revealed { reason: reason.clone() }
        }
        Event::Matter { change: MatterChange::PackProduced(pack), .. } => {
            let exhibit = pack.exhibits.iter().find(|exhibit| is_it(&exhibit.document))?;
            CustodyAct::Produced {
                exhibit: exhibit_label(&pack.prefix, exhibit.number),
                volume: pack.volume,
                recipient: pack.recipient.clone(),
            }
        }
        Event::DocumentVoided { document, reason } if is_it(document) => {
            CustodyAct::Voided { reason: reason.clone() }
        }
        Event::DocumentRestored { document } if is_it(document) => CustodyAct::Restored,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::SourceSystem;

    fn document(n: u128) -> DocumentId {
        DocumentId::new(Uuid::from_u128(n))
    }

    fn link(n: u128) -> LinkId {
        LinkId::new(Uuid::from_u128(n))
    }

    fn added(n: u128) -> Event {
        let origin = Origin {
            name: "invoice.pdf".into(),
            path: String::new(),
            modified: None,
            source: SourceSystem::Files,
            container: None,
        };
        Event::DocumentAdded {
            document: document(n),
            digest: Digest::new([1; 32]),
            bytes: 5,
            origin,
        }
    }

    fn linked(n: u128, to: u128) -> Event {
        Event::Linked {
            link: link(n),
            document: document(to),
            license: LicenseId::new(Uuid::from_u128(9)),
            kind: EvidenceKind::Invoice,
            quantity: None,
            pages: crate::PageRanges::default(),
        }
    }

    fn verified(through: u64, damaged: &[u128]) -> Event {
        let damaged: Vec<DocumentId> = damaged.iter().copied().map(document).collect();
        let problems = damaged.len() as u64;
        Event::VaultVerified { through, objects: 2, bytes: 10, problems, damaged }
    }

    /// The codes of the steps of document 1, with the entries that say so.
    fn steps(entries: &[Vec<Event>]) -> Vec<(u64, &'static str)> {
        let recorded = (1..).zip(entries).map(|(n, events)| Recorded {
            n,
            at: DateTime::<Utc>::UNIX_EPOCH,
            actor: "Ada",
            events,
        });
        custody(&document(1), recorded).iter().map(|step| (step.n, step.act.code())).collect()
    }

    #[test]
    fn what_happened_to_another_document_is_no_step() {
        let entries = [
            vec![added(1), added(2)],
            vec![linked(1, 2)],
            vec![Event::Unlinked { link: link(1) }],
            vec![Event::DocumentVoided { document: document(2), reason: "wrong".into() }],
        ];
        assert_eq!(steps(&entries), [(1, "acquired")]);
    }

    #[test]
    fn a_link_is_followed_to_its_end() {
        let entries = [vec![added(1)], vec![linked(1, 1)], vec![Event::Unlinked { link: link(1) }]];
        assert_eq!(steps(&entries), [(1, "acquired"), (2, "linked"), (3, "unlinked")]);
    }

    #[test]
    fn a_verification_speaks_for_what_it_read() {
        let early = [vec![verified(1, &[])], vec![added(1)], vec![verified(1, &[])]];
        assert_eq!(steps(&early), [(2, "acquired")], "it was not there, or not read yet");
        let entries = [vec![added(1)], vec![verified(1, &[])], vec![verified(2, &[1])]];
        let recorded = (1..).zip(&entries).map(|(n, events)| Recorded {
            n,
            at: DateTime::<Utc>::UNIX_EPOCH,
            actor: "Ada",
            events,
        });
        let found: Vec<CustodyAct> =
            custody(&document(1), recorded).into_iter().skip(1).map(|step| step.act).collect();
        let expected = [true, false].map(|whole| CustodyAct::Verified { whole });
        assert_eq!(found, expected, "and a damaged one is said to be");
    }
}
