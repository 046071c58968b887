//! The arguments of `matter` and `answer`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use muniment::view::{MatterFields, RequestFields, ResponseFields};

#[derive(Debug, Subcommand)]
pub(crate) enum MatterArgs {
    /// Open a matter: an audit or a request for proof
    Open {
        /// The name by which people refer to it, such as the number of the letter
        reference: String,
        #[command(flatten)]
        fields: MatterFieldArgs,
    },
    /// List the matters, what is due first
    List {
        /// Only those that hold these words
        words: Vec<String>,
        /// Only those open or closed
        #[arg(long)]
        state: Option<String>,
        /// The day for which to answer, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Show a matter: its requests, what answers them, and what may disclose too much
    Show {
        /// Its reference or id, or the first digits of that
        matter: String,
        /// The day for which to answer, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Correct a matter; what is not given stays, and an empty value takes it back
    Change {
        /// Its reference or id, or the first digits of that
        matter: String,
        /// Another reference
        #[arg(long)]
        reference: Option<String>,
        #[command(flatten)]
        fields: MatterFieldArgs,
    },
    /// Close a matter; it stays on record
    Close {
        /// Its reference or id, or the first digits of that
        matter: String,
        /// The day, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// How it ended
        #[arg(long)]
        reason: String,
    },
    /// Take a closed matter up again
    Reopen {
        /// Its reference or id, or the first digits of that
        matter: String,
    },
    /// Enter, correct, settle or remove what is asked for
    #[command(subcommand)]
    Request(RequestArgs),
    /// State what answers a request; nothing is handed over by it
    Respond(RespondArgs),
    /// Show the disclosure log: every document that was handed over
    Disclosures {
        /// Only those of this matter: its reference or id, or the first digits of that
        matter: Option<String>,
        /// Only those of this document: its id or SHA-256, or the first digits of either
        #[arg(long)]
        document: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct MatterFieldArgs {
    /// What it is about, in a few words
    #[arg(long)]
    title: Option<String>,
    /// The publisher whose licenses are looked at
    #[arg(long)]
    publisher: Option<String>,
    /// Who looks at them
    #[arg(long)]
    auditor: Option<String>,
    /// Who advises on the law
    #[arg(long)]
    counsel: Option<String>,
    /// The day of the letter, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    letter: Option<String>,
    /// The days of notice, counted from the letter; 0 takes them back
    #[arg(long, value_name = "DAYS")]
    notice: Option<u32>,
    /// The day by which the answer is due, YYYY-MM-DD; it goes before the notice
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// The first day that is looked at, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day that is looked at, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// A legal entity that is looked at: its id, or the first digits; replaces those before
    #[arg(long = "entity", value_name = "ENTITY")]
    entities: Vec<String>,
    /// A product family that is looked at; replaces those before
    #[arg(long = "product", value_name = "PRODUCT")]
    products: Vec<String>,
    /// Another publisher that is looked at; replaces those before
    #[arg(long = "also-publisher", value_name = "PUBLISHER")]
    publishers: Vec<String>,
    /// What the numbers of exhibits begin with: A-Z a-z 0-9 - _
    #[arg(long)]
    prefix: Option<String>,
    /// Whether what is written in it is between us and counsel
    #[arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "true|false")]
    privileged: Option<bool>,
    /// Anything else worth knowing
    #[arg(long)]
    note: Option<String>,
}

impl MatterFieldArgs {
    /// What is stated, over what was stated before.
    pub(crate) fn over(&self, before: MatterFields) -> MatterFields {
        let text = |given: &Option<String>, before| given.clone().unwrap_or(before);
        let day = |given: &Option<String>, before| given.clone().or(before);
        let list =
            |given: &[String], before| if given.is_empty() { before } else { given.to_vec() };
        MatterFields {
            reference: before.reference,
            title: text(&self.title, before.title),
            publisher: text(&self.publisher, before.publisher),
            auditor: text(&self.auditor, before.auditor),
            counsel: text(&self.counsel, before.counsel),
            letter_on: day(&self.letter, before.letter_on),
            notice_days: self.notice.or(before.notice_days).filter(|days| *days > 0),
            due_on: day(&self.due, before.due_on),
            period_from: day(&self.from, before.period_from),
            period_to: day(&self.to, before.period_to),
            entities: without_blanks(list(&self.entities, before.entities)),
            products: list(&self.products, before.products),
            publishers: list(&self.publishers, before.publishers),
            exhibit_prefix: text(&self.prefix, before.exhibit_prefix),
            privileged: self.privileged.unwrap_or(before.privileged),
            note: text(&self.note, before.note),
        }
    }
}

fn without_blanks(mut names: Vec<String>) -> Vec<String> {
    names.retain(|name| !name.trim().is_empty());
    names
}

#[derive(Debug, Subcommand)]
pub(crate) enum RequestArgs {
    /// Enter what is asked for
    Add {
        /// The matter's reference or id, or the first digits of that
        matter: String,
        /// What is asked for
        text: String,
        /// Its number as the auditor gives it; the next free one where not given
        #[arg(long)]
        number: Option<String>,
        #[command(flatten)]
        days: RequestDays,
    },
    /// Correct a request; what is not given stays
    Change {
        #[command(flatten)]
        which: WhichRequest,
        /// What is asked for
        #[arg(long)]
        text: Option<String>,
        #[command(flatten)]
        days: RequestDays,
    },
    /// State that a request was answered or withdrawn, or open it again
    Settle {
        #[command(flatten)]
        which: WhichRequest,
        /// answered, withdrawn or open
        how: String,
        /// The day, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Remove a request that was entered by mistake, with what answers it
    Remove {
        #[command(flatten)]
        which: WhichRequest,
    },
}

/// A request is named by its matter and its number.
#[derive(Debug, Args)]
pub(crate) struct WhichRequest {
    /// The matter's reference or id, or the first digits of that
    pub(crate) matter: String,
    /// The number of the request
    pub(crate) number: String,
}

#[derive(Debug, Args)]
pub(crate) struct RequestDays {
    /// The day on which it was asked, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    asked: Option<String>,
    /// The day by which its answer is due, YYYY-MM-DD; that of the matter where not given
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
}

impl RequestDays {
    /// A request with these days, over those of before.
    pub(crate) fn over(&self, before: RequestFields) -> RequestFields {
        RequestFields {
            asked_on: self.asked.clone().or(before.asked_on),
            due_on: self.due.clone().or(before.due_on),
            ..before
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct RespondArgs {
    #[command(flatten)]
    pub(crate) which: WhichRequest,
    /// A document that answers: its id or SHA-256, or the first digits of either
    #[arg(long = "document", value_name = "DOCUMENT", required_unless_present = "licenses")]
    documents: Vec<String>,
    /// A license record that answers: its id, or the first digits
    #[arg(long = "license", value_name = "LICENSE")]
    licenses: Vec<String>,
    /// produce, withhold_privileged, not_responsive or redacted
    #[arg(long = "as", value_name = "DISPOSITION", default_value = "produce")]
    disposition: String,
    /// The pages that answer, such as 1-3
    #[arg(long, default_value = "")]
    pages: String,
    /// The document that is handed over in place of a redacted one
    #[arg(long, value_name = "DOCUMENT")]
    redacted_copy: Option<String>,
    /// Why, or anything else worth knowing
    #[arg(long, default_value = "")]
    note: String,
    /// It does not answer the request after all
    #[arg(long)]
    pub(crate) take_back: bool,
}

impl RespondArgs {
    /// What is stated about each subject.
    pub(crate) fn fields(&self) -> Vec<ResponseFields> {
        let documents = self.documents.iter().map(|id| ("document", id));
        let licenses = self.licenses.iter().map(|id| ("license", id));
        let fields = |(subject, id): (&str, &String)| ResponseFields {
            subject: subject.to_owned(),
            id: id.clone(),
            pages: self.pages.clone(),
            disposition: self.disposition.clone(),
            redacted_copy: self.redacted_copy.clone(),
            note: self.note.clone(),
        };
        documents.chain(licenses).map(fields).collect()
    }
}

#[derive(Debug, Args)]
pub(crate) struct AnswerArgs {
    /// A text file, a CSV file or a workbook with numbers and product keys; - reads standard input
    pub(crate) list: PathBuf,
    /// The matter whose request the list belongs to: its reference or id, or the first digits
    #[arg(long, requires = "request")]
    pub(crate) matter: Option<String>,
    /// The number of the request
    #[arg(long, requires = "matter")]
    pub(crate) request: Option<String>,
    /// State that every exact match answers the request and is to be produced
    #[arg(long, requires = "request")]
    pub(crate) respond: bool,
}
