//! What a person sees in the window and does with it.

use std::path::{Path, PathBuf};

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::wait::until;

/// The window's content.
#[derive(Clone)]
pub(crate) struct Screen(Client);

/// The first element shown that fits a selector.
const SHOWN: &str = "return [...document.querySelectorAll(arguments[0])]
    .find((element) => element.checkVisibility() && !element.disabled) ?? null";

/// Answers when every image is decoded and what is there has been painted.
const PAINTED: &str = "Promise.allSettled([...document.images].map((image) => image.decode()))
    .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));";

impl Screen {
    pub(crate) fn new(client: Client) -> Self {
        Self(client)
    }

    /// Runs a script in the page and gives back what it returns.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.0.execute(script, arguments).await.unwrap_or_else(|error| panic!("{error}: {script}"))
    }

    /// Runs a script that ends by calling `done`.
    pub(crate) async fn run_async(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.0
            .execute_async(&script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{error}: {script}"))
    }

    /// Asks a question of the page until the answer is something.
    pub(crate) async fn tells(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        until(what, async || {
            let answer = self.0.execute(script, arguments.clone()).await.ok()?;
            (!matches!(answer, Value::Null | Value::Bool(false))).then_some(answer)
        })
        .await
    }

    /// Waits until a text is shown.
    pub(crate) async fn shows(&self, text: &str) {
        let script = "return document.body.innerText.includes(arguments[0])";
        self.tells(&format!("`{text}` is shown"), script, vec![json!(text)]).await;
    }

    /// Waits until no such element is there any more.
    pub(crate) async fn gone(&self, selector: &str) {
        let script = "return document.querySelector(arguments[0]) === null";
        self.tells(&format!("`{selector}` is gone"), script, vec![json!(selector)]).await;
    }

    /// Waits until an element is shown.
    pub(crate) async fn has(&self, selector: &str) {
        self.tells(&format!("`{selector}` is shown"), SHOWN, vec![json!(selector)]).await;
    }

    /// Waits until an element shows a text, and gives back all that it shows.
    pub(crate) async fn reads(&self, selector: &str, text: &str) -> String {
        let script = "const shown = [...document.querySelectorAll(arguments[0])]
            .map((element) => element.innerText).find((shown) => shown.includes(arguments[1]));
            return shown ?? null";
        let what = format!("`{text}` is shown in `{selector}`");
        let shown = self.tells(&what, script, vec![json!(selector), json!(text)]).await;
        shown.as_str().unwrap_or_default().to_owned()
    }

    /// Clicks the first element shown that fits.
    pub(crate) async fn click(&self, selector: &str) {
        until(&format!("`{selector}` can be clicked"), async || {
            self.shown(selector).await?.click().await.ok()
        })
        .await;
    }

    /// Writes into a field, in place of what it holds.
    pub(crate) async fn fill(&self, selector: &str, text: &str) {
        until(&format!("`{selector}` can be filled in"), async || {
            let field = self.shown(selector).await?;
            field.clear().await.ok()?;
            field.send_keys(text).await.ok()
        })
        .await;
    }

    /// Chooses an option of a list by typing its label, as a person can without the pointer.
    pub(crate) async fn choose(&self, selector: &str, label: &str) {
        until(&format!("`{label}` can be chosen in `{selector}`"), async || {
            let list = self.shown(selector).await?;
            list.send_keys(label).await.ok()?;
            let chosen = "return document.querySelector(arguments[0]).selectedOptions[0]?.label";
            let chosen = self.0.execute(chosen, vec![json!(selector)]).await.ok()?;
            (chosen == label).then_some(())
        })
        .await;
    }

    /// The address in the window.
    pub(crate) async fn address(&self) -> String {
        self.0.current_url().await.expect("a window has an address").to_string()
    }

    /// How many windows there are.
    pub(crate) async fn windows(&self) -> usize {
        self.0.windows().await.expect("windows can be counted").len()
    }

    /// Keeps a picture in the folder `MUNIMENT_SCREENSHOTS`, where one is wanted.
    pub(crate) async fn picture(&self, name: &str) {
        if let Some(folder) = std::env::var_os("MUNIMENT_SCREENSHOTS") {
            self.run_async(PAINTED).await;
            let picture = self.0.screenshot().await.expect("the window can be pictured");
            std::fs::write(PathBuf::from(folder).join(format!("{name}.png")), picture).unwrap();
        }
    }

    /// Says what the window showed when a test failed, as well as that still goes.
    pub(crate) async fn picture_of_failure(&self, file: &Path) {
        if let Ok(picture) = self.0.screenshot().await {
            std::fs::create_dir_all(file.parent().expect("a picture lies in a folder")).unwrap();
            std::fs::write(file, picture).unwrap();
            eprintln!("the window at the failure: {}", file.display());
        }
        if let Ok(text) = self.0.execute("return document.body.innerText", Vec::new()).await {
            eprintln!("it showed: {text}");
        }
    }

    pub(crate) async fn close(self) {
        self.0.close().await.expect("the window can be closed");
    }

    async fn shown(&self, selector: &str) -> Option<Element> {
        let found = self.0.execute(SHOWN, vec![json!(selector)]).await.ok()?;
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.0.clone(), ElementRef::from(id)))
    }
}

/// The selector of an element by the name it has for tests.
pub(crate) fn id(name: &str) -> String {
    format!("[data-testid='{name}']")
}
