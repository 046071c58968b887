//! What the worker takes from itself before it reads the first document.
//!
//! Every step is a further line of defense and none of them is available everywhere, so a step the
//! system does not offer is left out. The program that started the worker watches it besides.

use crate::protocol::Setup;

/// Limits this process and the threads it starts from here on.
pub(crate) fn confine(setup: &Setup) {
    #[cfg(unix)]
    unix::limit(setup);
    #[cfg(target_os = "linux")]
    linux::give_up_files();
    #[cfg(windows)]
    windows::limit(setup);
}

/// Gives the next document its share of processor time; the system ends a process that uses more.
pub(crate) fn allow_cpu(seconds: u64) {
    #[cfg(unix)]
    unix::allow_cpu(seconds);
    #[cfg(not(unix))]
    let _ = seconds;
}

#[cfg(unix)]
mod unix {
    use rustix::process::{Resource, Rlimit, getrlimit, nice, setrlimit};

    use crate::protocol::Setup;
    use crate::usage::cpu_micros;

    /// How far a worker that reads in the background stands back.
    const NICENESS: i32 = 10;

    pub(super) fn limit(setup: &Setup) {
        lower(Resource::As, setup.limits.memory_bytes);
        lower(Resource::Core, 0);
        if setup.in_background {
            let _ = nice(NICENESS);
        }
    }

    pub(super) fn allow_cpu(seconds: u64) {
        let used = cpu_micros() / 1_000_000;
        let maximum = getrlimit(Resource::Cpu).maximum;
        let wanted = used + seconds + 1;
        let current = maximum.map_or(wanted, |maximum| wanted.min(maximum));
        let _ = setrlimit(Resource::Cpu, Rlimit { current: Some(current), maximum });
    }

    fn lower(resource: Resource, to: u64) {
        let maximum = getrlimit(resource).maximum;
        let to = maximum.map_or(to, |maximum| to.min(maximum));
        let _ = setrlimit(resource, Rlimit { current: Some(to), maximum: Some(to) });
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetError, Scope};

    /// Denies this process every file and every connection it has not opened yet, on kernels that
    /// can.
    pub(super) fn give_up_files() {
        let _ = deny_all();
    }

    fn deny_all() -> Result<(), RulesetError> {
        Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V6))?
            .handle_access(AccessNet::from_all(ABI::V6))?
            .scope(Scope::from_all(ABI::V6))?
            .create()?
            .restrict_self()?;
        Ok(())
    }
}

#[cfg(windows)]
mod windows {
    use win32job::{ExtendedLimitInfo, Job, PriorityClass};

    use crate::protocol::Setup;

    /// A working set has a lower bound too.
    const LEAST_BYTES: usize = 1 << 20;

    pub(super) fn limit(setup: &Setup) {
        let mut info = ExtendedLimitInfo::new();
        info.limit_kill_on_job_close();
        let memory = usize::try_from(setup.limits.memory_bytes).unwrap_or(usize::MAX);
        info.limit_working_memory(LEAST_BYTES, memory);
        if setup.in_background {
            info.limit_priority_class(PriorityClass::BelowNormal);
        }
        if let Ok(job) = Job::create_with_limit_info(&info)
            && job.assign_current_process().is_ok()
        {
            // The job lasts as long as the process.
            std::mem::forget(job);
        }
    }
}
