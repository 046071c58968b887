//! Tells a person on the desktop of the deadlines whose alert falls today, each once a day.
//!
//! Without a service that shows notifications nothing is shown and nothing fails: the window tells
//! of the same deadlines.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use chrono::{Local, NaiveDate};
use muniment::view::DeadlineView;
use notify_rust::Notification;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Emitter, Manager};
use tracing::warn;

use crate::app::focus;
use crate::desk::Desk;
use crate::words::{DEADLINES_TODAY, DUE, Language};

/// More deadlines than this are told together.
const SINGLY: usize = 3;

/// Of what a person was told on a day. Losing it costs a second notification only, so failures to
/// read or write it are logged and otherwise passed over.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Told {
    day: Option<NaiveDate>,
    /// The vault and the key of each deadline.
    deadlines: BTreeSet<String>,
}

/// What one notification says.
#[derive(Debug, PartialEq, Eq)]
struct Message {
    title: String,
    body: String,
}

/// Shows those alerts of a vault that were not shown today; how many they are.
pub(crate) fn tell(app: &AppHandle, vault: &str, alerts: Vec<DeadlineView>) -> usize {
    let folder = app.state::<Desk>().settings.config_root.clone();
    let mut told = Told::load(&folder);
    let news = told.news(Local::now().date_naive(), vault, alerts);
    if news.is_empty() {
        return 0;
    }
    if let Err(error) = told.save(&folder) {
        warn!(%error, "what was told today is not saved");
    }
    for message in messages(&news, Language::of_this_machine()) {
        let app = app.clone();
        std::thread::spawn(move || show(&app, &message));
    }
    news.len()
}

impl Told {
    fn load(folder: &Path) -> Self {
        let Ok(bytes) = std::fs::read(folder.join("told.json")) else { return Self::default() };
        serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            warn!(%error, "what was told today is unreadable");
            Self::default()
        })
    }

    fn save(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let mut draft = tempfile::NamedTempFile::new_in(folder)?;
        draft.write_all(&serde_json::to_vec(self)?)?;
        draft.persist(folder.join("told.json"))?;
        Ok(())
    }

    /// The alerts of which nobody was told on this day; from here on they are told.
    fn news(
        &mut self,
        today: NaiveDate,
        vault: &str,
        alerts: Vec<DeadlineView>,
    ) -> Vec<DeadlineView> {
        if self.day != Some(today) {
            *self = Self { day: Some(today), deadlines: BTreeSet::new() };
        }
        let is_new = |alert: &DeadlineView| self.deadlines.insert(format!("{vault} {}", alert.key));
        alerts.into_iter().filter(is_new).collect()
    }
}

/// A few alerts are told singly, many together.
fn messages(alerts: &[DeadlineView], language: Language) -> Vec<Message> {
    let due = language.say(DUE);
    let line = |alert: &DeadlineView| format!("{} – {due} {}", alert.subject_title, alert.due);
    if alerts.len() <= SINGLY {
        let message =
            |alert: &DeadlineView| Message { title: alert.title.clone(), body: line(alert) };
        return alerts.iter().map(message).collect();
    }
    let titles: Vec<&str> = alerts.iter().take(SINGLY).map(|alert| alert.title.as_str()).collect();
    let title = format!("{} {}", alerts.len(), language.say(DEADLINES_TODAY));
    vec![Message { title, body: format!("{}, …", titles.join(", ")) }]
}

/// Shows a notification until it is gone. Where the platform tells of a click, the window comes
/// forward with its deadlines.
#[cfg(all(unix, not(target_os = "macos")))]
fn show(app: &AppHandle, message: &Message) {
    let shown = notification(message).action("default", "Muniment").show();
    match shown {
        Ok(handle) => handle.wait_for_action(|action| {
            if action == "default" {
                open_deadlines(app);
            }
        }),
        Err(error) => warn!(%error, "notification not shown"),
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn show(app: &AppHandle, message: &Message) {
    let mut notification = notification(message);
    #[cfg(windows)]
    notification.app_id(&app.config().identifier);
    #[cfg(target_os = "macos")]
    // It may have been named before; the name stays.
    let _ = notify_rust::set_application(&app.config().identifier);
    if let Err(error) = notification.show() {
        warn!(%error, "notification not shown");
    }
}

fn notification(message: &Message) -> Notification {
    let mut notification = Notification::new();
    notification.appname("Muniment").summary(&message.title).body(&message.body);
    notification
}

#[cfg(all(unix, not(target_os = "macos")))]
fn open_deadlines(app: &AppHandle) {
    focus(app);
    if let Err(error) = app.emit("menu", "deadlines") {
        warn!(%error, "deadlines not opened");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alert(key: &str) -> DeadlineView {
        DeadlineView {
            key: key.to_owned(),
            rule: "D01".to_owned(),
            kind: "deadline".to_owned(),
            severity: "warning".to_owned(),
            title: format!("Export {key}"),
            explanation: String::new(),
            source: String::new(),
            alternatives: Vec::new(),
            subject: "agreement".to_owned(),
            subject_id: String::new(),
            subject_title: "Enrollment 7654321".to_owned(),
            occurrence: "2024-07-01".to_owned(),
            opens: None,
            due: "2024-05-02".to_owned(),
            days_left: 0,
            alerts: Vec::new(),
            next_alert: None,
            state: "alerting".to_owned(),
            response: None,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn keys(news: &[DeadlineView]) -> Vec<&str> {
        news.iter().map(|alert| alert.key.as_str()).collect()
    }

    #[test]
    fn a_person_is_told_of_an_alert_once_a_day_and_again_the_next() {
        let mut told = Told::default();
        let today = day("2024-05-02");
        assert_eq!(keys(&told.news(today, "v", vec![alert("a")])), ["a"]);
        assert_eq!(keys(&told.news(today, "v", vec![alert("a"), alert("b")])), ["b"]);
        assert_eq!(keys(&told.news(day("2024-05-03"), "v", vec![alert("a")])), ["a"]);
    }

    #[test]
    fn the_same_deadline_of_another_vault_is_another_one() {
        let mut told = Told::default();
        told.news(day("2024-05-02"), "one", vec![alert("D06/vault/vault/2024-05-01")]);
        let news = told.news(day("2024-05-02"), "two", vec![alert("D06/vault/vault/2024-05-01")]);
        assert_eq!(news.len(), 1);
    }

    #[test]
    fn what_was_told_outlives_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let mut told = Told::load(folder.path());
        told.news(day("2024-05-02"), "v", vec![alert("a")]);
        told.save(folder.path()).unwrap();
        let mut again = Told::load(folder.path());
        assert_eq!(again, told);
        assert_eq!(again.news(day("2024-05-02"), "v", vec![alert("a")]).len(), 0);
    }

    #[test]
    fn a_few_alerts_are_told_singly_and_many_together() {
        let alerts = ["a", "b", "c", "d"].map(alert);
        let few = messages(&alerts[..3], Language::English);
        assert_eq!(few[0].title, "Export a");
        assert_eq!(few[0].body, "Enrollment 7654321 – due 2024-05-02");
        assert_eq!(few.len(), 3);
        let many = messages(&alerts, Language::English);
        assert_eq!(many[0].title, "4 deadlines need attention today");
        assert_eq!(many.len(), 1);
    }
}
