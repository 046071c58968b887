mod keys;
mod lines;
mod statements;
mod verified;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use muniment_core::deadlines::{DeadlineKey, Response, SubjectKind};
use muniment_core::maths::Function;
use muniment_core::proof::{
    Circumstance, LicenseType, NamedUser, Shown, Term, Transfer, Underlying,
};
use muniment_core::terms::{
    DateCandidate, DatePrecision, DateSource, Election, Exception, ProductVersion, TermsEdition,
    TermsKind,
};
use muniment_core::true_up::{Count, CountLine, StepDone, TrueUpCycle, TrueUpStep};
use muniment_core::{
    Acquisition, AcquisitionChannel, Affiliate, Agreement, AgreementPaper, Alias, Claim, Container,
    Decimal, Description, EntityRole, Event, InvoiceLine, KeptCalculation, KeptValue, LegalEntity,
    LicenseProgram, LicenseRecord, NumberKind, Origin, Parties, Place, ReferenceNumber, Script,
    SourceSystem, SuggestedField, TextCorrection, Totals,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::writer::Writer;

pub(super) fn word() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,20}", any::<String>()]
}

pub(super) fn code<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

pub(super) fn day() -> impl Strategy<Value = NaiveDate> {
    (0..=9999i32, 1..=366u32)
        .prop_filter_map("a day of the year", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    (-62_167_219_200i64..=253_402_300_799, 0u32..1_000_000_000)
        .prop_map(|(seconds, nanos)| Utc.timestamp_opt(seconds, nanos).unwrap())
}

pub(super) fn uuid() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

prop_compose! {
    fn origin()(
        name in word(),
        path in word(),
        modified in prop::option::of(instant()),
        source in code(SourceSystem::ALL),
        container in prop::option::of((uuid(), word())),
    ) -> Origin {
        let container = container
            .map(|(document, path)| Container { document: DocumentId::new(document), path });
        Origin { name, path, modified, source, container }
    }
}

prop_compose! {
    fn description()(
        kind in prop::option::of(code(EvidenceKind::ALL)),
        title in prop::option::of(word()),
        date in prop::option::of(day()),
        issuer in prop::option::of(word()),
        recipient in prop::option::of(word()),
        numbers in prop::collection::vec((code(NumberKind::ALL), word()), 0..4),
        currency in prop::option::of(word()),
        amounts in prop::array::uniform3(prop::option::of(any::<i32>())),
        tags in prop::collection::vec(word(), 0..4),
    ) -> Description {
        let numbers =
            numbers.into_iter().map(|(kind, value)| ReferenceNumber { kind, value }).collect();
        let [net, tax, gross] = amounts.map(|amount| amount.map(|whole| Decimal::from(i64::from(whole))));
        let totals = Totals { currency, net, tax, gross };
        let parties = Parties { issuer, recipient };
        Description { kind, title, date, parties, numbers, totals, tags }
    }
}

prop_compose! {
    fn license()(
        texts in prop::array::uniform10(word()),
        quantity: u64,
        channel in prop::option::of(code(AcquisitionChannel::ALL)),
        days in prop::array::uniform3(prop::option::of(day())),
    ) -> LicenseRecord {
        let [publisher, product, edition, version, part_number, metric, program, agreement, licensee, notes] = texts;
        let [acquired_on, sa_from, sa_to] = days;
        LicenseRecord {
            publisher, product, edition, version, part_number, metric, quantity, channel, program,
            agreement_number: agreement, licensee, acquired_on, sa_from, sa_to, notes,
        }
    }
}

pub(super) fn pages() -> impl Strategy<Value = PageRanges> {
    prop::collection::vec((1u32..1000, 0u32..9), 0..4).prop_map(|ranges| {
        let ranges: Vec<_> = ranges.iter().map(|(a, b)| format!("{a}-{}", a + b)).collect();
        ranges.join(",").parse().unwrap()
    })
}

prop_compose! {
    fn acquisition()(
        license_type in prop::option::of(code(LicenseType::ALL)),
        bought_through in prop::option::of(code(AcquisitionChannel::ALL)),
        term in prop::option::of(prop_oneof![
            Just(Term::Perpetual),
            (prop::option::of(day()), prop::option::of(day()))
                .prop_map(|(from, to)| Term::Subscription { from, to }),
        ]),
        texts in prop::array::uniform2(word()),
        transfer in prop::option::of((word(), word(), prop::option::of(day()), prop::option::of(day()))),
        circumstances in prop::collection::btree_set(code(Circumstance::ALL), 0..3),
        underlying in prop::collection::vec((uuid(), prop::option::of(any::<u64>())), 0..3),
        users in prop::collection::vec((word(), word(), day(), prop::option::of(day())), 0..3),
    ) -> Acquisition {
        let [order_number, device] = texts;
        Acquisition {
            license_type, bought_through, term, order_number, device, circumstances,
            transfer: transfer.map(|(from, to, on, notice_on)| Transfer { from, to, on, notice_on }),
            underlying: underlying
                .into_iter()
                .map(|(license, quantity)| Underlying { license: LicenseId::new(license), quantity })
                .collect(),
            users: users
                .into_iter()
                .map(|(name, seat, from, to)| NamedUser { name, seat, from, to })
                .collect(),
        }
    }
}

prop_compose! {
    fn claim()(
        quantity in prop::option::of(any::<u64>()),
        line in prop::option::of(any::<u32>()),
        shows in prop::collection::btree_set(code(Shown::ALL), 0..3),
        note in word(),
    ) -> Claim {
        Claim { quantity, line, shows, note }
    }
}

prop_compose! {
    fn invoice_line()(
        number: u32, quantity: i64, texts in prop::array::uniform6(word()),
    ) -> InvoiceLine {
        let [invoice, part_number, description, unit_price, amount, hardware] = texts;
        InvoiceLine { number, invoice, part_number, description, quantity, unit_price, amount, hardware }
    }
}

prop_compose! {
    fn agreement()(
        program in prop::option::of(code(LicenseProgram::ALL)),
        texts in prop::array::uniform3(word()),
        parent in prop::option::of(uuid()),
        sides in prop::array::uniform2(prop::option::of(uuid())),
        days in prop::array::uniform2(prop::option::of(day())),
        affiliates in prop::collection::vec((uuid(), any::<bool>()), 0..3),
        papers in prop::collection::vec(
            (uuid(), code(EvidenceKind::ALL), prop::collection::btree_set(code(Shown::ALL), 0..3)), 0..3),
    ) -> Agreement {
        let [number, title, notes] = texts;
        let [entity, counterparty] = sides.map(|side| side.map(EntityId::new));
        let [from, to] = days;
        let affiliate = |(entity, included)| Affiliate { entity: EntityId::new(entity), included };
        Agreement {
            program, number, title, parent: parent.map(AgreementId::new), entity, counterparty, from, to,
            affiliates: affiliates.into_iter().map(affiliate).collect(),
            papers: papers
                .into_iter()
                .map(|(document, kind, shows)| AgreementPaper {
                    document: DocumentId::new(document), kind, shows,
                })
                .collect(),
            notes,
        }
    }
}

prop_compose! {
    fn entity()(
        name in word(),
        role in code(EntityRole::ALL),
        aliases in prop::collection::vec((word(), prop::option::of(day()), prop::option::of(day())), 0..3),
        days in prop::array::uniform2(prop::option::of(day())),
        notes in word(),
    ) -> LegalEntity {
        let [from, to] = days;
        let aliases = aliases.into_iter().map(|(name, from, to)| Alias { name, from, to }).collect();
        LegalEntity { name, role, aliases, from, to, notes }
    }
}

prop_compose! {
    fn true_up()(
        done in prop::collection::btree_map(
            code(TrueUpStep::ALL),
            (day(), word(), prop::collection::vec(uuid(), 0..3), word()),
            0..4,
        ),
        count in prop::option::of(
            (word(), prop::collection::vec((word(), any::<u64>(), any::<u64>()), 0..4))),
    ) -> TrueUpCycle {
        let step = |(step, (on, by, evidence, note)): (_, (_, _, Vec<Uuid>, _))| {
            let evidence = evidence.into_iter().map(DocumentId::new).collect();
            (step, StepDone { on, by, evidence, note })
        };
        let line = |(product, deployed, baseline)| CountLine { product, deployed, baseline };
        TrueUpCycle {
            done: done.into_iter().map(step).collect(),
            count: count.map(|(from, lines)| Count {
                from,
                lines: lines.into_iter().map(line).collect(),
            }),
        }
    }
}

prop_compose! {
    fn edition()(
        (document, address, copy, captured_on) in
            (uuid(), word(), any::<u32>(), prop::option::of(day())),
        (kind, chosen, precision, effective, confirmed) in (
            code(TermsKind::ALL),
            code(DateSource::ALL),
            code(DatePrecision::ALL),
            day(),
            any::<bool>(),
        ),
        (title, scope, region, language, notes) in (word(), word(), word(), word(), word()),
        candidates in prop::collection::vec(
            (code(DateSource::ALL), day(), code(DatePrecision::ALL), word()),
            0..4,
        ),
    ) -> TermsEdition {
        let candidate =
            |(source, day, precision, words)| DateCandidate { source, day, precision, words };
        TermsEdition {
            document: DocumentId::new(document),
            candidates: candidates.into_iter().map(candidate).collect(),
            kind, title, scope, region, language, effective, precision, chosen, confirmed,
            captured_on, copy, address, notes,
        }
    }
}

fn kept_value() -> impl Strategy<Value = KeptValue> {
    (word(), word(), word()).prop_map(|(name, label, value)| KeptValue { name, label, value })
}

prop_compose! {
    fn kept()(
        function in code(Function::ALL),
        as_of in prop::option::of(day()),
        inputs in prop::collection::vec(kept_value(), 0..3),
        outcomes in prop::collection::vec(kept_value(), 0..3),
        texts in prop::array::uniform3(word()),
        facts: [u8; 32],
    ) -> KeptCalculation {
        let [rule, source, note] = texts;
        let facts = Digest::new(facts);
        KeptCalculation { function, as_of, inputs, outcomes, rule, source, facts, note }
    }
}

/// What is stated about terms.
fn terms() -> impl Strategy<Value = Event> {
    let edition_id = || uuid().prop_map(EditionId::new);
    let exception = (word(), prop::option::of(day()), word())
        .prop_map(|(rule, day, clause)| Exception { rule, day, clause });
    let election = (day(), word()).prop_map(|(day, note)| Election { day, note });
    prop_oneof![
        (edition_id(), edition())
            .prop_map(|(edition, stated)| Event::TermsStated { edition, stated }),
        (edition_id(), word()).prop_map(|(edition, reason)| Event::TermsVoided { edition, reason }),
        edition_id().prop_map(|edition| Event::TermsRestored { edition }),
        (word(), word(), prop::option::of(day())).prop_map(|(product, version, on)| {
            Event::ReleaseStated { version: ProductVersion { product, version }, on }
        }),
        (uuid().prop_map(AgreementId::new), prop::option::of(exception))
            .prop_map(|(agreement, exception)| Event::TermsExcepted { agreement, exception }),
        (uuid().prop_map(LicenseId::new), word(), prop::option::of(election)).prop_map(
            |(license, version, election)| Event::TermsElected { license, version, election }
        ),
    ]
}

fn statement() -> impl Strategy<Value = Event> {
    let document = || uuid().prop_map(DocumentId::new);
    let license = || uuid().prop_map(LicenseId::new);
    let agreement_id = || uuid().prop_map(AgreementId::new);
    let entity_id = || uuid().prop_map(EntityId::new);
    let calculation_id = || uuid().prop_map(CalculationId::new);
    let response = prop_oneof![
        (day(), prop::collection::vec(document(), 0..3))
            .prop_map(|(on, evidence)| Response::Done { on, evidence }),
        (day(), word()).prop_map(|(until, reason)| Response::Snoozed { until, reason }),
    ];
    prop_oneof![
        (license(), acquisition())
            .prop_map(|(license, acquisition)| Event::AcquisitionStated { license, acquisition }),
        (license(), word(), word()).prop_map(|(license, finding, reason)| {
            Event::FindingWaived { license, finding, reason }
        }),
        (license(), word())
            .prop_map(|(license, finding)| Event::WaiverWithdrawn { license, finding }),
        (uuid().prop_map(LinkId::new), claim())
            .prop_map(|(link, claim)| Event::LinkClaimed { link, claim }),
        (document(), prop::collection::vec(invoice_line(), 0..4))
            .prop_map(|(document, lines)| Event::InvoiceLinesStated { document, lines }),
        (document(), code(SuggestedField::ALL), word()).prop_map(|(document, field, value)| {
            Event::SuggestionRejected { document, field, value }
        }),
        (document(), code(SuggestedField::ALL), word()).prop_map(|(document, field, value)| {
            Event::RejectionWithdrawn { document, field, value }
        }),
        (agreement_id(), agreement())
            .prop_map(|(agreement, stated)| Event::AgreementStated { agreement, stated }),
        (agreement_id(), word())
            .prop_map(|(agreement, reason)| Event::AgreementVoided { agreement, reason }),
        agreement_id().prop_map(|agreement| Event::AgreementRestored { agreement }),
        (entity_id(), entity()).prop_map(|(entity, stated)| Event::EntityStated { entity, stated }),
        (entity_id(), word()).prop_map(|(entity, reason)| Event::EntityVoided { entity, reason }),
        entity_id().prop_map(|entity| Event::EntityRestored { entity }),
        (code(OwnRules::ALL), word()).prop_map(|(rules, text)| Event::RulesAdopted { rules, text }),
        ((word(), code(SubjectKind::ALL), word(), day()), prop::option::of(response)).prop_map(
            |((rule, subject, id, occurrence), response)| Event::DeadlineMarked {
                deadline: DeadlineKey { rule, subject, id, occurrence },
                response,
            }
        ),
        (agreement_id(), day(), true_up()).prop_map(|(agreement, anniversary, stated)| {
            Event::TrueUpStated { agreement, anniversary, stated }
        }),
        (calculation_id(), license(), kept()).prop_map(|(calculation, license, kept)| {
            Event::CalculationKept { calculation, license, kept }
        }),
        (calculation_id(), word())
            .prop_map(|(calculation, reason)| Event::CalculationVoided { calculation, reason }),
        calculation_id().prop_map(|calculation| Event::CalculationRestored { calculation }),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let document = || uuid().prop_map(DocumentId::new);
    let license_id = || uuid().prop_map(LicenseId::new);
    let link = || uuid().prop_map(LinkId::new);
    let search = || uuid().prop_map(SearchId::new);
    prop_oneof![
        statement(),
        super::access::tests::event(),
        super::matters::tests::event(),
        uuid().prop_map(|vault| Event::VaultCreated { vault: VaultId::new(vault) }),
        any::<[u8; 32]>().prop_map(|seed| {
            let writer = Writer::from_seed(&seed);
            Event::WriterJoined { writer: writer.id(), public_key: writer.public_key() }
        }),
        (document(), any::<[u8; 32]>(), any::<u64>(), origin()).prop_map(
            |(document, digest, bytes, origin)| Event::DocumentAdded {
                document,
                digest: Digest::new(digest),
                bytes,
                origin
            }
        ),
        (document(), origin())
            .prop_map(|(document, origin)| Event::DocumentArrivedAgain { document, origin }),
        (document(), description()).prop_map(|(document, description)| {
            Event::DocumentDescribed { document, description }
        }),
        (document(), word())
            .prop_map(|(document, reason)| Event::DocumentVoided { document, reason }),
        document().prop_map(|document| Event::DocumentRestored { document }),
        (document(), any::<[u32; 5]>(), word(), prop::option::of(word())).prop_map(
            |(document, [page, x, y, w, h], read, text)| {
                let place = Place { x, y, w, h };
                Event::TextCorrected {
                    document,
                    correction: TextCorrection { page, place, read, text },
                }
            }
        ),
        (document(), code(Script::ALL))
            .prop_map(|(document, script)| Event::ScriptChosen { document, script }),
        (license_id(), license())
            .prop_map(|(license, record)| Event::LicenseAdded { license, record }),
        (license_id(), license())
            .prop_map(|(license, record)| Event::LicenseEdited { license, record }),
        (license_id(), word())
            .prop_map(|(license, reason)| Event::LicenseVoided { license, reason }),
        license_id().prop_map(|license| Event::LicenseRestored { license }),
        (
            (link(), document(), license_id()),
            code(EvidenceKind::ALL),
            prop::option::of(any::<u64>()),
            pages()
        )
            .prop_map(|((link, document, license), kind, quantity, pages)| {
                Event::Linked { link, document, license, kind, quantity, pages }
            }),
        link().prop_map(|link| Event::Unlinked { link }),
        (search(), word(), word()).prop_map(|(search, name, query)| Event::SearchSaved {
            search,
            name,
            query
        }),
        search().prop_map(|search| Event::SearchForgotten { search }),
        terms(),
        statements::statements(),
    ]
}

proptest! {
    #[test]
    fn every_event_reads_back_from_its_line(event in event()) {
        let line = event_line(&event);
        prop_assert!(!line.contains(&b'\n'));
        prop_assert_eq!(read_event(&line).expect("our own line"), event);
    }

    #[test]
    fn a_header_reads_back_from_its_line(
        actor in word(), at in instant(), n in 1u64..999_999_999_999, op in code(Op::ALL),
        prev in prop::option::of(any::<[u8; 32]>()), seed: [u8; 32],
    ) {
        let writer = Writer::from_seed(&seed).id();
        let header = Header { actor, at, format: FORMAT, n, op, prev: prev.map(Digest::new), writer };
        prop_assert_eq!(read::<Header>(&line(&header)).expect("our own line"), header);
    }

    #[test]
    fn no_line_makes_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read_event(&bytes).is_err());
    }

    #[test]
    fn a_changed_line_is_another_event_or_none(event in event(), at: prop::sample::Index, bit in 0..8u8) {
        let mut line = event_line(&event);
        let position = at.index(line.len());
        line[position] ^= 1 << bit;
        prop_assert_ne!(read_event(&line).ok(), Some(event));
    }
}

