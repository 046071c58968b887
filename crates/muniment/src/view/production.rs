//! Productions: what a pack would hold, what was written, and what a check of one says.

use super::DisclosureWarningView;

view! {
    /// How a pack is to be made.
    pub struct ProductionOptions {
        /// The day for which its statements hold; absent means today.
        pub as_of: Option<String>,
        /// The reading of the rules: `practical` if empty, or `seed_strict`.
        pub profile: String,
        /// `folder` if empty, or `zip`.
        pub form: String,
        /// Whether what earlier volumes held comes along again, under its numbers.
        pub whole: bool,
        /// Whether copies with page numbers on each page lie beside the originals.
        pub stamped: bool,
        /// Whether each exhibit has a cover sheet.
        pub covers: bool,
        /// Whether captured public terms that govern come along.
        pub terms: bool,
        /// Whether load files for review platforms come along.
        pub load_file: bool,
        /// The three characters that structure the load file: between fields, around values, in
        /// place of line breaks. Absent means the usual ones.
        pub delimiters: Option<String>,
        /// To whom the pack is handed over; empty means the matter's auditor.
        pub recipient: String,
    }

    /// What a pack would hold.
    pub struct ProductionPlan {
        /// The matter's UUID.
        pub matter: String,
        /// The matter by its reference.
        pub reference: String,
        /// The name of the pack's folder, or of its archive without `.zip`.
        pub name: String,
        /// The number of the volume.
        pub volume: u32,
        /// The day for which it speaks.
        pub as_of: String,
        /// The exhibits, by number, those of earlier volumes too.
        pub exhibits: Vec<PlannedExhibit>,
        /// How many of them are in this pack.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub documents: u64,
        /// The size of these documents.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// The license records that its tables show.
        pub licenses: u32,
        /// How many things the rules ask for and nothing shows; the pack says so.
        pub gaps: u32,
        /// The folders and files of the pack.
        pub sections: Vec<PlannedSection>,
        /// What to look at before it is handed over. None of it is in the pack.
        pub warnings: Vec<PackWarningView>,
        /// What would disclose more than was asked for.
        pub disclosures: Vec<DisclosureWarningView>,
    }

    /// An exhibit of a planned pack.
    pub struct PlannedExhibit {
        /// Its number.
        pub exhibit: String,
        /// The number of its first page.
        pub first_page: String,
        /// The number of its last page.
        pub last_page: String,
        /// The volume in which it is first handed over.
        pub volume: u32,
        /// The document's UUID.
        pub document: String,
        /// The document's name, product keys masked.
        pub name: String,
        /// Its path in the pack; absent where only an earlier volume holds it.
        pub path: Option<String>,
        /// The requests that it answers.
        pub requests: Vec<String>,
    }

    /// A folder of a planned pack, or the files beside the folders where its name is empty.
    pub struct PlannedSection {
        /// Its name.
        pub folder: String,
        /// What lies in it.
        pub title: String,
        /// The names of its files.
        pub files: Vec<String>,
    }

    /// What to look at before a pack is handed over.
    pub struct PackWarningView {
        /// What it is, as a code.
        pub code: String,
        /// The document or record.
        pub subject: String,
        /// What about it.
        pub about: String,
        /// Its UUID.
        pub id: String,
    }

    /// A pack that was written and recorded.
    pub struct Produced {
        /// The matter's UUID.
        pub matter: String,
        /// The number of the volume.
        pub volume: u32,
        /// Where it is.
        pub path: String,
        /// The SHA-256 of its `tagmanifest-sha256.txt`, which stands for the whole: hand it over
        /// by another way than the pack.
        pub digest: String,
        /// The first and last exhibit in it.
        pub exhibits: Vec<String>,
        /// How many files its payload has.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub files: u64,
        /// The size of its payload.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// What to look at before it is handed over.
        pub warnings: Vec<PackWarningView>,
    }

    /// What a check of a pack says.
    pub struct PackReport {
        /// The folder or archive that was read.
        pub pack: String,
        /// The matter, as the pack says.
        pub matter: Option<String>,
        /// The volume, as the pack says.
        pub volume: Option<u32>,
        /// How many files were read.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub files: u64,
        /// Their size.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// The SHA-256 of its `tagmanifest-sha256.txt`; absent where it has none.
        pub digest: Option<String>,
        /// What that was compared with: `given`, `recorded` in a vault, or `none`. Without any, a
        /// pack whose lists were changed along with its files looks whole.
        pub anchor: String,
        /// What is wrong, by path.
        pub findings: Vec<PackFindingView>,
    }

    /// Something wrong with a pack.
    pub struct PackFindingView {
        /// What, as a code.
        pub code: String,
        /// The file, as a path in the pack.
        pub path: String,
        /// The other file of a rename or swap.
        pub other: Option<String>,
        /// The same in a sentence.
        pub message: String,
    }
}
