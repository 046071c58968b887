//! Whether two catalogs say the same.

use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::types::ValueRef;

use crate::{Catalog, Doing, Error};

/// The tables that follow from the journal alone, and how to read them in a fixed order. Change
/// numbers are left out: they also count readings.
const TABLES: &[(&str, &str)] = &[
    ("entries", "SELECT * FROM entries ORDER BY n"),
    ("touches", "SELECT * FROM touches ORDER BY n, position"),
    (
        "documents",
        "SELECT row, id, digest, bytes, name, added_at, kind, title, date, issuer, recipient,
                currency, net, tax, gross, voided, script
         FROM documents ORDER BY row",
    ),
    ("origins", "SELECT * FROM origins ORDER BY document, n, position"),
    ("numbers", "SELECT * FROM numbers ORDER BY document, position"),
    ("tags", "SELECT * FROM tags ORDER BY document, position"),
    ("corrections", "SELECT * FROM corrections ORDER BY document, page, x, y, w, h"),
    ("licenses", "SELECT * FROM licenses ORDER BY row"),
    ("links", "SELECT * FROM links ORDER BY id"),
    ("acquisitions", "SELECT * FROM acquisitions ORDER BY license"),
    ("bases", "SELECT * FROM bases ORDER BY license, position"),
    ("named_users", "SELECT * FROM named_users ORDER BY license, position"),
    ("invoice_lines", "SELECT * FROM invoice_lines ORDER BY document, position"),
    ("waivers", "SELECT * FROM waivers ORDER BY license, finding"),
    ("rejections", "SELECT * FROM rejections ORDER BY document, field, value"),
    ("agreements", "SELECT * FROM agreements ORDER BY row"),
    ("affiliates", "SELECT * FROM affiliates ORDER BY agreement, position"),
    ("papers", "SELECT * FROM papers ORDER BY agreement, position"),
    ("entities", "SELECT * FROM entities ORDER BY row"),
    ("aliases", "SELECT * FROM aliases ORDER BY entity, position"),
    ("accesses", "SELECT * FROM accesses ORDER BY row"),
    ("benefits", "SELECT * FROM benefits ORDER BY agreement, benefit"),
    ("migrations", "SELECT * FROM migrations ORDER BY agreement"),
    ("own_rules", "SELECT * FROM own_rules ORDER BY rules"),
    ("marks", "SELECT * FROM marks ORDER BY rule, subject, id, occurrence"),
    ("identities", "SELECT * FROM identities ORDER BY n, position"),
    ("product_keys", "SELECT * FROM product_keys ORDER BY row"),
    ("true_ups", "SELECT * FROM true_ups ORDER BY agreement, anniversary"),
    ("true_up_steps", "SELECT * FROM true_up_steps ORDER BY agreement, anniversary, step"),
    ("true_up_counts", "SELECT * FROM true_up_counts ORDER BY agreement, anniversary, position"),
    ("calculations", "SELECT * FROM calculations ORDER BY id"),
    ("calculation_values", "SELECT * FROM calculation_values ORDER BY calculation, side, position"),
    ("terms_editions", "SELECT * FROM terms_editions ORDER BY row"),
    ("terms_dates", "SELECT * FROM terms_dates ORDER BY edition, position"),
    ("product_releases", "SELECT * FROM product_releases ORDER BY product, version"),
    ("terms_exceptions", "SELECT * FROM terms_exceptions ORDER BY agreement"),
    ("terms_elections", "SELECT * FROM terms_elections ORDER BY license, version"),
    ("matters", "SELECT * FROM matters ORDER BY row"),
    ("matter_scopes", "SELECT * FROM matter_scopes ORDER BY matter, position"),
    ("matter_requests", "SELECT * FROM matter_requests ORDER BY matter, number"),
    ("matter_responses", "SELECT * FROM matter_responses ORDER BY matter, request, kind, subject"),
    ("productions", "SELECT * FROM productions ORDER BY matter, volume"),
    ("exhibits", "SELECT * FROM exhibits ORDER BY matter, volume, number"),
    ("statements", "SELECT * FROM statements ORDER BY row"),
    ("statement_counts", "SELECT * FROM statement_counts ORDER BY statement, kind"),
    ("mappings", "SELECT * FROM mappings ORDER BY name, field"),
    ("disputes", "SELECT * FROM disputes ORDER BY row"),
    ("dispute_lines", "SELECT * FROM dispute_lines ORDER BY dispute, position"),
    ("dispute_steps", "SELECT * FROM dispute_steps ORDER BY dispute, position"),
    ("statement_requests", "SELECT * FROM statement_requests ORDER BY id"),
    ("searches", "SELECT * FROM searches ORDER BY id"),
];

impl Catalog {
    /// The tables in which this catalog differs from one that was rebuilt from the journal.
    ///
    /// # Errors
    /// When one of the databases cannot be read.
    pub fn differences(&self, rebuilt: &Catalog) -> Result<Vec<&'static str>, Error> {
        let mut different = Vec::new();
        for (table, sql) in TABLES {
            if self.hash(sql)? != rebuilt.hash(sql)? {
                different.push(*table);
            }
        }
        Ok(different)
    }

    fn hash(&self, sql: &str) -> Result<(u64, u64), Error> {
        let db = self.db();
        let mut statement = db.prepare(sql).doing("read a table")?;
        let width = statement.column_count();
        let mut found = statement.query([]).doing("read a table")?;
        let mut hasher = DefaultHasher::new();
        let mut rows = 0;
        while let Some(row) = found.next().doing("read a table")? {
            rows += 1;
            for column in 0..width {
                match row.get_ref(column).doing("read a table")? {
                    ValueRef::Null => 0_u8.hash(&mut hasher),
                    ValueRef::Integer(value) => (1_u8, value).hash(&mut hasher),
                    ValueRef::Real(value) => (2_u8, value.to_bits()).hash(&mut hasher),
                    ValueRef::Text(bytes) => (3_u8, bytes).hash(&mut hasher),
                    ValueRef::Blob(bytes) => (4_u8, bytes).hash(&mut hasher),
                }
            }
        }
        Ok((rows, hasher.finish()))
    }
}
