//! Custody, seals, what was done to a vault, and its copies.

view! {
    /// What happened to a document since it came, as the journal has it.
    pub struct CustodyReport {
        /// The document's UUID.
        pub document: String,
        /// Its title or name.
        pub name: String,
        /// The SHA-256 of its bytes.
        pub sha256: String,
        /// Its size.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// Whether its bytes are so when the report is made: `whole`, `altered`, `missing` or
        /// `not_here`.
        pub found: String,
        /// When the report was made.
        pub at: String,
        /// The journal's last entry then.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub through: u64,
        /// The steps, the earliest first.
        pub steps: Vec<CustodyStepView>,
    }

    /// One step in the custody of a document.
    pub struct CustodyStepView {
        /// The journal entry that says so.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub n: u64,
        /// The SHA-256 of that entry's file.
        pub entry_sha256: String,
        /// When it was written, by the writer's clock.
        pub at: String,
        /// Who did it.
        pub actor: String,
        /// What was done, as a code such as `acquired`.
        pub act: String,
        /// The file's own name and where it lay, where the bytes came.
        pub path: Option<String>,
        /// The source system, where the bytes came.
        pub source: Option<String>,
        /// The link, where one was made, claimed or removed.
        pub link: Option<String>,
        /// The license record that the document was linked to, by its title.
        pub license: Option<String>,
        /// As what it proves the record.
        pub kind: Option<String>,
        /// The page, where a word was corrected.
        pub page: Option<u32>,
        /// Why, in the person's words.
        pub reason: Option<String>,
        /// The exhibit number under which it was handed over.
        pub exhibit: Option<String>,
        /// The volume in which it was handed over.
        pub volume: Option<u32>,
        /// To whom it was handed over.
        pub recipient: Option<String>,
        /// Of a verification, whether the bytes were as the journal says.
        pub whole: Option<bool>,
    }

    /// What the journal has of a pack that was handed over.
    pub struct PackCustody {
        /// The reference of its matter.
        pub matter: String,
        /// What was handed over.
        pub production: super::ProductionView,
        /// The journal entry that says so.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub n: u64,
        /// The SHA-256 of that entry's file.
        pub entry_sha256: String,
        /// When it was written, by the writer's clock.
        pub at: String,
        /// Who did it.
        pub actor: String,
        /// How each exhibit came in, in the order of the production.
        pub arrivals: Vec<ExhibitArrival>,
        /// When the report was made.
        pub made_at: String,
        /// The journal's last entry then.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub through: u64,
    }

    /// How the bytes of an exhibit came into the vault.
    pub struct ExhibitArrival {
        /// Its exhibit number.
        pub exhibit: String,
        /// The journal entry that says so.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub n: u64,
        /// When it was written, by the writer's clock.
        pub at: String,
        /// Who did it.
        pub actor: String,
        /// The file's own name and where it lay.
        pub path: String,
        /// The source system.
        pub source: String,
    }

    /// A signed checkpoint of the journal.
    pub struct SealView {
        /// Its file, in the vault or where the person has it.
        pub path: String,
        /// `vault`, or `elsewhere` for one that was handed in.
        pub kept: String,
        /// How many entries it covers; 0 when it cannot be read.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub entries: u64,
        /// When the last of them was written, by its writer's clock, where it is there.
        pub at: Option<String>,
        /// The installation that signed it, where the journal knows its key.
        pub signed_by: Option<String>,
        /// The whole note, to be handed out.
        pub text: String,
        /// What it shows: `holds`, `other_entries`, `ahead` or `damaged`.
        pub standing: String,
        /// What it proves and what not, in English.
        pub message: String,
        /// The time stamps over it.
        pub stamps: Vec<StampView>,
    }

    /// An authority's word on when a seal existed.
    pub struct StampView {
        /// Its file in the vault.
        pub path: String,
        /// The time that it states.
        pub at: Option<String>,
        /// Who signed it.
        pub by: Option<String>,
        /// The SHA-256 fingerprint of the authority's certificate to which the signer's leads.
        pub authority: Option<String>,
        /// Whether this machine trusts that certificate; else it only came with the vault.
        pub trusted: bool,
        /// Why it proves nothing.
        pub problem: Option<String>,
        /// What it proves and what not, in English.
        pub message: String,
    }

    /// A verification, and what was done to the vault as far as files and seals show.
    pub struct Inspection {
        /// What is wrong with which file.
        pub report: super::VerifyReport,
        /// What was done.
        pub manipulations: Vec<ManipulationView>,
        /// The seals that were at hand.
        pub seals: Vec<SealView>,
        /// Up to which entry a seal from outside the vault shows that nothing was changed.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub anchored_through: Option<u64>,
        /// What somebody with a writer's key could have done unseen, as codes: no seal from outside
        /// the vault was at hand, or none that holds.
        pub not_excluded: Vec<String>,
    }

    /// Something that was done to a vault.
    pub struct ManipulationView {
        /// What, as a code such as `rolled_back`.
        pub code: String,
        /// The files that it concerns.
        pub paths: Vec<String>,
        /// The first entry that it concerns.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub first: Option<u64>,
        /// The last entry that it concerns.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub last: Option<u64>,
        /// What shows it, beside the vault itself.
        pub anchor: Option<String>,
        /// The same in words, in English.
        pub message: String,
    }

    /// What a backup or restore did.
    pub struct CopyReport {
        /// Where the copy is.
        pub location: String,
        /// Files that were copied.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub files: u64,
        /// Their bytes.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// Files that were there already.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub kept: u64,
        /// The last entry of the journal that the copy has.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub entries: u64,
        /// How long it took, in seconds.
        pub seconds: f64,
        /// What is wrong with the source and was not copied.
        pub problems: Vec<super::VerifyProblem>,
    }

    /// How far a copy came.
    pub struct CopyProgress {
        /// Bytes copied.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes_done: u64,
        /// Bytes to copy.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes_total: u64,
    }
}
