//! Channels: the mechanisms besides trade that carry the effect of a policy across the border.
//!
//! One channel, one file (or one folder), all of one shape: what it explains, equations, units, sources and where it fails
//! in the header; then parameters, inputs, outputs, state, one month, laws. A channel is pure: plain numbers in, plain
//! numbers out. What ties channels to one another stands in one table, the couplings of the world.
//!
//! To add one: a file here, `data/parameters/<channel>.toml`, its line in [`CHANNELS`], its rows in the couplings table,
//! its labels in both message catalogues.

pub mod alone;
pub mod calendar;
pub mod error;
pub mod local_projection;
pub mod mechanism;
pub mod observations;
pub mod parameters;
pub mod port;
pub mod regression;

pub mod cartels;
pub mod cuba_energy;
pub mod firearms;
pub mod investment;
pub mod labour;
pub mod mexican_pressure;
pub mod migration;
pub mod overdose;
pub mod peso;
pub mod prc_presence;
pub mod product_closures;
pub mod remittances;
pub mod removals;
pub mod security_cooperation;
pub mod water_deliveries;

pub use error::ChannelError;
pub use mechanism::{Channel, LoadedChannel, Mechanism, RunningChannel};
pub use observations::Observations;
pub use parameters::{ParameterSet, ParameterValues};
pub use port::{Port, Ports, Role};

/// Every channel, in the order in which a month runs them.
pub const CHANNELS: &[Channel] = &[
    Channel::of::<overdose::Overdose>(),
    Channel::of::<firearms::Firearms>(),
    Channel::of::<security_cooperation::SecurityCooperation>(),
    Channel::of::<cartels::Cartels>(),
    Channel::of::<migration::Migration>(),
    Channel::of::<removals::Removals>(),
    Channel::of::<remittances::Remittances>(),
    Channel::of::<labour::Labour>(),
    Channel::of::<mexican_pressure::MexicanPressure>(),
    Channel::of::<peso::Peso>(),
    Channel::of::<investment::Investment>(),
    Channel::of::<prc_presence::PrcPresence>(),
    Channel::of::<cuba_energy::CubaEnergy>(),
    Channel::of::<water_deliveries::WaterDeliveries>(),
    Channel::of::<product_closures::ProductClosures>(),
];

/// A channel by name.
pub fn channel(name: &str) -> Option<&'static Channel> {
    CHANNELS.iter().find(|channel| channel.name == name)
}
