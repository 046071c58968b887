//! The address of a captured page, and what it says about the capture.

/// A page of the publisher's terms site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageAddress {
    /// The product or offering it is about.
    pub topic: String,
    /// The program view: such a page is valid for no other program.
    pub program: String,
}

impl PageAddress {
    /// Reads an address such as `…/licensing/terms/en-US/product/SQLServer/EAEAS`.
    pub fn read(address: &str) -> Option<Self> {
        let path = address.split(['?', '#']).next()?;
        let at = path.to_lowercase().find("/licensing/terms")?;
        let mut parts = path.get(at..)?.split('/').filter(|part| !part.is_empty());
        parts.find(|part| matches!(part.to_lowercase().as_str(), "product" | "productoffering"))?;
        let topic = parts.next()?.to_owned();
        let program = parts.next().unwrap_or_default().to_uppercase();
        let program = if program == "ALL" { String::new() } else { program };
        Some(Self { topic, program })
    }
}

/// The address that a browser noted at the start of a page it saved.
pub fn saved_from(page: &str) -> Option<&str> {
    let start = page.get(..page.floor_char_boundary(2_048.min(page.len())))?;
    let after = start.split_once("saved from url=(")?.1.split_once(')')?.1;
    let address = after.split(|c: char| c.is_whitespace() || c == '>').next()?;
    (address.starts_with("http://") || address.starts_with("https://")).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_terms_site_names_its_topic_and_program() {
        let page =
            PageAddress::read("https://x.test/licensing/terms/en-US/product/SQLServer/EAEAS");
        let page = page.expect("a page of the site");
        assert_eq!((page.topic.as_str(), page.program.as_str()), ("SQLServer", "EAEAS"));
    }

    #[test]
    fn the_view_of_all_programs_limits_nothing() {
        let page =
            PageAddress::read("https://x.test/licensing/terms/productoffering/Azure/all#clause");
        let page = page.expect("a page of the site");
        assert_eq!((page.topic.as_str(), page.program.as_str()), ("Azure", ""));
        assert_eq!(PageAddress::read("https://x.test/licensing/docs/1"), None);
    }

    #[test]
    fn a_saved_page_names_where_it_came_from() {
        let page = "<!DOCTYPE html>\n<!-- saved from url=(0023)https://x.test/terms/a -->\n<html>";
        assert_eq!(saved_from(page), Some("https://x.test/terms/a"));
        assert_eq!(saved_from("<!-- saved from url=(0007)file://x -->"), None);
        assert_eq!(saved_from("<html>"), None);
    }
}
