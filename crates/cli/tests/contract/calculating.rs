//! `calc`.

use serde_json::json;

use crate::desk::{Desk, has};

#[test]
fn calc_needs_no_vault_and_lists_what_it_knows() {
    let desk = Desk::bare();
    let answer = desk.json(&["calc"]);
    let functions = answer["functions"].as_array().expect("a list");
    has(&functions[0], &["function", "label", "summary", "theme", "theme_label", "parameters"]);
    assert!(functions.iter().any(|each| each["function"] == "sql_core_vm"));
}

#[test]
fn a_function_without_values_lists_its_parameters() {
    let desk = Desk::bare();
    let answer = desk.json(&["calc", "sql_core_vm"]);
    let parameter = &answer["parameters"][0];
    has(
        parameter,
        &[
            "name", "label", "kind", "allowed", "required", "default", "example", "least", "most",
            "choices",
        ],
    );
    assert_eq!(parameter["name"], "vcores");
    let said = desk.run(&["calc", "sql_core_vm"]);
    assert!(said.out.contains("muniment calc sql_core_vm vcores=6"), "{}", said.out);
}

#[test]
fn an_answer_comes_with_steps_rule_and_source() {
    let desk = Desk::bare();
    let answer = desk.json(&["calc", "sql_core_vm", "vcores=2"]);
    has(
        &answer,
        &[
            "function",
            "label",
            "inputs",
            "outcomes",
            "steps",
            "rule",
            "facts",
            "caveats",
            "alternatives",
        ],
    );
    has(&answer["rule"], &["id", "statement", "source", "valid_from", "valid_to"]);
    assert_eq!(answer["outcomes"][0]["name"], "licenses");
    assert_eq!(answer["outcomes"][0]["value"], json!("4"));
}

#[test]
fn a_contradicted_figure_is_shown_with_what_it_would_give() {
    let desk = Desk::bare();
    let said = desk.run(&["calc", "program_min", "program=mpsa", "size=300"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("Stated otherwise\n- minimum_mpsa 500"), "{}", said.out);
}

#[test]
fn what_cannot_be_calculated_is_wrong_use() {
    let desk = Desk::bare();
    for arguments in [
        &["calc", "sql_core"][..],
        &["calc", "sql_core_vm", "6"],
        &["calc", "sql_core_vm", "vcores=0"],
        &["calc", "sql_core_vm", "vcores=6", "vcores=7"],
        &["calc", "sql_core_vm", "vcores=6", "--as-of", "today"],
        &["calc", "program_min", "program=ea", "--as-of", "2016-06-30"],
    ] {
        let said = desk.run(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert_eq!(said.out, "", "{arguments:?} must answer nothing");
    }
}
