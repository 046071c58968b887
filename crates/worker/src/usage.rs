//! What the worker uses, as far as the system tells.

use crate::protocol::Usage;

/// Measures the tasks of this process, one after the other. It is set up before the process gives
/// up opening files.
pub(crate) struct Meter {
    #[cfg(target_os = "linux")]
    files: Option<linux::Files>,
    cpu_before: u64,
}

impl Meter {
    pub(crate) fn new() -> Self {
        Self {
            #[cfg(target_os = "linux")]
            files: linux::Files::open(),
            cpu_before: cpu_micros(),
        }
    }

    /// Starts a task.
    pub(crate) fn start(&mut self) {
        #[cfg(target_os = "linux")]
        if let Some(files) = &mut self.files {
            files.forget_peak();
        }
        self.cpu_before = cpu_micros();
    }

    /// What was used since the start of the task.
    pub(crate) fn usage(&mut self) -> Usage {
        let cpu_micros = cpu_micros().saturating_sub(self.cpu_before);
        #[cfg(target_os = "linux")]
        if let Some((peak_bytes, resident_bytes)) =
            self.files.as_mut().and_then(linux::Files::memory)
        {
            return Usage { peak_bytes, resident_bytes, cpu_micros };
        }
        Usage { cpu_micros, ..Usage::default() }
    }
}

/// The processor time of this process, in microseconds.
#[cfg(unix)]
pub(crate) fn cpu_micros() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as u64 * 1_000_000 + time.tv_nsec as u64 / 1_000
}

#[cfg(not(unix))]
pub(crate) fn cpu_micros() -> u64 {
    0
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::File;
    use std::io::{Read, Seek, Write};

    /// Files about this process that stay open, because later none can be opened.
    pub(super) struct Files {
        status: File,
        clear_refs: Option<File>,
    }

    impl Files {
        pub(super) fn open() -> Option<Self> {
            let status = File::open("/proc/self/status").ok()?;
            let clear_refs = File::options().write(true).open("/proc/self/clear_refs").ok();
            Some(Self { status, clear_refs })
        }

        /// Makes the peak start again from what is used now.
        pub(super) fn forget_peak(&mut self) {
            if let Some(file) = &mut self.clear_refs
                && file.write_all(b"5").is_err()
            {
                self.clear_refs = None;
            }
        }

        /// The peak and the present size, in bytes.
        pub(super) fn memory(&mut self) -> Option<(u64, u64)> {
            let mut text = String::new();
            self.status.rewind().ok()?;
            self.status.read_to_string(&mut text).ok()?;
            let bytes = |field: &str| {
                let line = text.lines().find_map(|line| line.strip_prefix(field))?;
                let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
                Some(kibibytes * 1024)
            };
            Some((bytes("VmHWM:")?, bytes("VmRSS:")?))
        }
    }
}
