//! The project's own mappings: sectors, regions, groups of sectors, partner countries and industries.

/// A sector of the embedded benchmark.
pub(super) struct SectorName {
    /// Id used by the project.
    pub id: &'static str,
    /// Code in the OECD ICIO (ISIC revision 4 groups).
    pub code: &'static str,
    /// English title.
    pub title: &'static str,
    /// Group over which the tariffs of Mexico, Canada and China are averaged.
    pub group: Group,
}

/// Groups of sectors, wide enough that an average over one is not a row of the licensed tariff database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Agriculture, fishing and food.
    AgricultureAndFood,
    /// Mining and refined petroleum.
    MiningAndEnergy,
    /// Textiles, wood, paper, furniture and other light manufacturing.
    LightManufacturing,
    /// Chemicals, plastics, minerals, metals.
    Materials,
    /// Electronics, electrical equipment, machinery, vehicles.
    MachineryAndVehicles,
    /// Services, without tariffs.
    Services,
}

const fn sector(
    id: &'static str,
    code: &'static str,
    title: &'static str,
    group: Group,
) -> SectorName {
    SectorName {
        id,
        code,
        title,
        group,
    }
}

/// The 23 sectors in the order of the benchmark.
pub(super) const SECTORS: [SectorName; 23] = {
    use Group::{
        AgricultureAndFood, LightManufacturing, MachineryAndVehicles, Materials, MiningAndEnergy,
        Services,
    };
    [
        sector(
            "agriculture",
            "A01_02",
            "Agriculture, hunting, forestry",
            AgricultureAndFood,
        ),
        sector(
            "fishing",
            "A03",
            "Fishing and aquaculture",
            AgricultureAndFood,
        ),
        sector(
            "energy_mining",
            "B05_06",
            "Mining of coal, extraction of oil and gas",
            MiningAndEnergy,
        ),
        sector(
            "other_mining",
            "B07_08",
            "Mining, non-energy products",
            MiningAndEnergy,
        ),
        sector(
            "mining_services",
            "B09",
            "Mining support services",
            MiningAndEnergy,
        ),
        sector(
            "food",
            "C10T12",
            "Food, beverages, tobacco",
            AgricultureAndFood,
        ),
        sector(
            "textiles",
            "C13T15",
            "Textiles, apparel, leather",
            LightManufacturing,
        ),
        sector("wood", "C16", "Wood", LightManufacturing),
        sector("paper", "C17_18", "Paper and printing", LightManufacturing),
        sector(
            "refined_petroleum",
            "C19",
            "Coke and refined petroleum",
            MiningAndEnergy,
        ),
        sector("chemicals", "C20", "Chemicals", Materials),
        sector("pharmaceuticals", "C21", "Pharmaceuticals", Materials),
        sector("rubber_plastics", "C22", "Rubber and plastics", Materials),
        sector(
            "non_metallic_minerals",
            "C23",
            "Other non-metallic minerals",
            Materials,
        ),
        sector("basic_metals", "C24", "Basic metals", Materials),
        sector(
            "metal_products",
            "C25",
            "Fabricated metal products",
            Materials,
        ),
        sector(
            "computers_electronics",
            "C26",
            "Computers, electronic and optical products",
            MachineryAndVehicles,
        ),
        sector(
            "electrical_equipment",
            "C27",
            "Electrical equipment",
            MachineryAndVehicles,
        ),
        sector(
            "machinery",
            "C28",
            "Machinery and equipment",
            MachineryAndVehicles,
        ),
        sector(
            "motor_vehicles",
            "C29",
            "Motor vehicles and parts",
            MachineryAndVehicles,
        ),
        sector(
            "other_transport",
            "C30",
            "Other transport equipment",
            MachineryAndVehicles,
        ),
        sector(
            "other_manufacturing",
            "C31T33",
            "Other manufacturing, repair",
            LightManufacturing,
        ),
        sector(
            "services",
            "SVC",
            "All services, utilities, construction",
            Services,
        ),
    ]
};

/// The nine regions in the order of the benchmark.
pub(super) const REGIONS: [&str; 9] = [
    "USA", "MEX", "CAN", "CHN", "EU", "JKT", "ASIA", "LAC", "ROW",
];

/// Importers that are single countries and whose tariffs come from the licensed database: averaged over groups.
pub(super) const SINGLE_COUNTRY_IMPORTERS: [&str; 3] = ["MEX", "CAN", "CHN"];

/// The sector id of an ICIO code.
pub(super) fn sector_of_code(code: &str) -> Option<&'static str> {
    SECTORS
        .iter()
        .find(|sector| sector.code == code)
        .map(|sector| sector.id)
}

/// Region of a partner of U.S. trade by its Census country code; `None` for Slovakia, which the EU total contains.
pub(super) fn region_of_partner(census_code: &str) -> Option<&'static str> {
    match census_code {
        "4359" => None,
        "2010" => Some("MEX"),
        "1220" => Some("CAN"),
        // China and Hong Kong.
        "5700" | "5820" => Some("CHN"),
        "0003" => Some("EU"),
        // Japan, Korea, Taiwan.
        "5880" | "5800" | "5830" => Some("JKT"),
        // India, Pakistan, Bangladesh, Thailand, Viet Nam, Cambodia, Malaysia, Singapore, Indonesia, Philippines.
        "5330" | "5350" | "5380" | "5490" | "5520" | "5550" | "5570" | "5590" | "5600" | "5650" => {
            Some("ASIA")
        }
        // Argentina, Brazil, Chile, Colombia, Costa Rica, Peru.
        "3570" | "3510" | "3370" | "3010" | "2230" | "3330" => Some("LAC"),
        _ => Some("ROW"),
    }
}

/// Sector of an industry of the American Community Survey by its NAICSP code (letters mark pooled codes).
///
/// Metal industries not specified (33MS) go to metal products, manufacturing not specified (3MS) to other
/// manufacturing, retail bakeries (311811) to food. Everything outside agriculture, mining and manufacturing is a
/// service, repair (811) included.
pub(super) fn sector_of_industry(naics: &str) -> &'static str {
    const PREFIXES: [(&str, &str); 35] = [
        ("111", "agriculture"),
        ("112", "agriculture"),
        ("113", "agriculture"),
        ("114", "fishing"),
        ("115", "agriculture"),
        ("211", "energy_mining"),
        ("2121", "energy_mining"),
        ("2122", "other_mining"),
        ("2123", "other_mining"),
        ("213", "mining_services"),
        ("311", "food"),
        ("312", "food"),
        ("313", "textiles"),
        ("314", "textiles"),
        ("315", "textiles"),
        ("316", "textiles"),
        ("31M", "textiles"),
        ("321", "wood"),
        ("322", "paper"),
        ("323", "paper"),
        ("324", "refined_petroleum"),
        ("3254", "pharmaceuticals"),
        ("325", "chemicals"),
        ("326", "rubber_plastics"),
        ("327", "non_metallic_minerals"),
        ("331", "basic_metals"),
        ("332", "metal_products"),
        ("333", "machinery"),
        ("334", "computers_electronics"),
        ("335", "electrical_equipment"),
        ("336M", "motor_vehicles"),
        ("336", "other_transport"),
        ("33MS", "metal_products"),
        ("33", "other_manufacturing"),
        ("3MS", "other_manufacturing"),
    ];
    PREFIXES
        .iter()
        .find(|(prefix, _)| naics.starts_with(prefix))
        .map_or("services", |(_, sector)| sector)
}
