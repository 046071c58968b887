//! The same change of several license records.

view! {
    /// What a field becomes.
    pub struct FieldChange {
        /// `publisher`, `metric`, `channel`, `program`, `agreement_number`, `licensee` or `notes`.
        pub field: String,
        /// The new value; empty clears the field.
        pub value: String,
    }

    /// What a change would make of license records. Nothing has been written.
    pub struct EditPlan {
        /// The fields that change, in the order of the values below.
        pub fields: Vec<String>,
        /// The records that would be edited.
        pub rows: Vec<EditRow>,
        /// How many are that way already.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub unchanged: u64,
        /// Those that would be passed over, and why.
        pub refused: Vec<EditRefusal>,
    }

    /// A record that a change would edit.
    pub struct EditRow {
        /// The license record.
        pub license: String,
        /// Its title.
        pub title: String,
        /// The values that it has.
        pub before: Vec<String>,
        /// The values that it would have.
        pub after: Vec<String>,
    }

    /// A record that a change passes over.
    pub struct EditRefusal {
        /// The license record, as it was named.
        pub license: String,
        /// Its title; empty where there is no such record.
        pub title: String,
        /// Why, as a code: `void`, `no_such_license` or `ambiguous`.
        pub code: String,
    }
}
