//! Time stamps: whether the token of an authority says that a seal existed at a time.
//!
//! Certificates count as of the time that the token states, so a stamp outlives the certificate it
//! was made with. Whether a certificate was revoked is not asked: that needs a network, and a
//! revoked authority's earlier stamps are for people to judge.

use std::time::Duration;

use chrono::{DateTime, Utc};
use cms::cert::x509::Certificate;
use cms::cert::x509::ext::pkix::SubjectKeyIdentifier;
use cms::signed_data::{SignerIdentifier, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Any, Decode, Encode, Reader, SliceReader, Tagged};
use muniment_core::Digest;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, TrustAnchor, UnixTime};
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use thiserror::Error;
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert, KeyUsage, anchor_from_trusted_cert, aws_lc_rs};

use super::authority::Authority;
use super::reply::{Reply, SHA_256, TST_INFO};

const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// `id-kp-timeStamping`, 1.3.6.1.5.5.7.3.8, as its bytes.
const TIME_STAMPING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 8];

/// What a time stamp says, once it was checked against what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeStamp {
    /// The time that the authority states.
    pub at: DateTime<Utc>,
    /// Who signed it, as the certificate names them.
    pub by: String,
    /// The authority's policy, an object identifier.
    pub policy: String,
    /// The stamp's serial number, in hexadecimal digits.
    pub serial: String,
    /// The fingerprint of the authority's certificate to which the signer's leads, where one is known.
    pub authority: Option<Digest>,
}

/// Why a time stamp does not prove what it should.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StampProblem {
    /// It is no reply of RFC 3161.
    #[error("it is not a reply of a time-stamping authority")]
    NotAReply,
    /// The authority did not grant the time stamp.
    #[error("the authority refused, with status {0}")]
    Refused(u64),
    /// It is about something else.
    #[error("it is about other bytes than the seal's")]
    OtherImprint,
    /// The certificate of the signer is neither in it nor known.
    #[error("the certificate of its signer is missing")]
    NoCertificate,
    /// The signature is not the signer's, or signs something else.
    #[error("its signature is not right")]
    BadSignature,
    /// It is signed with an algorithm that is not checked here.
    #[error("it is signed with an algorithm that is not supported")]
    Unsupported,
    /// The signer's certificate does not lead to the authority's, or not for time stamps.
    #[error("its signer's certificate does not lead to a known authority: {0}")]
    NotTrusted(String),
    /// A file holds no certificate.
    #[error("it holds no certificate")]
    NotACertificate,
}

/// Checks that a reply is a time stamp over `sealed`. Without authorities, or where the signer's
/// certificate leads to none of them, the time stamp names no authority and proves little.
pub(super) fn check(
    reply: &[u8],
    sealed: &[u8],
    authorities: &[Authority],
) -> Result<TimeStamp, StampProblem> {
    let reply = Reply::read(reply)?;
    let stated = &reply.stated;
    if stated.digest.is_none_or(|digest| digest.as_bytes()[..] != Sha256::digest(sealed)[..]) {
        return Err(StampProblem::OtherImprint);
    }
    let [signer] = reply.signers.as_slice() else {
        return Err(StampProblem::NotAReply);
    };
    let found = reply
        .certificates
        .iter()
        .chain(authorities.iter().map(Authority::certificate))
        .find(|certificate| is_of(certificate, &signer.sid))
        .ok_or(StampProblem::NoCertificate)?;
    let encoded = found.to_der().map_err(|_| StampProblem::NotACertificate)?;
    check_attributes(signer, &reply.content, &encoded)?;
    check_signature(signer, &encoded)?;
    Ok(TimeStamp {
        at: stated.at,
        by: found.tbs_certificate.subject.to_string(),
        policy: stated.policy.clone(),
        serial: stated.serial.clone(),
        authority: authority_of(&encoded, &reply.certificates, stated.at, authorities),
    })
}

/// The time a reply states and the digest it is about, before anything is checked.
pub(super) fn about(reply: &[u8]) -> Result<Option<Digest>, StampProblem> {
    Ok(Reply::read(reply)?.stated.digest)
}

