//! Certificates of time-stamping authorities, as a person hands them in.

use cms::cert::x509::Certificate;
use der::pem::{LineEnding, decode_vec, encode_string};
use der::{Decode, Encode};
use muniment_core::Digest;

use super::StampProblem;
use crate::digest::digest_of;

const LABEL: &str = "CERTIFICATE";
const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// The most bytes of a file with certificates.
pub(crate) const MAX_BYTES: u64 = 1 << 20;

/// The certificate of an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    certificate: Certificate,
    encoded: Vec<u8>,
    pem: String,
    digest: Digest,
}

impl Authority {
    /// The certificates of a file, in PEM with any text around them, or one in DER.
    ///
    /// # Errors
    /// When there is none, or one that cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Vec<Self>, StampProblem> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Ok(vec![Self::from_der(bytes)?]);
        };
        let blocks = text.split(BEGIN).skip(1);
        let mut found = Vec::new();
        for block in blocks {
            let body = block.split_once(END).ok_or(StampProblem::NotACertificate)?.0;
            let pem = format!("{BEGIN}{body}{END}\n");
            let (_, encoded) =
                decode_vec(pem.as_bytes()).map_err(|_| StampProblem::NotACertificate)?;
            found.push(Self::from_der(&encoded)?);
        }
        if found.is_empty() { Err(StampProblem::NotACertificate) } else { Ok(found) }
    }

    fn from_der(bytes: &[u8]) -> Result<Self, StampProblem> {
        let bad = |_| StampProblem::NotACertificate;
        let certificate = Certificate::from_der(bytes).map_err(bad)?;
        let encoded = certificate.to_der().map_err(bad)?;
        let pem = encode_string(LABEL, LineEnding::LF, &encoded)
            .map_err(|_| StampProblem::NotACertificate)?;
        let digest = digest_of(pem.as_bytes());
        Ok(Self { certificate, encoded, pem, digest })
    }

    /// Whose it is, as it says itself.
    pub fn subject(&self) -> String {
        self.certificate.tbs_certificate.subject.to_string()
    }

    /// The SHA-256 of its DER form: what an authority publishes as its fingerprint.
    pub fn fingerprint(&self) -> Digest {
        digest_of(&self.encoded)
    }

    /// The SHA-256 of its file in a vault, which is also its name there.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Its file, in PEM.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    pub(super) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    pub(super) fn encoded(&self) -> &[u8] {
        &self.encoded
    }
}
