//! Drags over the window: the paths are kept here, the window hears what they are and where.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use tauri::{AppHandle, DragDropEvent, Emitter, Manager, PhysicalPosition, Window, WindowEvent};
use tracing::warn;

use crate::desk::Desk;
use crate::held::Held;
use crate::ipc::DropNotice;

/// Takes drags off the thread of the window: telling files from folders asks the disk, which may
/// be a slow share.
pub(crate) struct Drags(Sender<DragDropEvent>);

impl Drags {
    /// Starts telling the window about drags.
    pub(crate) fn watch(app: &AppHandle) -> Self {
        let (sender, receiver) = channel();
        let app = app.clone();
        std::thread::spawn(move || tell(&app, &receiver));
        Self(sender)
    }
}

/// Listens to a window of the app.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::DragDrop(drag) = event
        && window.state::<Drags>().0.send(drag.clone()).is_err()
    {
        warn!("drag not told to the window");
    }
}

fn tell(app: &AppHandle, drags: &Receiver<DragDropEvent>) {
    let mut course = Course::default();
    for drag in drags {
        let scale = app
            .get_webview_window("main")
            .and_then(|window| window.scale_factor().ok())
            .unwrap_or(1.0);
        let notice = course.notice(&app.state::<Desk>().held, drag, scale);
        if let Some(notice) = notice
            && let Err(error) = app.emit("drop", notice)
        {
            warn!(%error, "drag not told to the window");
        }
    }
}

/// One drag from entering the window to leaving it.
#[derive(Default)]
struct Course {
    token: Option<String>,
    at: (f64, f64),
}

impl Course {
    fn notice(&mut self, held: &Held, drag: DragDropEvent, scale: f64) -> Option<DropNotice> {
        let (phase, drop) = match drag {
            DragDropEvent::Enter { paths, position } => {
                self.at = css(position, scale);
                ("enter", Some(self.hold(held, paths)))
            }
            DragDropEvent::Over { position } => {
                self.at = css(position, scale);
                ("over", None)
            }
            DragDropEvent::Drop { paths, position } => {
                self.at = css(position, scale);
                let drop = self.hold(held, paths);
                self.token = None;
                ("drop", Some(drop))
            }
            DragDropEvent::Leave => {
                self.let_go(held);
                ("leave", None)
            }
            _ => return None,
        };
        Some(DropNotice { phase, x: self.at.0, y: self.at.1, drop })
    }

    fn hold(&mut self, held: &Held, paths: Vec<PathBuf>) -> crate::ipc::Drop {
        self.let_go(held);
        let drop = held.hold(paths);
        self.token = Some(drop.token.clone());
        drop
    }

    fn let_go(&mut self, held: &Held) {
        if let Some(token) = self.token.take() {
            held.forget(&token);
        }
    }
}

/// Only Windows reports drags in physical pixels, whatever the type says.
fn css(position: PhysicalPosition<f64>, scale: f64) -> (f64, f64) {
    let scale = if cfg!(windows) { scale } else { 1.0 };
    (position.x / scale, position.y / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enter() -> DragDropEvent {
        DragDropEvent::Enter { paths: vec!["/a".into()], position: PhysicalPosition::new(1.0, 2.0) }
    }

    #[test]
    fn a_dropped_drag_holds_its_paths_under_a_token() {
        let (held, mut course) = (Held::default(), Course::default());
        let entered = course.notice(&held, enter(), 1.0).unwrap().drop.unwrap();
        let dropped = course
            .notice(
                &held,
                DragDropEvent::Drop {
                    paths: vec!["/a".into()],
                    position: PhysicalPosition::new(3.0, 4.0),
                },
                1.0,
            )
            .unwrap();
        assert_eq!((dropped.phase, dropped.x, dropped.y), ("drop", 3.0, 4.0));
        assert!(held.look(&entered.token).is_err(), "the drop has a token of its own");
        assert_eq!(held.take(&dropped.drop.unwrap().token).unwrap(), [PathBuf::from("/a")]);
    }

    #[test]
    fn a_drag_that_leaves_lets_go_of_its_paths() {
        let (held, mut course) = (Held::default(), Course::default());
        let entered = course.notice(&held, enter(), 1.0).unwrap().drop.unwrap();
        let left = course.notice(&held, DragDropEvent::Leave, 1.0).unwrap();
        assert_eq!(left.drop, None);
        assert!(held.look(&entered.token).is_err());
    }
}
