//! A display, a home and drivers for one test, all gone when it ends.

use std::cell::RefCell;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;

use fantoccini::ClientBuilder;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tokio::task::{LocalSet, spawn_local};

use crate::screen::Screen;
use crate::wait::until;

/// Where a test plays.
pub(crate) struct Stage {
    home: TempDir,
    display: String,
    driver: RefCell<Option<Group>>,
    screen: RefCell<Option<Screen>>,
    _server: Group,
}

/// Plays a test on a stage of its own. Where it fails, the window is pictured before it goes.
pub(crate) fn play<F: Future<Output = ()> + 'static>(
    test: &str,
    body: impl FnOnce(Rc<Stage>) -> F + 'static,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, async {
        let stage = Rc::new(Stage::new());
        if let Err(failure) = spawn_local(body(stage.clone())).await {
            let screen = stage.screen.borrow().clone();
            if let Some(screen) = screen {
                screen.picture_of_failure(&target().join("e2e").join(format!("{test}.png"))).await;
            }
            resume_unwind(failure.into_panic());
        }
    });
}

impl Stage {
    fn new() -> Self {
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
        let mut server = Group::start(server.stdout(Stdio::piped()).stderr(Stdio::null()));
        let mut number = String::new();
        let out = server.0.stdout.take().expect("the server's output is piped");
        BufReader::new(out).read_line(&mut number).expect("the display has a number");
        Self {
            home: tempfile::tempdir().unwrap(),
            display: format!(":{}", number.trim()),
            driver: RefCell::default(),
            screen: RefCell::default(),
            _server: server,
        }
    }

    /// A folder for what the test makes.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let folder = self.home.path().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Starts the app with these arguments, as the person of this home.
    pub(crate) async fn start(&self, arguments: &[&str]) -> Screen {
        let (port, native) = (free_port(), free_port());
        let mut driver = self.command(&driver_program());
        driver.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        *self.driver.borrow_mut() = Some(Group::start(driver.stdout(Stdio::null())));

        let mut wanted = Capabilities::new();
        let app = target().join("debug/muniment-desktop");
        assert!(app.exists(), "`{}` is not built", app.display());
        wanted.insert("tauri:options".into(), json!({ "application": app, "args": arguments }));
        let client = until("a session with the window", async || {
            let mut session = ClientBuilder::new(HttpConnector::new());
            let address = format!("http://127.0.0.1:{port}");
            session.capabilities(wanted.clone()).connect(&address).await.ok()
        })
        .await;
        let screen = Screen::new(client);
        *self.screen.borrow_mut() = Some(screen.clone());
        screen
    }

    /// Closes the app.
    pub(crate) async fn stop(&self) {
        let screen = self.screen.borrow_mut().take().expect("the app was started");
        screen.close().await;
        *self.driver.borrow_mut() = None;
    }

    /// A program on this display, at home here.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        for name in [
            "WAYLAND_DISPLAY",
            "DBUS_SESSION_BUS_ADDRESS",
            "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "MUNIMENT_VAULT",
        ] {
            command.env_remove(name);
        }
        let home = self.home.path();
        command
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("LANG", "en_US.UTF-8")
            .env("LC_ALL", "C.UTF-8")
            .env("HOME", home)
            .env("MUNIMENT_CONFIG", home.join("config"))
            .env("MUNIMENT_CACHE", home.join("cache"))
            .env("MUNIMENT_ACTOR", "ada")
            .stdin(Stdio::null());
        command
    }
}

/// A process with everything it starts: the driver's children would survive it and hold its port.
pub(crate) struct Group(pub(crate) Child);

impl Group {
    pub(crate) fn start(command: &mut Command) -> Self {
        let started = command.process_group(0).spawn();
        let program = command.get_program().to_string_lossy();
        Self(started.unwrap_or_else(|error| panic!("`{program}` did not start: {error}")))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        for signal in ["-TERM", "-KILL"] {
            // The group may be gone already, which is all that is wanted.
            let _ =
                Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
        }
        let _ = self.0.wait();
    }
}

/// Where cargo put this test, the app and everything else it builds.
fn target() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    test.ancestors().nth(3).expect("tests lie in target/debug/deps").to_path_buf()
}

fn driver_program() -> PathBuf {
    std::env::var_os("TAURI_DRIVER").map_or_else(|| "tauri-driver".into(), PathBuf::from)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    listener.local_addr().expect("it has a number").port()
}
