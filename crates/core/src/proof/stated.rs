//! What a person or a reader states about evidence and about how a license was acquired.

use crate::code::vocabulary;

vocabulary!(
    /// What a person confirmed is visible on a document.
    Shown, "visible fact" {
        /// The name of the software.
        NamesSoftware = "names_software",
        /// The hardware it came with.
        NamesHardware = "names_hardware",
        /// The label sticks to the device itself.
        AffixedToDevice = "affixed_to_device",
        /// Who gave a license and who received it.
        NamesBothParties = "names_both_parties",
        /// The publisher's signature beside the customer's.
        Countersigned = "countersigned",
        /// The sender is the company that sold the software.
        FromSeller = "from_seller",
        /// The promotional offer.
        ContainsOffer = "contains_offer",
        /// A business and services agreement, the master above others.
        MasterAgreement = "master_agreement",
        /// The form with the signatures.
        SignatureForm = "signature_form",
        /// The name of the individual to whom a seat is assigned.
        NamesIndividual = "names_individual",
    }
);

vocabulary!(
    /// How a license was acquired, as far as its rules ask.
    Circumstance, "circumstance" {
        /// Pre-installed software bought with a motherboard, memory, processor or hard disk.
        AcquiredWithComponent = "acquired_with_component",
        /// The device keeps its license in firmware or online instead of on a label with a key.
        FirmwareKey = "firmware_key",
        /// Resold, donated or otherwise passed on.
        ResoldOrTransferred = "resold_or_transferred",
        /// The mail of the company that sold the software is lost.
        SellerMailLost = "seller_mail_lost",
        /// The other party of a transfer is no affiliate, and no merger or divestiture explains it.
        CounterpartyNotAffiliated = "counterparty_not_affiliated",
        /// It is not paid in full.
        NotFullyPaid = "not_fully_paid",
    }
);

vocabulary!(
    /// What kind of right a license is.
    LicenseType, "license type" {
        /// A full license.
        Full = "full",
        /// An upgrade.
        Upgrade = "upgrade",
        /// Software Assurance alone.
        Sa = "sa",
        /// A license with Software Assurance.
        LSa = "l_sa",
        /// A step-up to a higher edition.
        StepUp = "step_up",
        /// A subscription.
        Subscription = "subscription",
        /// A right that Software Assurance brought.
        FromSa = "from_sa",
        /// An add-on to another license.
        AddOn = "addon",
        /// A Client Access License.
        Cal = "cal",
        /// A management license.
        Ml = "ml",
        /// An external connector.
        Ec = "ec",
        /// A grant.
        Grant = "grant",
    }
);

vocabulary!(
    /// How well a document can be read.
    #[derive(Default)]
    Legibility, "legibility" {
        /// Its text was read.
        #[default]
        Legible = "legible",
        /// Recognition is not sure of it.
        Doubtful = "doubtful",
        /// Nothing has read it.
        Unread = "unread",
        /// It holds no text that could be read.
        NoText = "no_text",
    }
);

vocabulary!(
    /// What a document looks like or shows besides its kind.
    Sign, "sign" {
        /// It is a quote or requisition, not proof of a purchase.
        Quote = "quote",
        /// A product key can be read on it.
        ProductKey = "product_key",
    }
);