#[test]
fn a_time_no_calendar_has_is_not_stated() {
    let at = Utc.timestamp_opt(8_000_000_000_000, 0).unwrap();
    let origin = Origin {
        name: "a".into(),
        path: String::new(),
        modified: Some(at),
        source: SourceSystem::Files,
        container: None,
    };
    let event = Event::DocumentArrivedAgain { document: DocumentId::new(Uuid::nil()), origin };
    let Event::DocumentArrivedAgain { origin, .. } = read_event(&event_line(&event)).unwrap()
    else {
        panic!("it stays the event it was");
    };
    assert_eq!(origin.modified, None);
}

#[test]
fn an_event_of_a_newer_version_says_so() {
    let refused = read_event(br#"{"type":"statement_recorded"}"#).expect_err("not known");
    assert!(refused.is_newer());
    assert_eq!(refused.to_string(), "`statement_recorded` is not known to this version");
}

#[test]
fn second_spellings_are_refused() {
    for line in [
        r#"{"search":"00000000-0000-0000-0000-000000000007", "type":"search_forgotten"}"#,
        r#"{"type":"search_forgotten","search":"00000000-0000-0000-0000-000000000007"}"#,
        r#"{"search":"{00000000-0000-0000-0000-000000000007}","type":"search_forgotten"}"#,
        r#"{"search":"00000000000000000000000000000007","type":"search_forgotten"}"#,
        r#"{"more":1,"search":"00000000-0000-0000-0000-000000000007","type":"search_forgotten"}"#,
        r#"{"search":"00000000-0000-0000-0000-000000000007","search":"00000000-0000-0000-0000-000000000007","type":"search_forgotten"}"#,
    ] {
        let refused = read_event(line.as_bytes()).expect_err("a second spelling");
        assert!(!refused.is_newer(), "{line}");
    }
}

#[test]
fn every_type_is_known_by_its_word() {
    for name in TYPES {
        let refused = read_event(format!(r#"{{"type":"{name}"}}"#).as_bytes());
        assert!(matches!(refused, Err(RecordError::Shape(_))), "`{name}` needs its fields");
    }
}
