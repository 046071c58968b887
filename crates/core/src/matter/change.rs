//! What can happen to a matter.

use super::{Closing, Matter, MatterRequest, Production, ResponseItem, ResponseSubject};

/// A fact about one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatterChange {
    /// It was opened.
    Opened(Matter),
    /// It was corrected. The whole statement replaces the one before.
    Changed(Matter),
    /// It came to its end.
    Closed(Closing),
    /// A closed matter is worked on again.
    Reopened,
    /// Something was asked for.
    RequestAdded(MatterRequest),
    /// A request was corrected or settled. The whole statement replaces the one of its number.
    RequestChanged(MatterRequest),
    /// A request was entered by mistake. What answered it goes with it.
    RequestRemoved {
        /// Its number.
        number: String,
    },
    /// Something answers a request. The whole statement replaces the one about the same subject.
    ResponseStated(ResponseItem),
    /// Something does not answer a request any more.
    ResponseRemoved {
        /// The number of the request.
        request: String,
        /// What answered it.
        subject: ResponseSubject,
    },
    /// A pack was handed over. This is never taken back.
    PackProduced(Production),
}
