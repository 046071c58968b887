//! What the window's page cannot do, whatever runs in it.

use serde_json::json;

use crate::stage::play;

/// Asks Rust for something the page has no permission for.
fn invoke(command: &str, arguments: &str) -> String {
    format!(
        "window.__TAURI_INTERNALS__.invoke('{command}', {arguments})
            .then(() => done('allowed'), (error) => done(String(error)))"
    )
}

#[test]
fn the_page_reaches_no_network_and_runs_no_text_as_code() {
    play("the_page_reaches_no_network", |stage| async move {
        let screen = stage.start(&[]).await;
        let refused = screen
            .run_async(
                "addEventListener('securitypolicyviolation', (e) => done(e.effectiveDirective));
                 fetch('https://example.com/').then(() => done('reached'), () => {});",
            )
            .await;
        assert_eq!(refused, "connect-src");
        let ran = screen.run("try { return eval('1 + 1') } catch (e) { return e.name }", vec![]);
        assert_eq!(ran.await, "EvalError");
    });
}

#[test]
fn the_page_has_only_the_commands_it_was_given() {
    play("the_page_has_only_its_commands", |stage| async move {
        let screen = stage.start(&[]).await;
        for (command, arguments) in [
            ("plugin:fs|read_text_file", "{ path: '/etc/passwd' }"),
            ("plugin:dialog|open", "{ options: {} }"),
            ("plugin:window|set_title", "{ label: 'main', value: 'x' }"),
            ("plugin:webview|create_webview_window", "{ options: { label: 'x', url: '/' } }"),
            ("plugin:event|emit", "{ event: 'changed', payload: null }"),
            ("plugin:shell|open", "{ path: '/' }"),
        ] {
            let answer = screen.run_async(&invoke(command, arguments)).await;
            let answer = answer.as_str().unwrap();
            let refused = ["not allowed", "not found"].iter().any(|word| answer.contains(word));
            assert!(refused, "{command}: {answer}");
        }
        let state = "window.__TAURI_INTERNALS__.invoke('app_state').then((s) => done(s.platform))";
        assert_eq!(screen.run_async(state).await, "linux", "its own commands still answer");
    });
}

#[test]
fn the_page_cannot_be_led_away() {
    play("the_page_cannot_be_led_away", |stage| async move {
        let screen = stage.start(&[]).await;
        let home = screen.address().await;
        for place in ["https://example.com/", "file:///etc/passwd", "vault://localhost/page/1/1"] {
            screen.run("location.href = arguments[0]", vec![json!(place)]).await;
            let state = "window.__TAURI_INTERNALS__.invoke('app_state').then(() => done(true))";
            screen.run_async(state).await;
            assert_eq!(screen.address().await, home, "after `{place}`");
        }
        screen.run("window.open('https://example.com/')", vec![]).await;
        assert_eq!(screen.windows().await, 1);
    });
}

#[test]
fn page_images_are_all_that_the_vault_address_serves() {
    play("page_images_are_all", |stage| async move {
        let screen = stage.start(&[]).await;
        for path in ["", "page/019a/1", "object/ab/abcd", "page/../../../etc/passwd", "vault.json"]
        {
            let script = format!(
                "const image = new Image();
                 image.onload = () => done('served'); image.onerror = () => done('refused');
                 image.src = 'vault://localhost/{path}';"
            );
            assert_eq!(screen.run_async(&script).await, "refused", "`{path}`");
        }
    });
}
