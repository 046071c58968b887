//! Deadlines, the rules behind them, and what people state about them.

view! {
    /// Which deadlines to show.
    pub struct DeadlineRequest {
        /// The day for which they stand as shown; today where it is absent.
        pub as_of: Option<String>,
        /// How many days ahead to look, 36500 at most.
        pub days: u32,
        /// Also what is done, missed, or overdue for more than a year.
        pub all: bool,
    }

    /// What falls due, by due day.
    pub struct DeadlinePage {
        /// The day for which they stand as shown.
        pub as_of: String,
        /// The last day that was looked at.
        pub until: String,
        /// How many are overdue for more than a year and left out.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub left_out: u64,
        /// The deadlines.
        pub deadlines: Vec<DeadlineView>,
    }

    /// Something that falls due on a day. Texts of rules are in English.
    pub struct DeadlineView {
        /// What marks call it by: `rule/subject/id/occurrence`.
        pub key: String,
        /// The id of the rule.
        pub rule: String,
        /// What the rule asks for: `deadline` or `limit`.
        pub kind: String,
        /// `error`, `warning` or `info`.
        pub severity: String,
        /// The rule in one line.
        pub title: String,
        /// Why, and what to do.
        pub explanation: String,
        /// Where the rule comes from.
        pub source: String,
        /// What other sources say instead.
        pub alternatives: Vec<RuleAlternative>,
        /// What it is about, as a code such as `agreement`.
        pub subject: String,
        /// The subject's id among its kind.
        pub subject_id: String,
        /// The subject's name.
        pub subject_title: String,
        /// The day from which it counts.
        pub occurrence: String,
        /// The first day on which it can happen or be done.
        pub opens: Option<String>,
        /// The last day on which it is in time.
        pub due: String,
        /// How many days are left; negative once it is overdue.
        pub days_left: i32,
        /// The days on which to alert, the earliest first.
        pub alerts: Vec<String>,
        /// The next of them.
        pub next_alert: Option<String>,
        /// `open`, `alerting`, `overdue`, `done`, `snoozed` or `missed`.
        pub state: String,
        /// What a person stated about it.
        pub response: Option<DeadlineResponse>,
    }

    /// What a person stated about a deadline.
    pub struct DeadlineResponse {
        /// `done` or `snoozed`.
        pub state: String,
        /// The day on which it was done, or on which it shows again.
        pub day: String,
        /// Why it may wait; empty where it is done.
        pub reason: String,
        /// The documents that show that it was done.
        pub evidence: Vec<EvidenceDocument>,
    }

    /// A document that shows that something was done.
    pub struct EvidenceDocument {
        /// The document.
        pub id: String,
        /// Its title or name.
        pub name: String,
    }

    /// What to state about a deadline.
    pub struct DeadlineMark {
        /// `done`, `snoozed`, or `open` to take back what was stated.
        pub state: String,
        /// The day on which it was done, or on which it shows again.
        pub day: Option<String>,
        /// Why it may wait.
        pub reason: String,
        /// The documents that show that it was done.
        pub evidence: Vec<String>,
    }

    /// A rule about time, or a limit or advice. Texts are in English.
    pub struct DeadlineRuleView {
        /// Its id.
        pub id: String,
        /// Counts up when what it says changes.
        pub version: u32,
        /// `deadline`, `limit`, `advice` or `impact_text`.
        pub kind: String,
        /// `error`, `warning` or `info`.
        pub severity: String,
        /// In one line.
        pub title: String,
        /// Why, and what to do.
        pub explanation: String,
        /// Where it comes from.
        pub source: String,
        /// From what it counts, as a code such as `sa_end`; none for what is true of every vault.
        pub anchor: Option<String>,
        /// From which days it counts, such as `every anniversary`; none for a text.
        pub schedule: Option<String>,
        /// The due day, such as `60 days before`.
        pub offset: Option<String>,
        /// The first day from which it is valid.
        pub valid_from: Option<String>,
        /// The last such day.
        pub valid_to: Option<String>,
        /// What other sources say instead.
        pub alternatives: Vec<RuleAlternative>,
        /// Whether it is the company's own.
        pub own: bool,
    }

    /// What another source says.
    pub struct RuleAlternative {
        /// What it says, in our words.
        pub statement: String,
        /// The offset it would give, such as `10 hours after`.
        pub offset: Option<String>,
        /// Where it comes from.
        pub source: String,
    }
}
