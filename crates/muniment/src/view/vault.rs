//! The vault as a whole: its summary, intake, journal and verification.

view! {
    /// The open vault.
    pub struct VaultSummary {
        /// The vault's UUID.
        pub id: String,
        /// The name of its folder or bucket.
        pub name: String,
        /// Where it is: a path or URL.
        pub location: String,
        /// Documents that count.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub documents: u64,
        /// License records that count.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub licenses: u64,
        /// Documents that nobody has read yet.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub unread: u64,
        /// Pages waiting for recognition.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub pages_waiting: u64,
        /// Journal entries.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub entries: u64,
        /// Why the vault cannot be written, where it cannot.
        pub read_only: Option<String>,
    }

    /// A saved search.
    pub struct SavedSearchView {
        /// Its UUID.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Its query.
        pub query: String,
    }

    /// A journal entry.
    pub struct EntryView {
        /// Its number.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub n: u64,
        /// When it was written.
        pub at: String,
        /// Who performed the operation.
        pub actor: String,
        /// The operation.
        pub op: String,
        /// What it touched, for display: names, titles or counts.
        pub subjects: Vec<String>,
        /// How many events it holds.
        pub events: u32,
        /// The SHA-256 of the entry's file.
        pub sha256: String,
    }

    /// The intake at one moment.
    pub struct QueueView {
        /// Files of the current run.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub total: u64,
        /// Files whose bytes are stored.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub stored: u64,
        /// Files that the vault already had.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub duplicates: u64,
        /// Files that are stored, read and searchable.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub done: u64,
        /// Files that could not be stored.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub failed: u64,
        /// Documents stored but not yet read, those of earlier runs included.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub unread: u64,
        /// Documents finished a second, over the last seconds.
        pub rate: f64,
        /// Estimated seconds until the run is done.
        pub seconds_left: Option<f64>,
        /// `idle`, `running` or `paused`.
        pub state: String,
        /// The files in work and those finished last, 200 at most.
        pub items: Vec<QueueItem>,
    }

    /// Recognition at one moment.
    pub struct RecognitionView {
        /// `idle`, `running`, `paused` or `off`.
        pub state: String,
        /// Why it is off.
        pub problem: Option<crate::Problem>,
        /// Pages that cannot be found by their text yet.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub pages_left: u64,
        /// Pages that were read quickly and will be read with care.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub pages_to_improve: u64,
        /// Estimated seconds until no page is left.
        pub seconds_left: Option<f64>,
        /// The pages in work.
        pub in_work: Vec<PageInWork>,
    }

    /// A page that is being recognized.
    pub struct PageInWork {
        /// The document.
        pub document: String,
        /// Its name.
        pub name: String,
        /// The page, from 1.
        pub page: u32,
        /// How many pages the document has.
        pub pages: u32,
        /// Whether the page is read with care, after it was read quickly.
        pub careful: bool,
    }

    /// One file in the intake.
    pub struct QueueItem {
        /// Identifies the file in this run.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub key: u64,
        /// The file's name.
        pub name: String,
        /// `waiting`, `storing`, `reading`, `done`, `duplicate`, `failed` or `canceled`.
        pub stage: String,
        /// The document it became.
        pub document: Option<String>,
        /// Why it failed, as a code.
        pub code: Option<String>,
        /// Why it failed, with the file named.
        pub message: Option<String>,
    }

    /// A finished verification.
    pub struct VerifyReport {
        /// Objects that were hashed again.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub objects: u64,
        /// Their bytes.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// Journal entries whose chain and signature were checked.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub entries: u64,
        /// When it finished.
        pub at: String,
        /// How long it took, in seconds.
        pub seconds: f64,
        /// Everything that is not as it should be.
        pub problems: Vec<VerifyProblem>,
    }

    /// One thing that is not as it should be.
    pub struct VerifyProblem {
        /// What is wrong, as a code such as `object_missing`.
        pub code: String,
        /// The file in the vault.
        pub path: String,
        /// The journal entry it concerns.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub seq: Option<u64>,
        /// The document it concerns.
        pub document: Option<String>,
        /// The same in words, in English.
        pub message: String,
    }

    /// How far a verification came.
    pub struct VerifyProgress {
        /// Bytes hashed.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes_done: u64,
        /// Bytes to hash.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes_total: u64,
    }

    /// Which parts of a screen are stale after a change.
    pub struct Changed {
        /// `documents`, `licenses`, `links`, `searches`, `journal`, `reading`, `keys` or `vault`.
        pub scopes: Vec<String>,
        /// The documents that changed, where they are few.
        pub documents: Vec<String>,
        /// The license records that changed, where they are few.
        pub licenses: Vec<String>,
    }

    /// An operation that can be taken back.
    pub struct Undoable {
        /// The operation, as a code.
        pub op: String,
        /// What it touched, for display.
        pub subjects: Vec<String>,
    }
}