fn is_of(certificate: &Certificate, id: &SignerIdentifier) -> bool {
    let tbs = &certificate.tbs_certificate;
    match id {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            tbs.issuer == named.issuer && tbs.serial_number == named.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(key) => {
            let own = tbs.get::<SubjectKeyIdentifier>().ok().flatten();
            own.is_some_and(|(_, own)| own == *key)
        }
    }
}

/// The attributes say what is signed: this content, as a time stamp, with this certificate.
fn check_attributes(
    signer: &SignerInfo,
    content: &[u8],
    certificate: &[u8],
) -> Result<(), StampProblem> {
    let value = |wanted: ObjectIdentifier| -> Option<&Any> {
        let attributes = signer.signed_attrs.as_ref()?;
        let mut found = attributes.iter().filter(|attribute| attribute.oid == wanted);
        let one = found.next()?;
        if found.next().is_some() || one.values.len() != 1 { None } else { one.values.get(0) }
    };
    let wrong = || StampProblem::BadSignature;
    let kind: ObjectIdentifier =
        value(CONTENT_TYPE).and_then(|value| value.decode_as().ok()).ok_or_else(wrong)?;
    let digest: OctetString =
        value(MESSAGE_DIGEST).and_then(|value| value.decode_as().ok()).ok_or_else(wrong)?;
    let expected = hash(signer.digest_alg.oid, content).ok_or(StampProblem::Unsupported)?;
    let named = match (value(SIGNING_CERTIFICATE_V2), value(SIGNING_CERTIFICATE)) {
        (Some(named), _) => names_v2(named, certificate),
        (None, Some(named)) => names_v1(named, certificate),
        (None, None) => None,
    };
    let is_right = kind == TST_INFO && digest.as_bytes() == expected && named == Some(true);
    if is_right { Ok(()) } else { Err(wrong()) }
}

/// Whether `SigningCertificateV2` (RFC 5035) names this certificate first.
fn names_v2(named: &Any, certificate: &[u8]) -> Option<bool> {
    let encoded = named.to_der().ok()?;
    let mut reader = SliceReader::new(&encoded).ok()?;
    let first = first_certificate_id(&mut reader).ok()?;
    match first.as_slice() {
        [digest, ..] if digest.tag() == der::Tag::OctetString => {
            Some(digest.value() == hash(SHA_256, certificate)?)
        }
        [algorithm, digest, ..] => {
            let algorithm = algorithm.to_der().ok()?;
            let algorithm =
                cms::cert::x509::spki::AlgorithmIdentifierOwned::from_der(&algorithm).ok()?;
            Some(digest.value() == hash(algorithm.oid, certificate)?)
        }
        _ => None,
    }
}

/// Whether `SigningCertificate` (RFC 2634) names this certificate first. It knows only SHA-1, which
/// is good enough here: the certificate is also the one whose key made the signature.
fn names_v1(named: &Any, certificate: &[u8]) -> Option<bool> {
    let encoded = named.to_der().ok()?;
    let mut reader = SliceReader::new(&encoded).ok()?;
    let first = first_certificate_id(&mut reader).ok()?;
    Some(first.first()?.value() == sha1::Sha1::digest(certificate).as_slice())
}

/// The fields of the first certificate id: it is three sequences deep.
fn first_certificate_id(reader: &mut SliceReader<'_>) -> der::Result<Vec<Any>> {
    let all: Vec<Any> = Vec::from_any(reader)?;
    let first = all.first().map(der::Encode::to_der).transpose()?.unwrap_or_default();
    let ids: Vec<Any> = Vec::from_any(&mut SliceReader::new(&first)?)?;
    let first = ids.first().map(der::Encode::to_der).transpose()?.unwrap_or_default();
    Vec::from_any(&mut SliceReader::new(&first)?)
}

