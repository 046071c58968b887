//! One module for each group of commands: it calls the door and hands the answer to [`Out`].

mod access;
mod adding;
mod agreements;
mod answering;
mod benefits;
mod bulk_edit;
mod calculating;
mod custody;
mod deadlines;
mod documents;
mod entities;
mod finding;
mod importing;
mod keys;
mod licenses;
mod links;
mod matters;
mod positions;
mod productions;
mod proof;
mod recognition;
mod seals;
mod statements;
mod suggesting;
mod terms;
mod true_up;
mod vaults;
mod verifying;

use muniment::{Settings, Vault, WorkerCommand};

use crate::args::{Args, Command};
use crate::custody_args::RestoreArgs;
use crate::failure::Failure;
use crate::out::{Out, Outcome};

/// Does what was asked.
pub(crate) fn run(args: &Args, out: &Out) -> Result<Outcome, Failure> {
    if let Command::Calc(args) = &args.command
        && args.keep.is_none()
    {
        return calculating::calc(args, out);
    }
    if let (Command::Check(check), None) = (&args.command, &args.vault) {
        return productions::check(None, check, out);
    }
    if let Command::Restore(RestoreArgs { from: Some(from), to: Some(to), .. }) = &args.command {
        return custody::restore_vault(from, to, &settings()?, out);
    }
    let location = args.vault.as_deref().ok_or_else(|| {
        Failure::wrong_use("no_vault", "no vault is named: give `--vault` or set MUNIMENT_VAULT")
    })?;
    let settings = settings()?;
    match &args.command {
        Command::Init => return vaults::init(location, settings, out),
        Command::Rebuild => return vaults::rebuild(location, settings, out),
        _ => {}
    }
    let vault = match (Vault::open(location, settings.clone()), &args.command) {
        (Ok(vault), _) => vault,
        (Err(error), Command::Verify(args)) => {
            return verifying::verify_unopened(location, &settings, args, &error, out);
        }
        (Err(error), _) => return Err(Failure::not_opened(&error)),
    };
    let outcome = run_in(&vault, &args.command, out);
    vault.close();
    outcome
}

fn run_in(vault: &Vault, command: &Command, out: &Out) -> Result<Outcome, Failure> {
    match command {
        Command::Init | Command::Rebuild => unreachable!("both open the vault themselves"),
        Command::Calc(args) => calculating::keep(vault, args, out),
        Command::Add(args) => adding::add(vault, args, out),
        Command::List(args) => finding::list(vault, args, out),
        Command::Show { document } => documents::show(vault, document, out),
        Command::Text { document, page } => documents::text(vault, document, *page, out),
        Command::Recognize { document, careful, script } => {
            recognition::recognize(vault, document.as_deref(), script.as_deref(), *careful, out)
        }
        Command::Correct(args) => recognition::correct(vault, args, out),
        Command::Searchable { document, to } => recognition::searchable(vault, document, to, out),
        Command::Get { document, to } => documents::get(vault, document, to, out),
        Command::Search { query, limit, reveal_keys } => {
            finding::search(vault, &query.join(" "), *limit, reveal_keys.as_deref(), out)
        }
        Command::Describe(args) => documents::describe(vault, args, out),
        Command::Suggest(args) => suggesting::suggest(vault, args, out),
        Command::Void { document, reason } => documents::void(vault, document, reason, out),
        Command::Restore(args) => {
            documents::restore(vault, args.document.as_deref().unwrap_or_default(), out)
        }
        Command::Unlock { document, password_stdin } => {
            documents::unlock(vault, document, *password_stdin, out)
        }
        Command::License(args) => licenses::run(vault, args, out),
        Command::Agreement(args) => agreements::run(vault, args, out),
        Command::Entity(args) => entities::run(vault, args, out),
        Command::Access(args) => access::run(vault, args, out),
        Command::Benefit(args) => benefits::run(vault, args, out),
        Command::Key(args) => keys::run(vault, args, out),
        Command::TrueUp(args) => true_up::run(vault, args, out),
        Command::Link(args) => links::link(vault, args, out),
        Command::Claim(args) => links::claim(vault, args, out),
        Command::Unlink { links } => links::unlink(vault, links, out),
        Command::Terms(args) => terms::run(vault, args, out),
        Command::Matter(args) => matters::run(vault, args, out),
        Command::Answer(args) => answering::answer(vault, args, out),
        Command::Statement(args) => statements::run(vault, args, out),
        Command::Position(args) => positions::position(vault, args, out),
        Command::Dispute(args) => positions::dispute(vault, args, out),
        Command::Export(args) => positions::export(vault, args, out),
        Command::Deadlines(args) => deadlines::run(vault, args, out),
        Command::Produce(args) => productions::produce(vault, args, out),
        Command::Check(args) => productions::check(Some(vault), args, out),
        Command::Verify(args) => verifying::verify(vault, args, out),
        Command::Custody(args) => custody::custody(vault, args, out),
        Command::Seal(args) => seals::run(vault, args, out),
        Command::Backup(args) => custody::back_up(vault, &args.to, out),
        Command::Checksums { to } => vaults::checksums(vault, to, out),
        Command::Journal { limit, offset } => vaults::journal(vault, *offset, *limit, out),
    }
}

/// This machine's settings, with this very program as the worker.
fn settings() -> Result<Settings, Failure> {
    let program = std::env::current_exe()?;
    let worker = WorkerCommand { program, args: vec!["--worker".to_owned()] };
    Settings::for_this_machine(worker).map_err(|error| Failure::not_opened(&error))
}
