//! Where a document was obtained.

use crate::code::vocabulary;

vocabulary!(
    /// The systems and portals from which proof is retrieved.
    SourceSystem, "source system" {
        /// A folder on this machine or a share.
        Files = "files",
        /// A mailbox.
        Mail = "mail",
        /// A scanner or camera.
        Scanner = "scanner",
        /// The clipboard.
        Clipboard = "clipboard",
        /// Volume Licensing Service Center, retired.
        Vlsc = "vlsc",
        /// Microsoft 365 admin center, volume licensing included.
        M365Admin = "m365_admin",
        /// The Azure Enterprise Agreement portal.
        AzureEa = "azure_ea",
        /// Partner Center.
        PartnerCenter = "partner_center",
        /// Microsoft Business Center.
        BusinessCenter = "business_center",
        /// A publisher's public site of terms.
        TermsSite = "terms_site",
        /// A reseller's portal.
        ResellerPortal = "reseller_portal",
        /// The order history of an online store account.
        OnlineStore = "online_store",
        /// A software asset management tool.
        SamTool = "sam_tool",
        /// Any other system.
        Other = "other",
    }
);
