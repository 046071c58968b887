//! What can be asked about agreements and legal entities.

use clap::{Args, Subcommand};
use muniment::view::{AffiliateFields, AgreementFields, AliasFields, EntityFields, PaperFields};

use crate::failure::Failure;

#[derive(Debug, Subcommand)]
pub(crate) enum AgreementArgs {
    /// Enter an agreement or enrollment in the register
    Add(AgreementFieldArgs),
    /// List the agreements
    List {
        /// Words that an agreement must hold
        #[arg(long, default_value = "")]
        filter: String,
        /// Voided agreements instead of those that count
        #[arg(long)]
        voided: bool,
        /// The day from which the next anniversary counts, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Show an agreement and what belongs to it
    Show {
        /// Its id, or the first digits
        agreement: String,
        /// The day from which the next anniversary counts, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Correct an agreement; what is not given stays
    Edit {
        /// Its id, or the first digits
        agreement: String,
        #[command(flatten)]
        fields: AgreementFieldArgs,
    },
    /// Let an agreement no longer count
    Void {
        /// Its id, or the first digits
        agreement: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a voided agreement count again
    Restore {
        /// Its id, or the first digits
        agreement: String,
    },
    /// Show what the vault holds of each agreement by source system, and what has no counterpart
    Coverage {
        /// The day from which ages count, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct AgreementFieldArgs {
    /// The program it belongs to, such as select_plus
    #[arg(long)]
    program: Option<String>,
    /// The number of the agreement or enrollment
    #[arg(long)]
    number: Option<String>,
    /// A name for it
    #[arg(long)]
    title: Option<String>,
    /// The id of the agreement above it
    #[arg(long, value_name = "AGREEMENT")]
    parent: Option<String>,
    /// The id of the legal entity that signed it
    #[arg(long)]
    entity: Option<String>,
    /// The id of the legal entity on the other side
    #[arg(long, value_name = "ENTITY")]
    counterparty: Option<String>,
    /// The first day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// An affiliate that is in or out, such as ENTITY=out; replaces those stated before
    #[arg(long = "affiliate", value_name = "ENTITY[=in|out]")]
    affiliates: Vec<String>,
    /// A document that is part of it, such as 0a1b2c=agreement or
    /// 0a1b2c=enrollment:countersigned,signature_form; replaces those stated before
    #[arg(long = "paper", value_name = "DOCUMENT=KIND[:FACTS]")]
    papers: Vec<String>,
    /// Anything else worth knowing
    #[arg(long)]
    notes: Option<String>,
}

impl AgreementFieldArgs {
    /// The agreement with what was given in place of what it had. An empty value clears a field.
    pub(crate) fn over(&self, had: AgreementFields) -> Result<AgreementFields, Failure> {
        Ok(AgreementFields {
            program: choice(self.program.as_ref(), had.program),
            number: self.number.clone().unwrap_or(had.number),
            title: self.title.clone().unwrap_or(had.title),
            parent: choice(self.parent.as_ref(), had.parent),
            entity: choice(self.entity.as_ref(), had.entity),
            counterparty: choice(self.counterparty.as_ref(), had.counterparty),
            from: choice(self.from.as_ref(), had.from),
            to: choice(self.to.as_ref(), had.to),
            affiliates: list(&self.affiliates, had.affiliates, affiliate)?,
            papers: list(&self.papers, had.papers, paper)?,
            notes: self.notes.clone().unwrap_or(had.notes),
        })
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum EntityArgs {
    /// Enter a legal entity in the register
    Add(EntityFieldArgs),
    /// List the legal entities
    List {
        /// Words that a name, an alias or the notes must hold
        #[arg(long, default_value = "")]
        filter: String,
        /// Only those of this role, such as affiliate
        #[arg(long)]
        role: Option<String>,
        /// Voided ones instead of those that count
        #[arg(long)]
        voided: bool,
    },
    /// Show a legal entity and the agreements that name it
    Show {
        /// Its id, or the first digits
        entity: String,
    },
    /// Correct a legal entity; what is not given stays
    Edit {
        /// Its id, or the first digits
        entity: String,
        #[command(flatten)]
        fields: EntityFieldArgs,
    },
    /// Let a legal entity no longer count
    Void {
        /// Its id, or the first digits
        entity: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a voided legal entity count again
    Restore {
        /// Its id, or the first digits
        entity: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct EntityFieldArgs {
    /// Its name
    #[arg(long)]
    name: Option<String>,
    /// What it is to us: own, affiliate, publisher, reseller, auditor or other
    #[arg(long)]
    role: Option<String>,
    /// Another name as printed on paper, with its first and last day where it has them, such as
    /// "Fairmont Milling Co.=..2019-12-31"; replaces those stated before
    #[arg(long = "alias", value_name = "NAME[=FROM..TO]")]
    aliases: Vec<String>,
    /// The first day it belongs to us, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day it belongs to us, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Anything else worth knowing
    #[arg(long)]
    notes: Option<String>,
}

impl EntityFieldArgs {
    /// The legal entity with what was given in place of what it had. An empty value clears a field.
    pub(crate) fn over(&self, had: EntityFields) -> Result<EntityFields, Failure> {
        Ok(EntityFields {
            name: self.name.clone().unwrap_or(had.name),
            role: self.role.clone().unwrap_or(had.role),
            aliases: list(&self.aliases, had.aliases, |text| Ok(alias(text)))?,
            from: choice(self.from.as_ref(), had.from),
            to: choice(self.to.as_ref(), had.to),
            notes: self.notes.clone().unwrap_or(had.notes),
        })
    }
}

/// An agreement of which nothing is stated.
pub(crate) fn no_agreement() -> AgreementFields {
    AgreementFields {
        program: None,
        number: String::new(),
        title: String::new(),
        parent: None,
        entity: None,
        counterparty: None,
        from: None,
        to: None,
        affiliates: Vec::new(),
        papers: Vec::new(),
        notes: String::new(),
    }
}

/// A legal entity of which nothing is stated; one of which nothing is said is our own.
pub(crate) fn no_entity() -> EntityFields {
    EntityFields {
        name: String::new(),
        role: "own".to_owned(),
        aliases: Vec::new(),
        from: None,
        to: None,
        notes: String::new(),
    }
}

fn choice(given: Option<&String>, had: Option<String>) -> Option<String> {
    match given {
        Some(given) => Some(given.clone()).filter(|given| !given.is_empty()),
        None => had,
    }
}

/// What was given replaces all there was; one empty value leaves nothing.
fn list<T>(
    given: &[String],
    had: Vec<T>,
    read: impl Fn(&str) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    if given.is_empty() {
        return Ok(had);
    }
    given.iter().filter(|text| !text.is_empty()).map(|text| read(text)).collect()
}

fn affiliate(text: &str) -> Result<AffiliateFields, Failure> {
    let (entity, side) = text.split_once('=').unwrap_or((text, "in"));
    let included = match side {
        "in" => true,
        "out" => false,
        other => {
            let message = format!("an affiliate is `in` or `out`, not `{other}`");
            return Err(Failure::wrong_use("bad_affiliate", message));
        }
    };
    Ok(AffiliateFields { entity: entity.to_owned(), included })
}

fn paper(text: &str) -> Result<PaperFields, Failure> {
    let Some((document, what)) = text.split_once('=') else {
        let message = format!("`{text}` does not say what the document is: write `document=kind`");
        return Err(Failure::wrong_use("bad_paper", message));
    };
    let (kind, facts) = what.split_once(':').unwrap_or((what, ""));
    let shows = facts.split(',').map(str::trim).filter(|fact| !fact.is_empty());
    Ok(PaperFields {
        document: document.to_owned(),
        kind: kind.to_owned(),
        shows: shows.map(str::to_owned).collect(),
    })
}

/// A name may hold an `=` itself: only what looks like days is taken for them.
fn alias(text: &str) -> AliasFields {
    let days = text.rsplit_once('=').and_then(|(name, days)| {
        let (from, to) = days.split_once("..")?;
        Some((name, from, to))
    });
    let (name, from, to) = days.unwrap_or((text, "", ""));
    let day = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    AliasFields { name: name.to_owned(), from: day(from), to: day(to) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_may_have_a_first_and_a_last_day() {
        let until = alias("Fairmont=Milling=..2019-12-31");
        assert_eq!(until.name, "Fairmont=Milling");
        assert_eq!((until.from, until.to), (None, Some("2019-12-31".to_owned())));
        assert_eq!(alias("A=B").name, "A=B");
    }

    #[test]
    fn a_paper_says_what_it_is_and_what_is_visible_on_it() {
        let paper = paper("0a1b2c=enrollment:countersigned, signature_form").ok();
        let paper = paper.expect("a paper");
        assert_eq!((paper.document.as_str(), paper.kind.as_str()), ("0a1b2c", "enrollment"));
        assert_eq!(paper.shows, ["countersigned", "signature_form"]);
    }

    #[test]
    fn an_affiliate_is_in_unless_it_is_out() {
        let included = |text: &str| affiliate(text).ok().map(|affiliate| affiliate.included);
        assert_eq!(included("0a1b2c"), Some(true));
        assert_eq!(included("0a1b2c=out"), Some(false));
        assert_eq!(included("0a1b2c=half"), None);
    }
}
