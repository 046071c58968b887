//! RFC 3161: the query that is sent to a time-stamping authority, and the reply as it came.
//!
//! Here replies are only taken apart; whether one is true is for [`super::time_stamp`].

use chrono::{DateTime, NaiveDateTime, Utc};
use cms::cert::x509::Certificate;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::content_info::ContentInfo;
use cms::signed_data::{EncapsulatedContentInfo, SignerInfo};
use der::asn1::{AnyRef, Int, ObjectIdentifier, OctetString};
use der::{Any, Decode, Encode, Header, Reader, Sequence, SliceReader, Tag, TagNumber, Tagged};
use muniment_core::Digest;

use super::StampProblem;

/// `id-sha256`.
pub(super) const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
/// `id-signedData` of RFC 5652.
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
/// The certificates of a `SignedData`.
const CERTIFICATES: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber::N0 };
/// `id-ct-TSTInfo` of RFC 3161.
pub(super) const TST_INFO: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
struct Imprint {
    algorithm: AlgorithmIdentifierOwned,
    hashed: OctetString,
}

#[derive(Debug, Sequence)]
struct Query {
    version: u8,
    imprint: Imprint,
    cert_req: bool,
}

/// The query for a time stamp over bytes with this digest. It has no nonce: an older stamp over the
/// same bytes would be as good as a new one, and so the same seal always has the same query.
pub(super) fn query(digest: &Digest) -> Vec<u8> {
    let algorithm = AlgorithmIdentifierOwned { oid: SHA_256, parameters: Some(Any::null()) };
    let hashed = OctetString::new(digest.as_bytes().to_vec()).expect("32 bytes are few");
    Query { version: 1, imprint: Imprint { algorithm, hashed }, cert_req: true }
        .to_der()
        .expect("a query is a short sequence")
}

/// A reply in its parts.
pub(super) struct Reply {
    /// The certificates that came with it, in no order; some authorities send one twice.
    pub(super) certificates: Vec<Certificate>,
    pub(super) signers: Vec<SignerInfo>,
    /// The bytes over which the signature speaks, in the form of RFC 3161 `TSTInfo`.
    pub(super) content: Vec<u8>,
    pub(super) stated: Stated,
}

/// What the authority states.
pub(super) struct Stated {
    pub(super) at: DateTime<Utc>,
    /// The digest that was stamped, where it is a SHA-256.
    pub(super) digest: Option<Digest>,
    pub(super) policy: String,
    /// The serial number of the stamp, in hexadecimal digits.
    pub(super) serial: String,
}

impl Reply {
    /// Takes a `TimeStampResp` apart, or a bare token as some tools keep it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, StampProblem> {
        let token = match ContentInfo::from_der(bytes) {
            Ok(token) => token,
            Err(_) => token_of(bytes)?,
        };
        let not_one = |_| StampProblem::NotAReply;
        if token.content_type != SIGNED_DATA {
            return Err(StampProblem::NotAReply);
        }
        let signed = token.content.to_der().map_err(not_one)?;
        let mut reader = SliceReader::new(&signed).map_err(not_one)?;
        let Signed { certificates, signers, content } =
            Signed::read(&mut reader).map_err(not_one)?.ok_or(StampProblem::NotAReply)?;
        let stated = Stated::read(&content).map_err(not_one)?.ok_or(StampProblem::NotAReply)?;
        Ok(Self { certificates, signers, content, stated })
    }
}

/// What of a `SignedData` (RFC 5652, section 5.1) matters here.
struct Signed {
    certificates: Vec<Certificate>,
    signers: Vec<SignerInfo>,
    content: Vec<u8>,
}

