//! What every channel of the list keeps: its shape, its laws, its levers.

use proptest::prelude::*;
use vecinos_channels::mechanism::MOST_PORTS;
use vecinos_channels::{CHANNELS, Channel, Observations, Port, Role};
use vecinos_evidence::month::Month;
use vecinos_evidence::registry::Registry;

fn outputs_with(channel: &Channel, inputs: &[f64], months: i32) -> Vec<Vec<f64>> {
    let registry = Registry::embedded().unwrap();
    let observations = Observations::embedded().unwrap();
    let first = (channel.earliest)().max(Month::RECORD_START);
    let mut running = channel
        .load(&observations)
        .unwrap()
        .start(&registry, first)
        .unwrap();
    first
        .through(first.plus(months - 1))
        .map(|month| {
            let mut outputs = vec![f64::NAN; channel.outputs.len()];
            running.month(month, inputs, &mut outputs);
            assert_eq!(running.broken_law(), None, "{} in {month}", channel.name);
            outputs
        })
        .collect()
}

#[test]
fn names_are_unique_and_ports_are_sound() {
    let mut names: Vec<&str> = CHANNELS.iter().map(|channel| channel.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), CHANNELS.len());
    for channel in CHANNELS {
        assert!(channel.inputs.len() <= MOST_PORTS, "{}", channel.name);
        let mut ports: Vec<&str> = channel
            .inputs
            .iter()
            .chain(channel.outputs)
            .map(|port| port.name)
            .collect();
        let count = channel
            .inputs
            .iter()
            .map(|port| port.name)
            .collect::<std::collections::BTreeSet<_>>()
            .len();
        assert_eq!(count, channel.inputs.len(), "{}", channel.name);
        ports.retain(|name| name.is_empty() || name.contains(' '));
        assert!(ports.is_empty());
        for port in channel.inputs.iter().chain(channel.outputs) {
            let Port {
                name,
                neutral,
                minimum,
                maximum,
                unit,
                meaning,
                ..
            } = port;
            assert!(
                minimum <= neutral && neutral <= maximum,
                "{}.{name}",
                channel.name
            );
            assert!(
                !unit.is_empty() && meaning.trim().ends_with('.'),
                "{}.{name}: {meaning}",
                channel.name
            );
        }
        assert!(channel.outputs.iter().all(|port| port.role == Role::Output));
        assert!(channel.inputs.iter().all(|port| port.role != Role::Output));
    }
}

#[test]
fn every_parameter_is_in_the_registry_and_every_one_of_the_registry_is_read() {
    let registry = Registry::embedded().unwrap();
    for channel in CHANNELS {
        for name in channel.parameters {
            assert!(registry.get(name).is_some(), "the registry lacks {name}");
        }
        let prefix = format!("{}.", channel.name);
        for name in registry.names().filter(|name| name.starts_with(&prefix)) {
            assert!(channel.parameters.contains(&name), "nothing reads {name}");
        }
    }
}

#[test]
fn every_lever_moves_something() {
    for channel in CHANNELS {
        let neutral = outputs_with(channel, &channel.neutral_inputs(), 36);
        for port in channel.levers() {
            let position = channel.input(port.name).unwrap();
            let other = if port.neutral < port.maximum {
                port.neutral + (port.maximum - port.neutral).min(port.neutral.abs().max(1.0))
            } else {
                port.minimum
            };
            let mut inputs = channel.neutral_inputs();
            inputs[position] = other;
            let moved = outputs_with(channel, &inputs, 36);
            assert!(
                moved != neutral,
                "{}.{} moves nothing",
                channel.name,
                port.name
            );
        }
    }
}

#[test]
fn the_same_inputs_give_the_same_bits() {
    for channel in CHANNELS {
        let inputs = channel.neutral_inputs();
        let (one, other) = (
            outputs_with(channel, &inputs, 72),
            outputs_with(channel, &inputs, 72),
        );
        for (one, other) in one.iter().flatten().zip(other.iter().flatten()) {
            assert_eq!(one.to_bits(), other.to_bits(), "{}", channel.name);
            assert!(one.is_finite(), "{}", channel.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_under_any_inputs(places in prop::collection::vec(0.0..1.0_f64, MOST_PORTS), seed in 0..CHANNELS.len()) {
        let channel = &CHANNELS[seed];
        let inputs: Vec<f64> = channel
            .inputs
            .iter()
            .zip(&places)
            .map(|(port, place)| port.minimum + place * (port.maximum - port.minimum))
            .collect();
        for output in outputs_with(channel, &inputs, 48).iter().flatten() {
            prop_assert!(output.is_finite(), "{}", channel.name);
        }
    }
}
