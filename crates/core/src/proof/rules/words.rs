//! The words in which rules are written: what they can test, ask and report.

use crate::EvidenceKind;
use crate::code::vocabulary;

vocabulary!(
    /// What evidence, or the record itself, must pass to meet a group.
    Test, "test" {
        /// The vault has the document.
        InVault = "in_vault",
        /// The document still counts.
        NotVoided = "not_voided",
        /// The document's bytes still have their digest.
        Intact = "intact",
        /// The document is no quote.
        NotQuote = "not_quote",
        /// It names the software.
        NamesSoftware = "names_software",
        /// It names the hardware.
        NamesHardware = "names_hardware",
        /// The label sticks to the device.
        AffixedToDevice = "affixed_to_device",
        /// It names who gave and who received.
        NamesBothParties = "names_both_parties",
        /// It bears a date.
        Dated = "dated",
        /// The publisher signed it too.
        Countersigned = "countersigned",
        /// It comes from the company that sold the software.
        FromSeller = "from_seller",
        /// It contains the offer.
        ContainsOffer = "contains_offer",
        /// It is a business and services agreement.
        MasterAgreement = "master_agreement",
        /// It is an agreement of the program, not the master above it.
        ProgramAgreement = "program_agreement",
        /// It is the form with the signatures.
        SignatureForm = "signature_form",
        /// It names the individual who uses a seat.
        NamesIndividual = "names_individual",
        /// It was obtained from the Business Center.
        FromBusinessCenter = "from_business_center",
        /// Together the evidence proves all units.
        CoversQuantity = "covers_quantity",
        /// The record builds on another.
        BaseLinked = "base_linked",
        /// What it builds on is proven.
        BaseComplete = "base_complete",
        /// What it builds on has units enough that nothing else uses.
        BaseCovers = "base_covers",
        /// What it builds on is still there, with its documents.
        BaseNotLost = "base_not_lost",
        /// What it builds on is a pre-installed license.
        BaseIsOem = "base_is_oem",
        /// What it builds on is a license, not Software Assurance alone.
        BaseIsLicense = "base_is_license",
        /// What it builds on is an operating system of a desktop.
        BaseIsDesktopOs = "base_is_desktop_os",
        /// What it builds on is another edition of the product.
        BaseIsOtherEdition = "base_is_other_edition",
        /// What it builds on had Software Assurance on the day of acquisition.
        BaseHadAssurance = "base_had_assurance",
        /// The first and last day of a subscription are stated.
        TermStated = "term_stated",
        /// The number of the order or subscription is known.
        OrderNumberKnown = "order_number_known",
    }
);

/// What a test looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Each piece of evidence by itself.
    Piece,
    /// The record, or all its evidence together.
    Record,
}

impl Test {
    pub(crate) fn scope(self) -> Scope {
        match self {
            Self::CoversQuantity
            | Self::BaseLinked
            | Self::BaseComplete
            | Self::BaseCovers
            | Self::BaseNotLost
            | Self::BaseIsOem
            | Self::BaseIsLicense
            | Self::BaseIsDesktopOs
            | Self::BaseIsOtherEdition
            | Self::BaseHadAssurance
            | Self::TermStated
            | Self::OrderNumberKnown => Scope::Record,
            _ => Scope::Piece,
        }
    }

    /// The kinds of evidence that can pass it; absent means every kind.
    pub(crate) fn kinds(self) -> Option<&'static [EvidenceKind]> {
        use EvidenceKind as E;
        Some(match self {
            Self::NamesHardware => {
                &[E::Invoice, E::Receipt, E::OrderConfirmation, E::PurchaseOrder, E::SellerEmail]
            }
            Self::AffixedToDevice => &[E::Coa, E::Gml],
            Self::FromSeller => &[E::SellerEmail],
            Self::ContainsOffer => &[E::PublicTerms, E::Correspondence, E::Other],
            Self::MasterAgreement => &[E::Agreement],
            Self::ProgramAgreement => &[E::Agreement, E::Enrollment],
            Self::SignatureForm => &[E::Agreement, E::Enrollment, E::Amendment, E::Other],
            Self::NamesIndividual => &[E::NamedUserAssignment],
            Self::FromBusinessCenter => &[E::MlsSnapshot, E::LicenseSummary],
            Self::CoversQuantity => &[
                E::Invoice,
                E::Receipt,
                E::OrderConfirmation,
                E::SellerEmail,
                E::OnlineOrderHistory,
                E::SplaInvoice,
                E::SubscriptionStatement,
                E::TrueUpOrder,
                E::PurchaseOrder,
            ],
            _ => return None,
        })
    }

    /// What the sentence of its failure may name.
    pub(crate) fn slots(self) -> &'static [Slot] {
        match self {
            Self::CoversQuantity => &[Slot::Record, Slot::Quantity, Slot::Proven, Slot::Shortfall],
            Self::BaseCovers => &[Slot::Record, Slot::Quantity, Slot::Base, Slot::Shortfall],
            Self::BaseComplete
            | Self::BaseNotLost
            | Self::BaseIsOem
            | Self::BaseIsLicense
            | Self::BaseIsDesktopOs
            | Self::BaseIsOtherEdition
            | Self::BaseHadAssurance => &[Slot::Record, Slot::Quantity, Slot::Base],
            Self::BaseLinked | Self::TermStated | Self::OrderNumberKnown => {
                &[Slot::Record, Slot::Quantity]
            }
            _ => &[Slot::Record, Slot::Quantity, Slot::Document],
        }
    }
}