impl Signed {
    /// Nothing when it signs something else than a time stamp. The sets in it are read as lists,
    /// because authorities do not all keep the order and uniqueness that DER wants.
    fn read(reader: &mut SliceReader<'_>) -> der::Result<Option<Self>> {
        reader.sequence(|reader| {
            u8::decode(reader)?;
            AnyRef::decode(reader)?;
            let signed = EncapsulatedContentInfo::decode(reader)?;
            let (mut certificates, mut signers) = (Vec::new(), Vec::new());
            while !reader.is_finished() {
                let part = AnyRef::decode(reader)?;
                let mut inside = SliceReader::new(part.value())?;
                match part.tag() {
                    CERTIFICATES => {
                        while !inside.is_finished() {
                            // Other forms of certificates are passed over.
                            let one = AnyRef::decode(&mut inside)?.to_der()?;
                            certificates.extend(Certificate::from_der(&one).ok());
                        }
                    }
                    Tag::Set => {
                        while !inside.is_finished() {
                            signers.push(SignerInfo::decode(&mut inside)?);
                        }
                    }
                    _ => drain(&mut inside)?,
                }
            }
            let content = signed.econtent.filter(|_| signed.econtent_type == TST_INFO);
            let content = content.map(|content| content.value().to_vec());
            Ok(content.map(|content| Self { certificates, signers, content }))
        })
    }
}

/// The token inside a reply. Statuses 0 and 1 grant one (RFC 3161, section 2.4.2).
fn token_of(bytes: &[u8]) -> Result<ContentInfo, StampProblem> {
    let parts = |reader: &mut SliceReader<'_>| -> der::Result<(u64, Option<ContentInfo>)> {
        reader.sequence(|reader| {
            let status: u64 = reader.sequence(|status| {
                let code = u64::decode(status)?;
                drain(status)?;
                Ok(code)
            })?;
            let token = if reader.is_finished() { None } else { Some(reader.decode()?) };
            Ok((status, token))
        })
    };
    let mut reader = SliceReader::new(bytes).map_err(|_| StampProblem::NotAReply)?;
    match parts(&mut reader) {
        Ok((0 | 1, Some(token))) if reader.is_finished() => Ok(token),
        Ok((status, None)) if status > 1 => Err(StampProblem::Refused(status)),
        _ => Err(StampProblem::NotAReply),
    }
}

impl Stated {
    /// Reads `TSTInfo`. What follows the time, such as its accuracy, is passed over.
    fn read(content: &[u8]) -> der::Result<Option<Self>> {
        let mut reader = SliceReader::new(content)?;
        reader.sequence(|reader| {
            let version = u8::decode(reader)?;
            let policy = ObjectIdentifier::decode(reader)?;
            let imprint = Imprint::decode(reader)?;
            let serial = Int::decode(reader)?;
            let at = general_time(reader)?;
            drain(reader)?;
            let digest = (imprint.algorithm.oid == SHA_256)
                .then(|| imprint.hashed.as_bytes().try_into().ok().map(Digest::new))
                .flatten();
            let (policy, serial) = (policy.to_string(), hex::encode(serial.as_bytes()));
            Ok(at.filter(|_| version == 1).map(|at| Self { at, digest, policy, serial }))
        })
    }
}

/// A `GeneralizedTime` in UTC, with or without a fraction of a second (RFC 3161, section 2.4.2).
fn general_time<'a>(reader: &mut impl Reader<'a>) -> der::Result<Option<DateTime<Utc>>> {
    let header = Header::decode(reader)?;
    header.tag.assert_eq(Tag::GeneralizedTime)?;
    let text = reader.read_slice(header.length)?;
    let text = std::str::from_utf8(text).ok().and_then(|text| text.strip_suffix('Z'));
    let time = text.and_then(|text| NaiveDateTime::parse_from_str(text, "%Y%m%d%H%M%S%.f").ok());
    Ok(time.map(|time| time.and_utc()))
}

fn drain<'a>(reader: &mut impl Reader<'a>) -> der::Result<()> {
    while !reader.is_finished() {
        AnyRef::decode(reader)?;
    }
    Ok(())
}
