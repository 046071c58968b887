//! What the window can ask for. A command translates, asks the vault and translates back.
//!
//! None decides anything, and none takes a path: files are named by tokens of [`crate::held`].

mod access;
mod add;
mod agreements;
mod benefits;
mod bulk_edit;
mod calculator;
mod check;
mod clipboard;
mod custody;
mod deadlines;
mod disputes;
mod documents;
mod entities;
mod find;
mod import;
mod journal;
mod keys;
mod licenses;
mod links;
mod matters;
mod productions;
mod queue;
mod recognition;
mod seals;
mod searches;
mod statements;
mod suggestions;
mod terms;
mod true_up;
mod vaults;

#[cfg(test)]
mod names;
mod proof;

use tauri::Wry;
use tauri::ipc::Invoke;

/// Answers every command of the window.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        vaults::app_state,
        vaults::choose_new_vault,
        vaults::choose_open_vault,
        vaults::open_vault,
        vaults::open_sample_vault,
        vaults::close_vault,
        find::find,
        documents::document,
        documents::page,
        documents::page_hits,
        documents::describe_document,
        documents::void_document,
        documents::restore_document,
        documents::unlock_document,
        documents::save_copy,
        documents::save_searchable,
        documents::cancel_searchable,
        suggestions::suggestions,
        suggestions::accept_suggestions,
        suggestions::reject_suggestions,
        suggestions::withdraw_rejections,
        licenses::licenses,
        licenses::license,
        licenses::add_license,
        licenses::edit_license,
        licenses::void_license,
        licenses::restore_license,
        proof::check_license,
        proof::proof_overview,
        proof::what_if_document_lost,
        proof::what_if_license_lost,
        proof::state_acquisition,
        proof::claim_link,
        proof::invoice_lines,
        proof::state_invoice_lines,
        proof::waive_finding,
        proof::withdraw_waiver,
        agreements::agreements,
        agreements::agreement,
        agreements::agreement_coverage,
        agreements::state_agreement,
        agreements::void_agreement,
        agreements::restore_agreement,
        entities::entities,
        entities::entity,
        entities::state_entity,
        entities::void_entity,
        entities::restore_entity,
        terms::terms,
        terms::terms_edition,
        terms::terms_timelines,
        terms::terms_at,
        terms::add_terms,
        terms::state_terms,
        terms::confirm_terms,
        terms::void_terms,
        terms::restore_terms,
        terms::compare_terms,
        terms::find_in_terms,
        terms::governing,
        terms::terms_findings,
        terms::governing_rules,
        terms::releases,
        terms::state_release,
        terms::terms_exception,
        terms::except_terms,
        terms::elect_terms,
        statements::statements,
        statements::statement,
        statements::statement_table,
        statements::preview_statement,
        statements::row_fields,
        statements::plan_statement,
        statements::import_statement,
        statements::void_statement,
        statements::restore_statement,
        statements::mappings,
        statements::save_mapping,
        statements::forget_mapping,
        statements::compare_statements,
        statements::position,
        statements::export_shape,
        disputes::disputes,
        disputes::draft_dispute,
        disputes::step_dispute,
        disputes::dispute_letter,
        disputes::write_dispute_bundle,
        disputes::statement_requests,
        disputes::log_statement_request,
        disputes::withdraw_statement_request,
        matters::matters,
        matters::matter,
        matters::open_matter,
        matters::change_matter,
        matters::close_matter,
        matters::reopen_matter,
        matters::add_request,
        matters::change_request,
        matters::settle_request,
        matters::remove_request,
        matters::respond,
        matters::withdraw_response,
        matters::answer_list,
        matters::answer_list_file,
        matters::disclosures,
        productions::plan_production,
        productions::produce_pack,
        productions::cancel_produce,
        productions::check_pack,
        productions::cancel_check_pack,
        access::accesses,
        access::access,
        access::access_alerts,
        access::portal_roles,
        access::state_access,
        access::void_access,
        access::restore_access,
        benefits::benefits,
        benefits::state_benefit,
        benefits::migration,
        benefits::state_migration,
        keys::printed_keys,
        keys::product_keys,
        keys::product_key,
        keys::state_product_key,
        keys::void_product_key,
        keys::restore_product_key,
        keys::reveal_product_key,
        keys::key_lock,
        keys::set_key_passphrase,
        keys::unlock_keys,
        keys::lock_keys,
        links::link,
        links::unlink,
        searches::saved_searches,
        searches::save_search,
        searches::forget_search,
        journal::undoable,
        journal::undo,
        journal::journal,
        import::choose_import,
        import::plan_import,
        import::run_import,
        add::choose_files,
        add::add_drop,
        add::forget_drop,
        clipboard::paste_image,
        clipboard::copy_text,
        queue::queue,
        queue::pause_queue,
        queue::resume_queue,
        queue::cancel_queue,
        queue::retry_queue,
        recognition::recognition,
        recognition::pause_recognition,
        recognition::resume_recognition,
        recognition::cancel_recognition,
        recognition::recognize_again,
        recognition::correct_word,
        calculator::calculator_functions,
        calculator::calculate,
        calculator::keep_calculation,
        calculator::void_calculation,
        links::plan_links,
        links::link_planned,
        bulk_edit::plan_edit,
        bulk_edit::edit_licenses,
        true_up::true_ups,
        true_up::state_true_up_step,
        true_up::plan_count,
        true_up::state_count,
        true_up::withdraw_count,
        deadlines::deadlines,
        deadlines::deadline_alerts,
        deadlines::notify_alerts,
        deadlines::deadline_rules,
        deadlines::mark_deadline,
        deadlines::holidays,
        deadlines::set_holidays,
        deadlines::save_calendar,
        custody::custody,
        custody::pack_custody,
        custody::back_up,
        custody::cancel_backup,
        check::choose_seals,
        check::record_verification,
        seals::seals,
        seals::seal_vault,
        seals::save_seal,
        seals::verifier_key,
        seals::time_stamp_authority,
        seals::set_time_stamp_authority,
        seals::choose_certificate,
        seals::stamp_seal,
        seals::write_time_stamp_query,
        seals::import_time_stamp,
        check::verify_vault,
        check::cancel_verify,
        check::save_checksums,
        check::rebuild_vault,
    ]
}

