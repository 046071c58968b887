//! The closed vocabularies of licensing maths.

use crate::code::vocabulary;

vocabulary!(
    /// What can be calculated. The codes are a contract with scripts.
    Function, "calculation" {
        /// Core licenses of a server with Windows Server, from version 2016 on.
        WindowsServerCoreLicenses = "windows_server_core_licenses",
        /// Core licenses for virtual machines on one server.
        WindowsStdStacking = "windows_std_stacking",
        /// Core licenses of a server that System Center manages.
        SystemCenterServerMl = "system_center_server_ml",
        /// Core licenses of a physical server with SQL Server.
        SqlCorePhysical = "sql_core_physical",
        /// Core licenses of a virtual machine with SQL Server.
        SqlCoreVm = "sql_core_vm",
        /// In how many operating system environments licensed SQL Server may run.
        SqlEntOseRights = "sql_ent_ose_rights",
        /// Core licenses of SQL Server before 2016, by core factor.
        SqlPre2016CoreFactor = "sql_pre2016_core_factor",
        /// Whether a CAL covers the use of a server.
        CalCovers = "cal_covers",
        /// CALs for users behind a shared account.
        CalCountMultiplexed = "cal_count_multiplexed",
        /// External Connector licenses.
        ExternalConnector = "external_connector",
        /// How many instances a desktop operating system license covers.
        DesktopOsInstances = "desktop_os_instances",
        /// How often the keys of purchased licenses can be activated.
        MakActivations = "mak_activations",
        /// Whether an order reaches the volume option of Open License.
        OpenVolumeMin = "open_volume_min",
        /// Points of an order under Select Plus.
        SelectPlusPoints = "select_plus_points",
        /// The price level that points reach.
        PriceLevel = "price_level",
        /// What a yearly true-up order has to add.
        TrueUpDelta = "true_up_delta",
        /// What is left of a price after the discounts of an Enterprise Agreement.
        EaDiscounts = "ea_discounts",
        /// The smallest order or size that a program asks for.
        ProgramMin = "program_min",
    }
);

vocabulary!(
    /// By what a list of calculations is grouped.
    Theme, "theme" {
        /// Windows Server and System Center.
        Servers = "servers",
        /// SQL Server.
        SqlServer = "sql_server",
        /// Client access.
        Access = "access",
        /// Desktops and keys.
        Desktops = "desktops",
        /// Points, prices and programs.
        Programs = "programs",
    }
);

impl Theme {
    /// The theme as people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Servers => "Windows Server and System Center",
            Self::SqlServer => "SQL Server",
            Self::Access => "Client access",
            Self::Desktops => "Desktops and keys",
            Self::Programs => "Points, prices and programs",
        }
    }
}

vocabulary!(
    /// A product pool: points count within one.
    Pool, "product pool" {
        /// Applications.
        Applications = "applications",
        /// Systems.
        Systems = "systems",
        /// Servers.
        Servers = "servers",
    }
);

vocabulary!(
    /// A licensing program, where a figure depends on it.
    Program, "licensing program" {
        /// Enterprise Agreement.
        Ea = "ea",
        /// Microsoft Products and Services Agreement.
        Mpsa = "mpsa",
        /// Select Plus.
        SelectPlus = "select_plus",
        /// Open License.
        OpenLicense = "open_license",
        /// Open Value.
        OpenValue = "open_value",
    }
);