vocabulary!(
    /// What an evaluation can find out about a record, for conditions.
    Fact, "fact" {
        /// It is a subscription.
        Subscription = "subscription",
        /// It was bought too recently for the latest statement to list it.
        RecentPurchase = "recent_purchase",
        /// The device it belongs to is stated.
        DeviceKnown = "device_known",
        /// It builds on another record.
        HasBase = "has_base",
        /// Its Software Assurance does not follow the earlier one without a gap.
        CoverageGap = "coverage_gap",
        /// The publisher was told of the transfer too late.
        LateNotice = "late_notice",
        /// More people use it than it has seats.
        TooManyUsers = "too_many_users",
        /// Two people use one seat at the same time.
        SeatShared = "seat_shared",
        /// Two months without use follow each other.
        ConsecutiveZeroUse = "consecutive_zero_use",
        /// A month is reported with an amount below the minimum.
        BelowMinimum = "below_minimum",
    }
);

impl Fact {
    /// What a sentence about it may name.
    pub(crate) fn slots(self) -> &'static [Slot] {
        match self {
            Self::CoverageGap | Self::LateNotice => &[Slot::Days],
            Self::TooManyUsers => &[Slot::Users],
            Self::SeatShared => &[Slot::Seat],
            Self::ConsecutiveZeroUse | Self::BelowMinimum => &[Slot::Periods],
            _ => &[],
        }
    }
}

vocabulary!(
    /// The checks that apply to every record, whatever its rule.
    Check, "check" {
        /// The buyer is not a known own name.
        Buyer = "X-BUYER",
        /// Less is proven than the record says.
        Quantity = "X-QTY",
        /// A line carries more units than it has.
        OverQuantity = "X-OVERQTY",
        /// The line names another product.
        Product = "X-PRODUCT",
        /// The date lies outside the agreement's term.
        Date = "X-DATE",
        /// A quote is linked as proof.
        Quote = "X-QUOTE",
        /// Only statements speak for it.
        StatementOnly = "X-MLSONLY",
        /// There is a label, but no purchase.
        LabelOnly = "X-COAONLY",
        /// Stored bytes no longer have their digest.
        Hash = "X-HASH",
        /// A document cannot be read well.
        Illegible = "X-ILLEGIBLE",
        /// A product key is visible.
        Secret = "X-SECRET",
        /// The statement and the purchase disagree.
        Contradiction = "X-CONTRA",
        /// What it builds on is not fully proven.
        Base = "X-BASE",
        /// Records build on each other in a circle.
        Cycle = "X-CYCLE",
        /// The public terms that govern it are not held.
        Terms = "X-TERMS",
        /// The channel is not stated.
        Channel = "X-CHANNEL",
    }
);

impl Check {
    /// What its message may name.
    pub(crate) fn slots(self) -> &'static [Slot] {
        use Slot as S;
        match self {
            Self::Buyer => &[S::Record, S::Quantity, S::Document, S::Buyer],
            Self::Quantity => Test::CoversQuantity.slots(),
            Self::OverQuantity => {
                &[S::Record, S::Quantity, S::Document, S::Line, S::Used, S::Units]
            }
            Self::Product => &[S::Record, S::Quantity, S::Document, S::Line],
            Self::Date => &[S::Record, S::Quantity, S::Document, S::Date],
            Self::Quote | Self::Hash | Self::Illegible | Self::Secret => {
                &[S::Record, S::Quantity, S::Document]
            }
            Self::Contradiction => &[S::Record, S::Quantity, S::Proven, S::Units, S::Document],
            Self::Base => &[S::Record, S::Quantity, S::Base, S::Status],
            Self::Cycle => &[S::Record, S::Quantity, S::Path],
            Self::Terms => &[S::Record, S::Quantity, S::Terms, S::Date],
            Self::StatementOnly | Self::LabelOnly | Self::Channel => &[S::Record, S::Quantity],
        }
    }
}

vocabulary!(
    /// The periods for which a group can ask something each.
    Every, "period" {
        /// The years of an agreement up to each anniversary.
        TrueUpYear = "true_up_year",
        /// The calendar months of an agreement with a services provider.
        ReportMonth = "report_month",
        /// The billing periods of a subscription.
        BillingPeriod = "billing_period",
    }
);

vocabulary!(
    /// The named places of a message that an evaluation fills.
    Slot, "placeholder" {
        /// The title of the record.
        Record = "record",
        /// Its quantity.
        Quantity = "quantity",
        /// How many units are proven.
        Proven = "proven",
        /// How many units are not.
        Shortfall = "shortfall",
        /// The title of the document.
        Document = "document",
        /// The buyer as printed.
        Buyer = "buyer",
        /// The title of the record below.
        Base = "base",
        /// The circle of records.
        Path = "path",
        /// The periods that lack something.
        Periods = "periods",
        /// A day.
        Date = "date",
        /// A number of days.
        Days = "days",
        /// A number of users.
        Users = "users",
        /// A seat.
        Seat = "seat",
        /// The number of a line.
        Line = "line",
        /// How many units of the line are used.
        Used = "used",
        /// How many units a line or statement has.
        Units = "units",
        /// A kind of public terms.
        Terms = "terms",
        /// A status in words.
        Status = "status",
    }
);
