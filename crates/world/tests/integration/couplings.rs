//! The couplings table: sound rows, one owner per effect, and switches that reach only what they should.

use std::collections::{BTreeMap, BTreeSet};

use vecinos_channels::{CHANNELS, Ports};
use vecinos_world::channel_system::{ChannelSystem, warm_up_start};
use vecinos_world::couplings::{COUPLINGS, Form, Links, reachable};
use vecinos_world::levers::{LeverPath, levers, recorded};
use vecinos_world::node::{ChainOutputs, PRODUCTION_CHAINS};
use vecinos_world::{Closure, Draw, Grade, Month};

use super::model;

fn central() -> Draw {
    let sets = model().elasticity_sets();
    Draw::central(
        &model().registry,
        sets,
        "fontagne_2022",
        Closure::FlexibleWages,
    )
    .unwrap()
}

fn links(off: &[&str]) -> Links {
    let off = off.iter().map(|id| (*id).to_owned()).collect();
    Links::new(&model().registry, true, &off)
}

/// Outputs of every node by month under disturbed levers and chains, from 2025-01 on.
fn disturbed(draw: &Draw, links: &Links) -> Vec<Vec<f64>> {
    let first = Month::RECORD_START;
    let last = first.plus(47);
    let measures = recorded(&model().policy_record, None).unwrap();
    let path = LeverPath::of(&measures, warm_up_start(), last);
    let mut system = ChannelSystem::start(&model().channels, draw, links, first).unwrap();
    let chains = ChainOutputs {
        charged_rate_on_mexico: 10.0,
        tariff_gap: 8.0,
        real_wage_mexico: 0.97,
        real_wage_usa: 0.99,
        relative_wage: 0.99 / 0.97,
        exports_to_usa: 0.8,
        manufacturing_employment_mexico: 0.93,
        chinese_content: 1.1,
    };
    first
        .through(last)
        .map(|month| {
            system.month(month, &path, &chains);
            assert_eq!(system.broken_law(), None, "{month}");
            system.outputs().to_vec()
        })
        .collect()
}

#[test]
fn the_owner_of_an_effect_is_the_end_that_holds_its_size() {
    for coupling in COUPLINGS {
        let owner = coupling.owner();
        assert!(
            [coupling.from.0, coupling.to.0].contains(&owner),
            "{}",
            coupling.id
        );
        let table = coupling.parameter.and_then(|name| name.split('.').next());
        if let Some(channel) =
            table.filter(|table| CHANNELS.iter().any(|entry| entry.name == *table))
        {
            assert_eq!(
                owner, channel,
                "{}: a third node holds its size",
                coupling.id
            );
        }
    }
}

#[test]
fn rows_are_unique_and_name_their_evidence() {
    let ids: BTreeSet<&str> = COUPLINGS.iter().map(|coupling| coupling.id).collect();
    assert_eq!(ids.len(), COUPLINGS.len());
    let ties: BTreeSet<_> = COUPLINGS
        .iter()
        .map(|coupling| (coupling.from, coupling.to))
        .collect();
    assert_eq!(
        ties.len(),
        COUPLINGS.len(),
        "two couplings tie the same two ports"
    );
    for coupling in COUPLINGS {
        match coupling.parameter {
            None => assert_eq!(coupling.form, Form::Identity, "{}", coupling.id),
            Some(name) => {
                let parameter = model().registry.get(name);
                assert!(parameter.is_some(), "{}: no parameter {name}", coupling.id);
                let channel = name.split('.').next();
                let inside = channel == Some(coupling.to.0) || channel == Some(coupling.from.0);
                assert_eq!(inside, coupling.form == Form::Identity, "{}", coupling.id);
            }
        }
    }
    let prefix = "couplings.";
    for name in model()
        .registry
        .names()
        .filter(|name| name.starts_with(prefix))
    {
        assert!(
            COUPLINGS
                .iter()
                .any(|coupling| coupling.parameter == Some(name)),
            "no coupling has the strength {name}"
        );
    }
}

#[test]
fn no_effect_is_counted_twice() {
    for coupling in COUPLINGS {
        // Nothing enters production chains: tariffs act on income there and nowhere else, labour is held fixed, and neither
        // the peso nor anything else moves trade volumes.
        assert_ne!(coupling.to.0, PRODUCTION_CHAINS, "{}", coupling.id);
    }
    // One input, one source of each cause: an input is fed by an output at most once, and causes differ.
    let mut fed: BTreeMap<(&str, &str), BTreeSet<(&str, &str)>> = BTreeMap::new();
    for coupling in COUPLINGS {
        assert!(
            fed.entry(coupling.to).or_default().insert(coupling.from),
            "{}",
            coupling.id
        );
    }
    let enters = |node: &str, port: &str| -> BTreeSet<&str> {
        let into = COUPLINGS
            .iter()
            .filter(|coupling| coupling.to == (node, port));
        into.map(|coupling| coupling.from.0).collect()
    };
    assert_eq!(
        enters("labour", "workers_removed"),
        BTreeSet::from(["removals"])
    );
    assert_eq!(
        enters("investment", "uncertainty"),
        BTreeSet::from(["peso"])
    );
    // Duties reach income through production chains; the labour surface and capital see none of them.
    assert!(COUPLINGS.iter().all(|coupling| coupling.from
        != (PRODUCTION_CHAINS, "charged_rate_on_mexico")
        || coupling.to.0 == "peso"
        || coupling.to.0 == "mexican_pressure"));
}