#[cfg(test)]
mod tests {
    use super::names::COMMANDS;
    use std::collections::BTreeSet;
    use std::path::Path;

    fn declared() -> BTreeSet<String> {
        COMMANDS.iter().map(|name| (*name).to_owned()).collect()
    }

    fn read(path: &str) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    #[test]
    fn every_declared_command_is_handled_and_no_other() {
        let code = read("src/commands.rs");
        let list = code.split("generate_handler![").nth(1).unwrap().split(']').next().unwrap();
        let handled: BTreeSet<String> = list
            .split(',')
            .filter_map(|path| path.trim().rsplit("::").next())
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        assert_eq!(handled, declared());
    }

    #[test]
    fn the_window_may_call_every_command_listen_to_events_and_do_nothing_else() {
        let capability: serde_json::Value =
            serde_json::from_str(&read("capabilities/main.json")).unwrap();
        let granted: BTreeSet<String> = capability["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|permission| permission.as_str().unwrap().to_owned())
            .collect();
        let wanted: BTreeSet<String> = declared()
            .iter()
            .map(|name| format!("allow-{}", name.replace('_', "-")))
            .chain(
                [
                    "core:event:allow-listen",
                    "core:event:allow-unlisten",
                    // The window's own print dialog, which macOS has only through the host.
                    "core:webview:allow-print",
                ]
                .map(str::to_owned),
            )
            .collect();
        assert_eq!(granted, wanted);
    }

    #[test]
    fn the_ui_knows_the_same_commands() {
        let files =
            ["commands.ts", "statement-commands.ts", "matter-commands.ts", "custody-commands.ts"];
        let code: String =
            files.iter().map(|name| read(&format!("../ui/src/lib/ipc/{name}"))).collect();
        let known: BTreeSet<String> = code
            .lines()
            .filter_map(|line| Some(line.trim().split_once("(args:")?.0.to_owned()))
            .collect();
        assert_eq!(known, declared());
    }
}
