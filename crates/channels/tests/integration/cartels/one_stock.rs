//! All groups as one stock against the 150 groups, and the spread of draws.

use vecinos_channels::cartels::Parameters;
use vecinos_channels::cartels::groups::Groups;
use vecinos_channels::cartels::one_stock::OneStock;
use vecinos_channels::cartels::rates::{Coefficients, Policy};
use vecinos_channels::{ParameterSet, ParameterValues};
use vecinos_evidence::registry::{Registry, Value};

use super::{
    after, coefficients, deaths, in_2012, in_2022, incapacitation, near, parameters, recruitment,
};

/// The one-stock variant at the beginning of 2012 with the registry's values.
fn stock() -> OneStock {
    let parameters = parameters();
    OneStock {
        members: parameters.initial_members,
        strength: parameters.conflict_strength,
        selection: parameters.conflict_selection,
        concentration: parameters.concentration,
    }
}

fn stock_after(mut stock: OneStock, weeks: u32, coefficients: &Coefficients) -> OneStock {
    for _ in 0..weeks {
        stock.week(coefficients);
    }
    stock
}

/// Where an increasing function crosses zero.
fn root(mut low: f64, mut high: f64, function: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if function(middle) > 0.0 {
            high = middle;
        } else {
            low = middle;
        }
    }
    f64::midpoint(low, high)
}

#[test]
fn one_stock_is_estimated_from_the_150_groups() {
    let coefficients = coefficients();
    let strength = |groups: &Groups| {
        deaths(groups, &Policy::STATUS_QUO) / coefficients.lethality / groups.total().powi(2)
    };
    let (start, end) = (in_2012(), in_2022(false));
    let parameters = parameters();
    let close = |registry: f64, found: f64, what: &str| near(registry, found, 2e-4 * found, what);
    close(parameters.conflict_strength, strength(&start), "s");
    // k and h alternately until `s` and the members of 2022 are those of the 150 groups.
    let mut found = OneStock {
        strength: strength(&start),
        ..stock()
    };
    for _ in 0..6 {
        found.selection = root(0.1, 20.0, |selection| {
            let candidate = OneStock { selection, ..found };
            strength(&end) - stock_after(candidate, 520, &coefficients).strength
        });
        found.concentration = root(0.01, 0.2, |concentration| {
            let candidate = OneStock {
                concentration,
                ..found
            };
            end.total() - stock_after(candidate, 520, &coefficients).members
        });
    }
    close(parameters.conflict_selection, found.selection, "k");
    close(parameters.concentration, found.concentration, "h");
}

#[test]
fn one_stock_follows_the_150_groups_under_every_policy_of_the_table() {
    let base = in_2022(false);
    let own = stock_after(stock(), 520, &coefficients());
    let doubled = Policy {
        lethality: 2.0,
        ..Policy::STATUS_QUO
    };
    // Largest errors in per cent, 260 and 520 weeks, members and deaths.
    let table = [
        (Policy::STATUS_QUO, (0.1, 0.3), (0.2, 1.6)),
        (incapacitation(2.0), (0.1, 0.3), (0.2, 1.6)),
        (recruitment(0.5), (0.1, 0.3), (0.2, 1.6)),
        (recruitment(0.0), (0.1, 0.3), (0.2, 1.6)),
        (incapacitation(3.0), (0.1, 0.3), (0.2, 1.6)),
        (doubled, (0.6, 2.6), (2.4, 4.8)),
    ];
    for (policy, five_years, ten_years) in table {
        let coefficients = coefficients().under(&policy);
        for (weeks, bounds) in [(260, five_years), (520, ten_years)] {
            let groups = after(base.clone(), weeks, &policy, false);
            let mut stock = stock_after(own, weeks, &coefficients);
            let members = 100.0 * (stock.members / groups.total() - 1.0);
            let killed =
                100.0 * (stock.week(&coefficients).deaths / deaths(&groups, &policy) - 1.0);
            println!("{policy:?} {weeks}: members {members:+.2} %, deaths {killed:+.2} %");
            near(members, 0.0, bounds.0, "members");
            near(killed, 0.0, bounds.1, "deaths");
        }
    }
}

/// The registry with the coefficients of the model replaced by draw number `.1`.
struct Drawn<'a>(&'a Registry, usize);

impl ParameterValues for Drawn<'_> {
    fn number(&self, name: &str) -> Option<f64> {
        // Multiples of square roots of primes spread the draws evenly and independently.
        let roots = [
            ("cartels.initial_members", 2.0_f64),
            ("cartels.recruitment_rate", 3.0),
            ("cartels.incapacitated_per_week", 5.0),
            ("cartels.lethality_rate", 7.0),
            ("cartels.saturation_rate", 11.0),
        ];
        let Some((_, prime)) = roots.iter().find(|(own, _)| *own == name) else {
            return ParameterValues::number(self.0, name);
        };
        let uniform = (prime.sqrt() * (self.1 as f64 + 0.5))
            .fract()
            .clamp(1e-6, 1.0 - 1e-6);
        match self.0.get(name)?.draw(uniform) {
            Value::Number(number) => Some(number),
            Value::Name(_) => None,
        }
    }

    fn name(&self, name: &str) -> Option<&str> {
        ParameterValues::name(self.0, name)
    }
}

#[test]
fn draws_keep_the_members_of_2022_in_the_published_interval() {
    let registry = Registry::embedded().unwrap();
    let inside = (0..400).filter(|draw| {
        let parameters = Parameters::read(&Drawn(&registry, *draw)).unwrap();
        let start = OneStock {
            members: parameters.initial_members,
            ..stock()
        };
        let members = stock_after(start, 520, &parameters.coefficients()).members;
        (160_000.0..185_000.0).contains(&members)
    });
    let share = inside.count() as f64 / 400.0;
    assert!((0.93..=0.98).contains(&share), "{share}");
}
