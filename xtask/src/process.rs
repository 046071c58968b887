//! Running other programs.

use std::fmt::Write as _;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs a program in the foreground after showing its command line; an unsuccessful end is an error
/// that names it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("could not start `{line}`"))?;
    succeeded(status, &line)
}

/// What a program wrote on its standard output, trimmed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start `{line}`"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` ended with {}\n{}", output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program can be started and ends successfully, whatever it prints.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// How a program ended that had a limit of time.
pub(crate) struct Finished {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
    pub(crate) wall: Duration,
}

/// Runs a program to its end, keeps what it writes, and ends it with all it started when the limit
/// is passed.
pub(crate) fn run_limited(command: &mut Command, limit: Duration) -> Result<Finished> {
    let line = line(command);
    own_group(command);
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{line}`"))?;
    let stdout = collect(child.stdout.take().expect("standard output is piped"));
    let stderr = collect(child.stderr.take().expect("standard error is piped"));
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if start.elapsed() > limit {
            end_group(&mut child);
            bail!("`{line}` did not end within {} seconds", limit.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    };
    let wall = start.elapsed();
    let read = |reader: thread::JoinHandle<Vec<u8>>| reader.join().expect("readers do not panic");
    let stderr = String::from_utf8_lossy(&read(stderr)).into_owned();
    Ok(Finished { status, stdout: read(stdout), stderr, wall })
}

/// The command line as a person would type it, with the variables set for it.
pub(crate) fn line(command: &Command) -> String {
    let mut line = String::new();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            let _ = write!(line, "{}={} ", name.to_string_lossy(), value.to_string_lossy());
        }
    }
    line += &command.get_program().to_string_lossy();
    for argument in command.get_args().map(|argument| argument.to_string_lossy()) {
        let plain = !argument.is_empty() && !argument.contains([' ', '"', '\'', '$', '*']);
        let _ = if plain { write!(line, " {argument}") } else { write!(line, " {argument:?}") };
    }
    line
}

/// The last lines of what a program said, for an error message.
pub(crate) fn tail(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

fn succeeded(status: ExitStatus, line: &str) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{line}` ended with {status}")
}

fn collect(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // A pipe that breaks ends the output; the exit status tells the rest.
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn own_group(_command: &mut Command) {}

/// Ends a program and, where the system knows groups, everything it started.
fn end_group(child: &mut Child) {
    #[cfg(unix)]
    {
        use nix::sys::signal::{Signal, killpg};
        use nix::unistd::Pid;
        let group = Pid::from_raw(child.id().try_into().expect("process ids fit"));
        // Fails only where everything has ended already.
        let _ = killpg(group, Signal::SIGKILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}
