//! The requests of a matter, and how each stands as of a day.

use chrono::NaiveDate;

use crate::code::vocabulary;

/// One item that an auditor asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterRequest {
    /// Its number as the auditor gives it, such as `3` or `4.b`; it names the request in its matter.
    pub number: String,
    /// What is asked for, as asked.
    pub text: String,
    /// The day on which it was asked.
    pub asked_on: Option<NaiveDate>,
    /// The day by which its answer is due; absent means that of the matter.
    pub due_on: Option<NaiveDate>,
    /// How it came to its end; absent means that it is open.
    pub settled: Option<Settled>,
}

/// That a request came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// How.
    pub how: Settlement,
    /// The day.
    pub on: NaiveDate,
}

vocabulary!(
    /// How a request can come to its end.
    Settlement, "settlement of a request" {
        /// It was answered.
        Answered = "answered",
        /// Whoever asked does not ask any more.
        Withdrawn = "withdrawn",
    }
);

vocabulary!(
    /// How a request stands as of a day.
    RequestStanding, "standing of a request" {
        /// It was not asked yet.
        Coming = "coming",
        /// It awaits its answer.
        Open = "open",
        /// It awaits its answer, and the day by which it was due has passed.
        Late = "late",
        /// It was answered.
        Answered = "answered",
        /// It was withdrawn.
        Withdrawn = "withdrawn",
    }
);

/// How many requests stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RequestCounts {
    /// Those that await their answer, the late ones among them.
    pub open: usize,
    /// Those of the open ones whose day has passed.
    pub late: usize,
    /// Those that were answered.
    pub answered: usize,
    /// Those that were withdrawn.
    pub withdrawn: usize,
}

impl MatterRequest {
    /// By what requests are put in order: `2` comes before `10`, and `4.a` before `4.b`.
    pub fn order(&self) -> Vec<(u64, String)> {
        let mut parts: Vec<(u64, String)> = Vec::new();
        for c in self.number.chars() {
            match (c.to_digit(10), parts.last_mut()) {
                (Some(digit), Some((number, words))) if words.is_empty() => {
                    *number = number.saturating_mul(10).saturating_add(digit.into());
                }
                (Some(digit), _) => parts.push((digit.into(), String::new())),
                (None, Some((_, words))) => words.extend(c.to_lowercase()),
                (None, None) => parts.push((0, c.to_lowercase().collect())),
            }
        }
        parts
    }

    /// The day by which its answer is due; `matter_due` is that of its matter.
    pub fn due(&self, matter_due: Option<NaiveDate>) -> Option<NaiveDate> {
        self.due_on.or(matter_due)
    }

    /// How it stands as of a day: what was settled later is still open, and an answer on the day on
    /// which it is due is in time.
    pub fn standing(&self, matter_due: Option<NaiveDate>, as_of: NaiveDate) -> RequestStanding {
        if self.asked_on.is_some_and(|asked| as_of < asked) {
            return RequestStanding::Coming;
        }
        match self.settled.filter(|settled| settled.on <= as_of) {
            Some(Settled { how: Settlement::Answered, .. }) => RequestStanding::Answered,
            Some(Settled { how: Settlement::Withdrawn, .. }) => RequestStanding::Withdrawn,
            None if self.due(matter_due).is_some_and(|due| due < as_of) => RequestStanding::Late,
            None => RequestStanding::Open,
        }
    }
}

impl RequestCounts {
    /// The counts of these requests as of a day; those that are not asked yet count nowhere.
    pub fn of<'a>(
        requests: impl IntoIterator<Item = &'a MatterRequest>,
        matter_due: Option<NaiveDate>,
        as_of: NaiveDate,
    ) -> Self {
        let mut counts = Self::default();
        for request in requests {
            match request.standing(matter_due, as_of) {
                RequestStanding::Coming => {}
                RequestStanding::Open => counts.open += 1,
                RequestStanding::Late => {
                    counts.open += 1;
                    counts.late += 1;
                }
                RequestStanding::Answered => counts.answered += 1,
                RequestStanding::Withdrawn => counts.withdrawn += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn request() -> MatterRequest {
        MatterRequest {
            number: "1".into(),
            text: "All invoices".into(),
            asked_on: Some(day("2024-02-01")),
            due_on: Some(day("2024-03-01")),
            settled: None,
        }
    }

    #[test]
    fn a_request_is_late_from_the_day_after_it_was_due() {
        let on = |text| request().standing(None, day(text));
        assert_eq!(on("2024-01-31"), RequestStanding::Coming);
        assert_eq!(on("2024-02-01"), RequestStanding::Open);
        assert_eq!(on("2024-03-01"), RequestStanding::Open);
        assert_eq!(on("2024-03-02"), RequestStanding::Late);
    }

    #[test]
    fn a_request_without_a_day_of_its_own_is_due_with_its_matter() {
        let request = MatterRequest { due_on: None, ..request() };
        let matter_due = Some(day("2024-02-10"));
        assert_eq!(request.standing(matter_due, day("2024-02-11")), RequestStanding::Late);
        assert_eq!(request.standing(None, day("2030-01-01")), RequestStanding::Open);
    }

    #[test]
    fn an_answer_counts_from_its_day_on() {
        let settled = Some(Settled { how: Settlement::Answered, on: day("2024-03-05") });
        let request = MatterRequest { settled, ..request() };
        assert_eq!(request.standing(None, day("2024-03-04")), RequestStanding::Late);
        assert_eq!(request.standing(None, day("2024-03-05")), RequestStanding::Answered);
    }

    #[test]
    fn requests_are_ordered_as_people_count() {
        let numbered = |number: &str| MatterRequest { number: number.into(), ..request() };
        let mut requests = ["10", "4.b", "2", "A", "4.a", "4"].map(numbered);
        requests.sort_by_key(MatterRequest::order);
        let numbers: Vec<&str> = requests.iter().map(|request| request.number.as_str()).collect();
        assert_eq!(numbers, ["A", "2", "4", "4.a", "4.b", "10"]);
    }

    #[test]
    fn late_requests_are_among_the_open_ones() {
        let later = MatterRequest { due_on: Some(day("2024-06-01")), ..request() };
        let withdrawn = Some(Settled { how: Settlement::Withdrawn, on: day("2024-02-02") });
        let withdrawn = MatterRequest { settled: withdrawn, ..request() };
        let counts = RequestCounts::of([&request(), &later, &withdrawn], None, day("2024-04-01"));
        assert_eq!(counts, RequestCounts { open: 2, late: 1, answered: 0, withdrawn: 1 });
    }
}
