//! The figures that calculations need, and what each may be.

use crate::code::vocabulary;

vocabulary!(
    /// A figure that calculations need.
    FactId, "licensing fact" {
        /// The fewest cores a processor counts with.
        ServerCoresPerProcessor = "server_cores_per_processor",
        /// The fewest cores a server counts with.
        ServerCoresPerServer = "server_cores_per_server",
        /// How many core licenses a pack holds.
        ServerCoresPerPack = "server_cores_per_pack",
        /// For how many environments Windows Server Standard is licensed at once.
        ServerOsesPerSet = "server_oses_per_set",
        /// How many environments System Center Standard manages at once.
        SystemCenterOsesPerSet = "system_center_oses_per_set",
        /// The fewest cores a processor counts with under SQL Server.
        SqlCoresPerProcessor = "sql_cores_per_processor",
        /// The fewest cores a virtual machine counts with under SQL Server.
        SqlCoresPerVm = "sql_cores_per_vm",
        /// Instances that a desktop license covers by itself.
        DesktopInstances = "desktop_instances",
        /// Virtual instances that Software Assurance adds.
        DesktopInstancesWithSa = "desktop_instances_with_sa",
        /// Activations for each license bought.
        MakFactor = "mak_factor",
        /// The most activations of one key.
        MakCap = "mak_cap",
        /// The part of a key's activations from which one should act, in percent.
        MakAlertPercent = "mak_alert_percent",
        /// The number of installations above which a key server is advised.
        KmsPreferredAbove = "kms_preferred_above",
        /// The points that an order needs for the volume option.
        OpenVolumePoints = "open_volume_points",
        /// Points of Software Assurance for a year, in percent of the license's.
        SaPercentPerYear = "sa_percent_per_year",
        /// The months from which on Software Assurance counts as the whole term.
        SaFullTermFromMonths = "sa_full_term_from_months",
        /// The months of the whole term.
        SaFullTermMonths = "sa_full_term_months",
        /// How the points of a license with Software Assurance add up.
        SaWithLicense = "sa_with_license",
        /// The points of level A.
        PriceLevelA = "price_level_a",
        /// The points of level B.
        PriceLevelB = "price_level_b",
        /// The points of level C.
        PriceLevelC = "price_level_c",
        /// The points of level D.
        PriceLevelD = "price_level_d",
        /// The level of governments under an Enterprise Agreement.
        PriceLevelGovernment = "price_level_government",
        /// The discount of a new Enterprise Agreement, in percent.
        EaNewPercent = "ea_new_percent",
        /// The further discount of a new full platform, in percent.
        EaNewPlatformPercent = "ea_new_platform_percent",
        /// The discount of a renewal, in percent.
        EaRenewalPercent = "ea_renewal_percent",
        /// The further discount of a renewed full platform, in percent.
        EaRenewalPlatformPercent = "ea_renewal_platform_percent",
        /// How two discounts add up.
        EaDiscountsCombine = "ea_discounts_combine",
        /// The minimum of a commercial Enterprise Agreement.
        MinimumEa = "minimum_ea",
        /// The minimum of an Enterprise Agreement in the public sector.
        MinimumEaPublic = "minimum_ea_public",
        /// The minimum of an MPSA.
        MinimumMpsa = "minimum_mpsa",
        /// The minimum of Select Plus.
        MinimumSelectPlus = "minimum_select_plus",
        /// The minimum of Open License.
        MinimumOpenLicense = "minimum_open_license",
        /// The minimum of Open Value.
        MinimumOpenValue = "minimum_open_value",
    }
);

/// What a figure may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A whole number from 1 to a million.
    Count,
    /// A whole number from 0 to 100.
    Percent,
    /// One of some codes.
    Codes(&'static [&'static str]),
    /// A number of points.
    Points,
}

impl FactId {
    pub(super) const fn shape(self) -> Shape {
        match self {
            Self::SaWithLicense => Shape::Codes(&["license_and_sa", "sa_only"]),
            Self::PriceLevelGovernment => Shape::Codes(&["a", "b", "c", "d"]),
            Self::EaDiscountsCombine => Shape::Codes(&["in_turn", "at_once"]),
            Self::MakAlertPercent
            | Self::SaPercentPerYear
            | Self::EaNewPercent
            | Self::EaNewPlatformPercent
            | Self::EaRenewalPercent
            | Self::EaRenewalPlatformPercent => Shape::Percent,
            _ => Shape::Count,
        }
    }
}

impl Shape {
    /// What the figure must be, in words.
    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Count => "a whole number from 1 to 1000000, or null",
            Self::Percent => "a whole number from 0 to 100, or null",
            Self::Codes(_) => "one of the codes that calculations know, or null",
            Self::Points => "a number of at most six decimal places, in quotes, or null",
        }
    }
}
