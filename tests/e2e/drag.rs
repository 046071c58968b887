//! A real drag of files from another program's window, by the pointer.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::screen::Screen;
use crate::stage::{Group, Stage};
use crate::wait::until;

/// Outside the app's window, which is narrower than the display.
const SOURCE: (i32, i32) = (1480, 920);

/// What the window says of the files over it.
const PROMISE: &str =
    "return document.querySelector('[data-testid=drop-overlay]')?.innerText ?? ''";

/// Files under the pointer.
pub(crate) struct Drag<'s> {
    stage: &'s Stage,
    said: Receiver<String>,
    /// Where the page lies on the display.
    page: (i32, i32),
    _source: Group,
}

impl<'s> Drag<'s> {
    /// Takes the files up.
    pub(crate) async fn of(stage: &'s Stage, screen: &Screen, files: &[PathBuf]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e/drag_source.py");
        let mut source = stage.command(Path::new("/usr/bin/python3"));
        source.arg(script).args([SOURCE.0, SOURCE.1].map(|n| n.to_string())).args(files);
        let mut source = Group::start(source.stdout(Stdio::piped()));
        let out = source.0.stdout.take().expect("the source's output is piped");
        let (sender, said) = channel();
        std::thread::spawn(move || {
            BufReader::new(out).lines().map_while(Result::ok).for_each(|word| {
                // The test may have gone on without listening to the end.
                let _ = sender.send(word);
            });
        });
        let drag = Self { stage, said, page: page(stage, screen).await, _source: source };
        drag.hears("shown").await;
        drag.point(SOURCE.0 + 50, SOURCE.1 + 30);
        drag.xdotool(&["mousedown", "1"]);
        let mut step = 0;
        until("the drag begins", async || {
            step += 5;
            drag.point(SOURCE.0 + 50 - step, SOURCE.1 + 30 - step % 30);
            drag.heard("begun")
        })
        .await;
        drag
    }

    /// Moves the pointer to a place in the page, in CSS pixels, and on until the window promises
    /// this of what is dropped there.
    pub(crate) async fn over(&self, screen: &Screen, x: i32, y: i32, promise: &str) {
        let mut step = 0;
        until(&format!("the window says `{promise}` of the drag"), async || {
            step = (step + 3) % 12;
            self.point(self.page.0 + x - step, self.page.1 + y - step);
            let said = screen.run(PROMISE, Vec::new()).await;
            said.as_str().is_some_and(|said| said.contains(promise)).then_some(())
        })
        .await;
        self.point(self.page.0 + x, self.page.1 + y);
    }

    /// Lets the files go.
    pub(crate) async fn release(self) {
        self.xdotool(&["mouseup", "1"]);
        self.hears("ended").await;
    }

    async fn hears(&self, word: &str) {
        until(&format!("the drag source says `{word}`"), async || self.heard(word)).await;
    }

    fn heard(&self, word: &str) -> Option<()> {
        loop {
            match self.said.try_recv() {
                Ok(said) if said == word => return Some(()),
                Ok(_) => {}
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => panic!("the drag source ended before `{word}`"),
            }
        }
    }

    fn point(&self, x: i32, y: i32) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
    }

    fn xdotool(&self, arguments: &[&str]) {
        xdotool(self.stage, arguments);
    }
}

/// Where the page lies: below the menu bar, which takes what the page does not have of the window.
async fn page(stage: &Stage, screen: &Screen) -> (i32, i32) {
    let found = xdotool(
        stage,
        &["search", "--onlyvisible", "--name", "Muniment", "getwindowgeometry", "--shell"],
    );
    let value = |name: &str| -> i32 {
        let line = found.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        line.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {name}: {found}"))
    };
    let inner = screen.run("return innerHeight", Vec::new()).await;
    let inner = i32::try_from(inner.as_i64().expect("a height is a number")).unwrap();
    (value("X"), value("Y") + value("HEIGHT") - inner)
}

fn xdotool(stage: &Stage, arguments: &[&str]) -> String {
    let output = stage.command(Path::new("xdotool")).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("`xdotool` did not start: {error}"));
    assert!(
        output.status.success(),
        "xdotool {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
