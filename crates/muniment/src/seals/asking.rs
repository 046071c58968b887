//! Asking a time-stamping authority over HTTP (RFC 3161, section 3.4). Only the digest of a seal
//! goes out, and only when a person asks for it.

use std::time::Duration;

use muniment_storage::MAX_REPLY;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

use crate::Error;

const TIMEOUT: Duration = Duration::from_secs(30);

/// The address of an authority, once it can be one.
pub(super) fn address(text: &str) -> Result<Url, Error> {
    let refuse = || {
        let message = format!("`{text}` is not the http or https address of an authority");
        Error::invalid("bad_authority", message)
    };
    let url = Url::parse(text.trim()).map_err(|_| refuse())?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    if is_web { Ok(url) } else { Err(refuse()) }
}

/// Sends a query and returns the reply as it came.
pub(super) fn ask(authority: Url, query: Vec<u8>) -> Result<Vec<u8>, Error> {
    let name = authority.to_string();
    let fail = |why: String| Error::NoTimeStamp { authority: name.clone(), why };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| fail(error.to_string()))?;
    let reply = runtime.block_on(async {
        // The authority that was named is asked, and no other one that it names.
        let client = Client::builder().timeout(TIMEOUT).redirect(Policy::none()).build()?;
        let request = client
            .post(authority)
            .header(CONTENT_TYPE, "application/timestamp-query")
            .header(ACCEPT, "application/timestamp-reply")
            .body(query);
        let mut response = request.send().await?.error_for_status()?;
        let mut reply = Vec::new();
        while let Some(part) = response.chunk().await? {
            reply.extend(part);
            if reply.len() as u64 > MAX_REPLY {
                return Ok(None);
            }
        }
        Ok(Some(reply))
    });
    let reply = reply.map_err(|error: reqwest::Error| fail(causes(&error)))?;
    reply.ok_or_else(|| fail("the answer is too large".to_owned()))
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_authorities() {
        assert!(address("http://127.0.0.1:8080/tsa").is_ok());
        assert!(address(" https://tsa.example/ ").is_ok());
        for text in ["", "tsa.example", "file:///etc/passwd", "ftp://tsa.example"] {
            assert!(address(text).is_err(), "{text}");
        }
    }
}