/// Reads a sequence of anything.
trait FromAny: Sized {
    fn from_any(reader: &mut SliceReader<'_>) -> der::Result<Self>;
}

impl FromAny for Vec<Any> {
    fn from_any(reader: &mut SliceReader<'_>) -> der::Result<Self> {
        reader.sequence(|reader| {
            let mut all = Vec::new();
            while !reader.is_finished() {
                all.push(Any::decode(reader)?);
            }
            Ok(all)
        })
    }
}

fn check_signature(signer: &SignerInfo, certificate: &[u8]) -> Result<(), StampProblem> {
    let attributes = signer.signed_attrs.as_ref().ok_or(StampProblem::BadSignature)?;
    let message = attributes.to_der().map_err(|_| StampProblem::BadSignature)?;
    let certificate = CertificateDer::from(certificate);
    let certificate =
        EndEntityCert::try_from(&certificate).map_err(|_| StampProblem::NotACertificate)?;
    let signature = signer.signature.as_bytes();
    let algorithms = algorithms(signer.digest_alg.oid).ok_or(StampProblem::Unsupported)?;
    let is_right = |algorithm: &&dyn SignatureVerificationAlgorithm| {
        certificate.verify_signature(*algorithm, &message, signature).is_ok()
    };
    if algorithms.iter().any(is_right) { Ok(()) } else { Err(StampProblem::BadSignature) }
}

/// The signatures that can go with a digest; the certificate's key says which one it is.
fn algorithms(
    digest: ObjectIdentifier,
) -> Option<[&'static dyn SignatureVerificationAlgorithm; 4]> {
    Some(match digest {
        SHA_256 => [
            aws_lc_rs::RSA_PKCS1_2048_8192_SHA256,
            aws_lc_rs::ECDSA_P256_SHA256,
            aws_lc_rs::ECDSA_P384_SHA256,
            aws_lc_rs::ECDSA_P521_SHA256,
        ],
        SHA_384 => [
            aws_lc_rs::RSA_PKCS1_2048_8192_SHA384,
            aws_lc_rs::ECDSA_P256_SHA384,
            aws_lc_rs::ECDSA_P384_SHA384,
            aws_lc_rs::ECDSA_P521_SHA384,
        ],
        SHA_512 => [
            aws_lc_rs::RSA_PKCS1_2048_8192_SHA512,
            aws_lc_rs::ECDSA_P256_SHA512,
            aws_lc_rs::ECDSA_P384_SHA512,
            aws_lc_rs::ECDSA_P521_SHA512,
        ],
        _ => return None,
    })
}

fn hash(algorithm: ObjectIdentifier, bytes: &[u8]) -> Option<Vec<u8>> {
    Some(match algorithm {
        SHA_256 => Sha256::digest(bytes).to_vec(),
        SHA_384 => Sha384::digest(bytes).to_vec(),
        SHA_512 => Sha512::digest(bytes).to_vec(),
        _ => return None,
    })
}

/// The authority to which a certificate led at a time, for making time stamps.
fn authority_of(
    certificate: &[u8],
    others: &[Certificate],
    at: DateTime<Utc>,
    authorities: &[Authority],
) -> Option<Digest> {
    let certificate = CertificateDer::from(certificate);
    let signer = EndEntityCert::try_from(&certificate).ok()?;
    let others: Vec<CertificateDer<'static>> =
        others.iter().filter_map(|one| one.to_der().ok().map(CertificateDer::from)).collect();
    let seconds = u64::try_from(at.timestamp()).ok()?;
    let time = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    let leads_to = |authority: &&Authority| {
        let anchor = CertificateDer::from(authority.encoded());
        let Ok(anchor) = anchor_from_trusted_cert(&anchor).map(|found: TrustAnchor<'_>| found)
        else {
            return false;
        };
        let usage = KeyUsage::required(TIME_STAMPING);
        signer
            .verify_for_usage(ALL_VERIFICATION_ALGS, &[anchor], &others, time, usage, None, None)
            .is_ok()
    };
    authorities.iter().find(leads_to).map(Authority::fingerprint)
}
