//! An auditor's list in the real window.

use crate::drag::Drag;
use crate::screen::id;
use crate::stage::play;

#[test]
fn an_auditors_list_that_is_dropped_is_compared_and_not_added() {
    play("auditors_list", |stage| async move {
        let screen = stage.start(&[]).await;
        screen.click(&id("sample-vault")).await;
        screen.click(&id("go-documents")).await;
        screen.reads(&id("queue-badge"), "").await;
        let before = screen.reads(&id("document-total"), "").await;
        screen.click(&id("go-matters")).await;
        screen.click(&id("matter-row")).await;
        screen.click(&id("tab-list")).await;
        screen.has(&id("list-text")).await;

        let list = stage.folder("Downloads").join("request 4.csv");
        std::fs::write(&list, "No,Reference\n1,NL-204417\n2,4500018832\n3,ZZ-99-0001\n").unwrap();
        let drag = Drag::of(&stage, &screen, &[list]).await;
        drag.over(&screen, 800, 400, "The file is not added to the vault.").await;
        screen.picture("list_over").await;
        drag.release().await;
        screen.has(&id("list-summary")).await;
        screen.shows("NL-204417").await;
        screen.picture("list_compared").await;
        screen.click(&id("go-documents")).await;
        assert_eq!(screen.reads(&id("document-total"), "").await, before);
    });
}
