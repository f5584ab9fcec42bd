//! Who acts, on what, under which law, about what.

named! {
    /// A party to the agreement of 2020.
    Party {
        /// The United States.
        UnitedStates = "USA",
        /// Mexico.
        Mexico = "MEX",
        /// Canada.
        Canada = "CAN",
    }
}

impl Party {
    /// Position in lists with one entry per party.
    pub const fn index(self) -> usize {
        self as usize
    }
}

named! {
    /// The law a tariff rests on. The names are those of the recorded measures.
    Authority {
        /// International Emergency Economic Powers Act.
        Ieepa = "ieepa",
        /// Trade Act of 1974, section 122: balance-of-payments surcharge.
        Section122 = "section_122",
        /// Trade Act of 1974, section 201: safeguards.
        Section201 = "section_201",
        /// Trade Expansion Act of 1962, section 232: national security, by product.
        Section232 = "section_232",
        /// Trade Act of 1974, section 301: unfair practices.
        Section301 = "section_301",
        /// Tariff Act of 1930, section 338: discrimination against U.S. commerce.
        Section338 = "section_338",
        /// Antidumping or countervailing duty.
        AntiDumping = "anti_dumping",
        /// Counter-tariff against a U.S. measure.
        Retaliation = "retaliation",
        /// A treaty and its own clauses.
        Treaty = "treaty",
        /// None named.
        None = "none",
    }
}

named! {
    /// Goods that measures by product have named.
    Product {
        /// Steel and aluminium and what is made of them.
        Metals = "metals",
        /// Passenger vehicles, light trucks and their parts.
        Vehicles = "vehicles",
        /// Medium and heavy trucks and buses.
        HeavyTrucks = "heavy_trucks",
        /// Semi-finished copper.
        Copper = "copper",
        /// Lumber and furniture.
        Lumber = "lumber",
        /// Tomatoes.
        Tomatoes = "tomatoes",
        /// Sugar.
        Sugar = "sugar",
        /// Electronics and semiconductors.
        Electronics = "electronics",
    }
}

named! {
    /// How a tariff treats goods that qualify for the agreement of 2020.
    UsmcaGoods {
        /// They pay nothing.
        Exempt = "exempt",
        /// They pay like all goods.
        Charged = "charged",
        /// They pay on the part of their value that is not from the importer.
        ByContent = "by_content",
    }
}

named! {
    /// What a demand or a measure is about.
    Issue {
        /// Migration over the common border.
        Migration = "migration",
        /// Fentanyl and other drugs, with the migration that was named beside them.
        Drugs = "drugs",
        /// Cartels as such, the use of force against them.
        Cartels = "cartels",
        /// Water owed under the treaty of 1944.
        Water = "water",
        /// Oil for Cuba.
        CubaOil = "cuba_oil",
        /// Mexico's trade barriers.
        TradeBarriers = "trade_barriers",
        /// A domestic industry, under a trade statute.
        Industry = "industry",
        /// The trade or payments balance.
        TradeBalance = "trade_balance",
        /// Goods made with forced labour; overcapacity.
        ForcedLabour = "forced_labour",
        /// The review of the agreement of 2020.
        TreatyReview = "treaty_review",
        /// Chinese goods and firms in Mexican exports.
        China = "china",
    }
}

named! {
    /// Kind of announced measure, readable from the announcement itself.
    ThreatClass {
        /// Linked to a non-trade demand, or a broad emergency power.
        Linkage = "linkage",
        /// A sector measure under a trade statute.
        Sector = "sector",
        /// A global measure under a statute.
        Global = "global",
        /// The review of the treaty; not scored.
        Review = "review",
        /// The use of force; not scored.
        Military = "military",
    }
}

impl ThreatClass {
    /// The classes of the scored questions.
    pub const SCORED: [Self; 3] = [Self::Linkage, Self::Sector, Self::Global];

    /// The letter by which tables name the class.
    pub const fn letter(self) -> char {
        match self {
            Self::Linkage => 'L',
            Self::Sector => 'S',
            Self::Global => 'G',
            Self::Review => 'R',
            Self::Military => 'M',
        }
    }
}
