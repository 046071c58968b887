//! The words of the licensing portals: roles, statuses, accounts and contacts.

use crate::code::vocabulary;

vocabulary!(
    /// What a person may do in the licensing portals. What each is called there, and what it
    /// allows, is data: [`crate::PortalRoles`].
    PortalRole, "portal role" {
        /// Gives and takes roles.
        Administrator = "administrator",
        /// Reads contracts, orders and license summaries.
        LicensePositionReader = "license_position_reader",
        /// Downloads products.
        ProductDownloadManager = "product_download_manager",
        /// Reads product keys.
        ProductKeysReader = "product_keys_reader",
        /// Looks after Software Assurance benefits.
        BenefitsReader = "benefits_reader",
        /// Activates online services.
        OnlineServicesManager = "online_services_manager",
        /// Reads invoices.
        InvoiceReader = "invoice_reader",
    }
);

vocabulary!(
    /// How the assignment of a role stands in the portal (VL role assignment, M365 admin center).
    AccessStatus, "access status" {
        /// The person has the role.
        Active = "active",
        /// The portal is about to give it.
        AssignmentInProgress = "assignment_in_progress",
        /// The portal could not give it.
        Failed = "failed",
        /// The person was invited and has not accepted.
        InvitationSent = "invitation_sent",
        /// The person did not accept in time.
        InvitationExpired = "invitation_expired",
        /// The portal knows no such person.
        UserNotFound = "user_not_found",
    }
);

vocabulary!(
    /// With what kind of account a person signs in.
    AccountType, "account type" {
        /// A personal account, which the company does not control.
        MicrosoftAccount = "microsoft_account",
        /// An account of the company's directory.
        EntraId = "entra_id",
    }
);

vocabulary!(
    /// What an agreement's papers name a person as (Microsoft 365 documentation, questions about
    /// the license summary).
    ContactType, "contact type" {
        /// The primary contact.
        PrimaryContact = "primary_contact",
        /// To whom notices go.
        NoticesCorrespondent = "notices_correspondent",
        /// Who is first invited to the portal.
        OnlineAccessContact = "online_access_contact",
        /// Who looks after Software Assurance.
        SoftwareAssuranceManager = "software_assurance_manager",
        /// Who looks after online services.
        OnlineServicesManager = "online_services_manager",
        /// Who looks after subscriptions for developers.
        SubscriptionsManager = "subscriptions_manager",
        /// To whom invoices go.
        BillTo = "bill_to",
    }
);
