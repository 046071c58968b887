//! Serves page images to the window, and nothing else:
//! `vault://localhost/page/<document>/<page>?px=<side>&quarters=<turns>`.

use muniment::Vault;
use tauri::http::{Method, Request, Response, StatusCode, Uri, header};
use tauri::{AppHandle, Manager, UriSchemeResponder};
use tracing::debug;
use uuid::Uuid;

use crate::desk::Desk;

const SIDE: u32 = 1600;
const LARGEST_SIDE: u32 = 8192;

/// Answers a request of the window from the open vault.
pub(crate) fn serve(app: AppHandle, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    tauri::async_runtime::spawn_blocking(move || {
        let page = (request.method() == Method::GET)
            .then(|| Asked::parse(request.uri()))
            .flatten()
            .zip(app.state::<Desk>().vault())
            .and_then(|(asked, vault)| image(&vault, &asked));
        responder.respond(response(page));
    });
}

fn image(vault: &Vault, asked: &Asked) -> Option<Vec<u8>> {
    vault
        .page_image(&asked.document.to_string(), asked.page, asked.side)
        .inspect_err(
            |error| debug!(%error, document = %asked.document, page = asked.page, "no page image"),
        )
        .ok()
}

/// A page image is a copy of what is in the vault, so no cache outside the vault may keep one.
fn response(png: Option<Vec<u8>>) -> Response<Vec<u8>> {
    let status = if png.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = Response::new(png.unwrap_or_default());
    *response.status_mut() = status;
    for (name, value) in [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    response
}

/// A page of a document at a size.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    document: Uuid,
    page: u32,
    side: u32,
}

impl Asked {
    fn parse(uri: &Uri) -> Option<Self> {
        let mut path = uri.path().strip_prefix("/page/")?.split('/');
        let document = Uuid::try_parse(path.next()?).ok()?;
        let page = path.next()?.parse().ok()?;
        if path.next().is_some() {
            return None;
        }
        let mut side = SIDE;
        for part in uri.query().into_iter().flat_map(|query| query.split('&')) {
            match part.split_once('=')? {
                ("px", px) => side = px.parse().ok()?,
                // The reading knows how a page is turned. To the window a turn is another image.
                ("quarters", turns) if turns.parse::<u8>().is_ok() => {}
                _ => return None,
            }
        }
        Some(Self { document, page, side: side.clamp(1, LARGEST_SIDE) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "019a0000-0000-7000-8000-000000000001";

    fn parse(address: &str) -> Option<Asked> {
        Asked::parse(&address.parse().unwrap())
    }

    #[test]
    fn a_page_is_asked_for_by_document_number_and_size() {
        let asked = parse(&format!("vault://localhost/page/{ID}/3?px=900")).unwrap();
        assert_eq!(asked, Asked { document: ID.parse().unwrap(), page: 3, side: 900 });
        let turned = parse(&format!("vault://localhost/page/{ID}/3?px=900&quarters=1")).unwrap();
        assert_eq!(turned, asked, "how it is turned says the reading");
        assert_eq!(parse(&format!("vault://localhost/page/{ID}/3")).unwrap().side, SIDE);
    }

    #[test]
    fn nothing_else_can_be_asked_for() {
        for address in [
            "vault://localhost/".to_owned(),
            "vault://localhost/page/".to_owned(),
            format!("vault://localhost/object/{ID}/1"),
            format!("vault://localhost/page/{ID}"),
            format!("vault://localhost/page/{ID}/one"),
            format!("vault://localhost/page/{ID}/1/2"),
            format!("vault://localhost/page/{ID}/1?px=wide"),
            format!("vault://localhost/page/{ID}/1?px=900&quarters=left"),
            format!("vault://localhost/page/{ID}/1?px=900&"),
            format!("vault://localhost/page/{ID}/1?to=/etc/passwd"),
            "vault://localhost/page/../../etc/passwd".to_owned(),
            "vault://localhost/page/019a/1".to_owned(),
        ] {
            assert_eq!(parse(&address), None, "{address}");
        }
    }

    #[test]
    fn a_size_beyond_reason_is_cut() {
        let asked = parse(&format!("vault://localhost/page/{ID}/1?px=4000000000")).unwrap();
        assert_eq!(asked.side, LARGEST_SIDE);
    }

    #[test]
    fn an_answer_is_never_kept_in_a_cache_or_run() {
        for answer in [response(None), response(Some(vec![1]))] {
            assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
            assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        }
        assert_eq!(response(None).status(), StatusCode::NOT_FOUND);
    }
}
