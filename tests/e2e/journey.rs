//! The main job in the real window, from the first start to the next one.

use serde_json::json;

use crate::drag::Drag;
use crate::papers;
use crate::screen::{Screen, id};
use crate::stage::play;

/// Counts what the content security policy refused from here on.
const COUNT_REFUSALS: &str = "window.refused = []; addEventListener('securitypolicyviolation',
    (e) => window.refused.push(e.effectiveDirective + ' ' + e.blockedURI));";

/// Whether the image of the first page is there and a hit lies on it.
const PAGE_WITH_HIT: &str = "
    const sheet = document.querySelector('[data-testid=viewer-page]');
    const image = sheet?.querySelector('img');
    const hit = sheet?.querySelector('mark');
    if (!image?.complete || !(image.naturalWidth > 300) || !hit) return false;
    const [page, mark] = [image.getBoundingClientRect(), hit.getBoundingClientRect()];
    return mark.width > 5 && mark.height > 5 && mark.left >= page.left && mark.right <= page.right
        && mark.top >= page.top && mark.bottom <= page.bottom && hit.textContent;";

#[test]
fn a_pile_of_files_is_dropped_found_linked_and_verified() {
    play("main_job", |stage| async move {
        let screen = stage.start(&[]).await;
        screen.run(COUNT_REFUSALS, vec![]).await;
        screen.has(&id("welcome")).await;
        screen.picture("welcome").await;
        screen.click(&id("sample-vault")).await;
        screen.has(&id("overview-findings")).await;
        screen.picture("overview").await;
        screen.click(&id("go-documents")).await;
        screen.reads(&id("queue-badge"), "").await;
        let before = documents(&screen).await;

        let pile = papers::pile(&stage.folder("Downloads"));
        let drag = Drag::of(&stage, &screen, &pile).await;
        drag.over(&screen, 600, 300, "3 files and 1 folder").await;
        screen.picture("drop").await;
        drag.release().await;
        screen.has(&id("queue-panel")).await;
        screen.reads(&id("queue-totals"), "5 of 5").await;
        screen.picture("queue").await;
        assert_eq!(documents(&screen).await, before + 5);
        screen.click(&id("queue-badge")).await;
        screen.gone(&id("queue-panel")).await;

        screen.fill(&id("search"), "QF202400871").await;
        let row = screen.reads(&id("document-row"), "QF-2024-00871").await;
        assert!(row.contains("Prüfung"), "the invoice is found by its number: {row}");
        screen.reads(&format!("{} mark", id("document-row")), "QF-2024-00871").await;
        screen.click(&id("document-row")).await;
        let hit = screen.tells("a page with its hit", PAGE_WITH_HIT, vec![]).await;
        assert_eq!(hit, "QF-2024-00871");
        screen.picture("search").await;

        screen.click(&id("link")).await;
        screen.fill(&id("license-search"), "Office").await;
        screen.click(&id("choice")).await;
        screen.choose(&id("link-kind"), "Invoice").await;
        screen.fill(&id("link-quantity"), "25").await;
        screen.picture("link").await;
        screen.click(&id("confirm-link")).await;
        screen.click(&id("toggle-details")).await;
        let link = screen.reads(&id("link-row"), "Office").await;
        assert!(link.contains("Invoice") && link.contains("25"), "{link}");
        screen.picture("linked").await;
        undo(&screen).await;
        screen.gone(&id("link-row")).await;

        screen.click(&id("void")).await;
        screen.fill(&id("void-reason"), "sent twice").await;
        screen.click(&id("confirm-void")).await;
        screen.gone(&id("document-row")).await;
        undo(&screen).await;
        screen.reads(&id("document-row"), "QF-2024-00871").await;

        screen.click(&id("go-verify")).await;
        screen.click(&id("verify")).await;
        screen.reads(&id("verify-report"), "Everything is as it was stored.").await;
        screen.picture("verify").await;
        screen.click(&id("go-journal")).await;
        screen.shows("Undone").await;
        screen.picture("journal").await;
        screen.click(&id("go-licenses")).await;
        screen.click(&id("license-row")).await;
        screen.has(&id("license-details")).await;
        screen.has(&id("proof-status")).await;
        screen.picture("licenses").await;
        screen.click(&id("go-agreements")).await;
        screen.has(&id("tab-coverage")).await;
        screen.picture("agreements").await;
        screen.click(&id("go-deadlines")).await;
        screen.has(&id("deadlines-as-of")).await;
        screen.picture("deadlines").await;
        screen.click(&id("go-calculator")).await;
        screen.has(&id("calculator-filter")).await;
        screen.picture("calculator").await;
        assert_eq!(screen.run("return window.refused", vec![]).await, json!([]));
        stage.stop().await;

        let screen = stage.start(&[]).await;
        screen.click(&id("go-documents")).await;
        screen.reads(&id("document-total"), &(before + 5).to_string()).await;
        screen.fill(&id("search"), "kumquat").await;
        screen.reads(&id("document-row"), "meeting.txt").await;
    });
}

/// Opens the editor of a word as a double click does.
const EDIT_WORD: &str = "
    const word = [...document.querySelectorAll('[data-testid=viewer-page] .word')]
        .find((word) => word.textContent === arguments[0]);
    word?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    return word !== undefined;";

#[test]
fn a_scan_is_found_by_what_it_says_and_a_word_of_it_is_corrected() {
    play("scan", |stage| async move {
        let screen = stage.start(&[]).await;
        screen.click(&id("sample-vault")).await;
        screen.click(&id("go-documents")).await;
        screen.fill(&id("search"), "Kernlizenz").await;
        let row = screen.reads(&id("document-row"), "Seebach").await;
        assert!(row.contains("Scan 2022-10-04"), "the scan is found once it is recognized: {row}");
        screen.click(&id("document-row")).await;
        let hit = screen.tells("a scan with its hit", PAGE_WITH_HIT, vec![]).await;
        assert_eq!(hit, "Kernlizenz");
        screen.has(&id("recognized")).await;
        screen.picture("scan").await;

        screen.tells("a word to edit", EDIT_WORD, vec![json!("Kernlizenz")]).await;
        screen.fill(&id("word-text"), "Kernlizenzen").await;
        screen.picture("correction").await;
        screen.click(&id("save-word")).await;
        screen.gone(&id("word-text")).await;
        screen.fill(&id("search"), "Kernlizenzen").await;
        screen.reads(&format!("{} mark", id("document-row")), "Kernlizenzen").await;
        screen.click(&id("go-journal")).await;
        screen.shows("Recognized text corrected").await;
    });
}

/// Takes back the last change, where the window offers it.
async fn undo(screen: &Screen) {
    screen.click(&format!("{} {}", id("toast"), id("undo"))).await;
}

/// How many documents the status bar counts.
async fn documents(screen: &Screen) -> u64 {
    let shown = screen.reads(&id("document-total"), "").await;
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number of documents in `{shown}`"))
}
