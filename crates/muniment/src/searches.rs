//! Saved searches.

use muniment_core::{Event, Op, SearchId};
use muniment_search::Query;
use uuid::Uuid;

use crate::error::Subject;
use crate::product_keys::holds_no_key;
use crate::transact::Decision;
use crate::view::SavedSearchView;
use crate::{Done, Error, Vault};

impl Vault {
    /// The saved searches, by name.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearchView>, Error> {
        let searches = self.catalog.searches()?.into_iter();
        Ok(searches
            .map(|search| SavedSearchView {
                id: search.id.to_string(),
                name: search.name,
                query: search.query,
            })
            .collect())
    }

    /// Gives a query a name; returns the id. A name that is taken gets the new query.
    ///
    /// # Errors
    /// When the name is blank, the query cannot be read, or either holds a whole product key.
    pub fn save_search(&self, name: &str, query: &str) -> Result<Done<String>, Error> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::invalid("no_name", "a saved search needs a name"));
        }
        Query::parse(query)?;
        holds_no_key(name)?;
        holds_no_key(query)?;
        let new = SearchId::new(Uuid::now_v7());
        self.transact(Op::SaveSearch, |catalog| {
            let there = catalog.searches()?.into_iter().find(|search| search.name == name);
            let search = there.map_or(new, |search| search.id);
            let event =
                Event::SearchSaved { search, name: name.to_owned(), query: query.to_owned() };
            Ok(Decision { events: vec![event], value: search.to_string() })
        })
    }

    /// Removes a saved search.
    ///
    /// # Errors
    /// When it is not there.
    pub fn forget_search(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::ForgetSearch, |catalog| {
            let there = catalog.searches()?.into_iter().find(|search| search.id.to_string() == id);
            let search = there.ok_or_else(|| Error::missing(Subject::Search, id))?.id;
            Ok(Decision { events: vec![Event::SearchForgotten { search }], value: () })
        })
    }
}