#[test]
fn every_input_of_a_channel_is_fed_or_left_to_the_user_by_choice() {
    // Inputs that no coupling feeds: the user's alone, for runs of a channel by itself.
    let mut idle = Vec::new();
    for channel in CHANNELS {
        for port in channel
            .inputs
            .iter()
            .filter(|port| port.role == vecinos_channels::Role::Input)
        {
            if !COUPLINGS
                .iter()
                .any(|coupling| coupling.to == (channel.name, port.name))
            {
                idle.push(format!("{}.{}", channel.name, port.name));
            }
        }
    }
    assert!(idle.len() <= 8, "inputs without a source: {idle:?}");
}

#[test]
fn an_edge_switched_off_leaves_what_it_cannot_reach_bit_identical() {
    let draw = central();
    let all = links(&[]);
    let reference = disturbed(&draw, &all);
    for (row, coupling) in COUPLINGS.iter().enumerate() {
        let without = links(&[coupling.id]);
        let other = disturbed(&draw, &without);
        let reached = reachable(coupling.to.0, &without);
        for channel in CHANNELS
            .iter()
            .filter(|channel| !reached.contains(channel.name) && channel.name != coupling.to.0)
        {
            for port in channel.outputs {
                let place = model()
                    .channels
                    .layout
                    .output(channel.name, port.name)
                    .unwrap();
                let same = reference
                    .iter()
                    .zip(&other)
                    .all(|(one, other)| one[place].to_bits() == other[place].to_bits());
                assert!(
                    same,
                    "{} (row {row}) moves {}.{}",
                    coupling.id, channel.name, port.name
                );
            }
        }
    }
}

#[test]
fn measured_links_are_those_that_are_not_judged() {
    let measured = Links::new(&model().registry, false, &BTreeSet::new());
    let all = links(&[]);
    let mut judged = 0;
    for (row, coupling) in COUPLINGS.iter().enumerate() {
        let is_judged = coupling.grade(&model().registry) == Some(Grade::Judgement);
        judged += usize::from(is_judged);
        assert!(all.is_on(row));
        assert_eq!(measured.is_on(row), !is_judged, "{}", coupling.id);
    }
    assert!(judged > 5 && judged < COUPLINGS.len());
}

#[test]
fn judged_strengths_admit_no_effect() {
    for coupling in COUPLINGS
        .iter()
        .filter(|coupling| coupling.form != Form::Identity)
    {
        let parameter = model().registry.get(coupling.parameter.unwrap()).unwrap();
        if parameter.grade == Grade::Judgement {
            let (low, high) = (parameter.draw(1e-9), parameter.draw(1.0 - 1e-9));
            let number = |value| match value {
                vecinos_evidence::registry::Value::Number(number) => number,
                vecinos_evidence::registry::Value::Name(name) => panic!("{name}"),
            };
            let (low, high) = (number(low), number(high));
            assert!(
                low <= 1e-6 && high >= -1e-6,
                "{}: {low} to {high}",
                coupling.id
            );
        }
    }
}

#[test]
fn forms_keep_a_neutral_input_neutral() {
    for form in [
        Form::Identity,
        Form::Elasticity,
        Form::SemiElasticity,
        Form::Linear,
    ] {
        for reference in [1.0, 0.0] {
            if form == Form::Elasticity && reference == 0.0 {
                continue;
            }
            let neutral = if form == Form::Linear { 0.0 } else { reference };
            assert_eq!(
                form.apply(neutral, neutral, reference, reference, 0.7),
                neutral,
                "{form:?}"
            );
        }
    }
    assert!((Form::Elasticity.apply(1.0, 1.0, 2.0, 1.0, 0.5) - 2.0_f64.sqrt()).abs() < 1e-12);
    assert_eq!(Form::Identity.apply(0.0, 0.0, 3.0, 0.0, 1.0), 3.0);
    assert_eq!(Form::Identity.apply(0.5, 1.0, 3.0, 1.0, 1.0), 1.5);
}

#[test]
fn levers_and_neutral_chains_alone_change_nothing_by_themselves() {
    // Under neutral levers and chains every coupling hands on a neutral value at first.
    let draw = central();
    let path = LeverPath::of(&[], warm_up_start(), Month::RECORD_START);
    let mut with =
        ChannelSystem::start(&model().channels, &draw, &links(&[]), Month::RECORD_START).unwrap();
    let mut alone = with.clone();
    with.month(Month::RECORD_START, &path, &ChainOutputs::neutral());
    alone.alone(Month::RECORD_START, &path);
    assert_eq!(with.outputs(), alone.outputs());
    assert!(!levers().is_empty());
}
