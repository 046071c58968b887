//! Several codes or ids in one column, with a space between.

use std::fmt::Display;
use std::str::FromStr;

use crate::{Error, parse};

pub(crate) fn joined<T: Display>(values: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    texts.join(" ")
}

pub(crate) fn split<C, T>(text: &str, what: &'static str) -> Result<C, Error>
where
    C: FromIterator<T>,
    T: FromStr,
{
    text.split_whitespace().map(|code| parse(code, what)).collect()
}
