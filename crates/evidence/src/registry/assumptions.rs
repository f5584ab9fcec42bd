//! A scenario's assumptions: values that replace those of the registry.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap as _};

use super::{Distribution, Fault, Grade, Parameter, Value, in_range, unknown_option};
use crate::diagnostic::shown;
use crate::toml_file::Spanned;

/// What a scenario says about one parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Assumption {
    /// A fixed number.
    Number(f64),
    /// A fixed name.
    Name(String),
    /// Another distribution.
    Distribution(Distribution),
}

/// Assumptions by registry name, in the order of the file.
///
/// In TOML both spellings are read: `"trade.wage_floor" = 0.98` and `trade.wage_floor = 0.98`. A table with a `kind`
/// is a distribution: `trade.wage_floor = { kind = "uniform", low = 0.96, high = 1.0 }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assumptions(Vec<(Spanned<String>, Spanned<Assumption>)>);

impl Assumptions {
    /// No assumptions.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an assumption; a later one for the same name wins.
    pub fn insert(&mut self, name: impl Into<String>, assumption: Assumption) {
        self.0.push((
            Spanned::detached(name.into()),
            Spanned::detached(assumption),
        ));
    }

    /// Names and assumptions in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&Spanned<String>, &Spanned<Assumption>)> {
        self.0.iter().map(|(name, assumption)| (name, assumption))
    }

    /// Number of assumptions.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A value, a list, or a table of more names.
enum Node {
    Number(f64),
    Name(String),
    List(Vec<Value>),
    Table(Vec<(Spanned<String>, Spanned<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number, a name, or a table with the `kind` of a distribution")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_str<E>(self, name: &str) -> Result<Node, E> {
        Ok(Node::Name(name.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Table(entries))
    }
}

/// The distribution that a table with a `kind` describes.
fn distribution_of<E: serde::de::Error>(
    entries: Vec<(Spanned<String>, Spanned<Node>)>,
) -> Result<Distribution, E> {
    let mut table = toml::Table::new();
    for (key, node) in entries {
        let value = match node.value {
            Node::Number(number) => toml::Value::Float(number),
            Node::Name(name) => toml::Value::String(name),
            Node::List(items) => toml::Value::Array(items.into_iter().map(Into::into).collect()),
            Node::Table(_) => return Err(E::custom("a distribution has no tables inside")),
        };
        table.insert(key.value, value);
    }
    Distribution::deserialize(table).map_err(|error| E::custom(error.message()))
}

fn flatten<E: serde::de::Error>(
    prefix: &str,
    entries: Vec<(Spanned<String>, Spanned<Node>)>,
    found: &mut Assumptions,
) -> Result<(), E> {
    for (key, node) in entries {
        let name = if prefix.is_empty() {
            key.value
        } else {
            format!("{prefix}.{}", key.value)
        };
        let assumption = match node.value {
            Node::Number(number) => Assumption::Number(number),
            Node::Name(name) => Assumption::Name(name),
            Node::List(_) => {
                return Err(E::custom(format!(
                    "the assumption `{}` is a list, not a value",
                    shown(&name)
                )));
            }
            Node::Table(inner) if inner.iter().any(|(key, _)| key.value == "kind") => {
                Assumption::Distribution(distribution_of(inner)?)
            }
            Node::Table(inner) => {
                flatten(&name, inner, found)?;
                continue;
            }
        };
        found.0.push((
            Spanned {
                value: name,
                span: key.span,
            },
            Spanned {
                value: assumption,
                span: node.span,
            },
        ));
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Assumptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut found = Self::new();
        match Node::deserialize(deserializer)? {
            Node::Table(entries) => flatten("", entries, &mut found)?,
            Node::Number(_) | Node::Name(_) | Node::List(_) => {
                return Err(D::Error::custom(
                    "assumptions are a table of registry names and values",
                ));
            }
        }
        Ok(found)
    }
}

impl Serialize for Assumptions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, assumption) in &self.0 {
            map.serialize_entry(name, assumption)?;
        }
        map.end()
    }
}

impl JsonSchema for Assumptions {
    fn schema_name() -> Cow<'static, str> {
        "Assumptions".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let distribution = generator.subschema_for::<Distribution>();
        json_schema!({
            "description": "Values that replace those of the registry, by registry name.",
            "type": "object",
            "additionalProperties": {
                "anyOf": [{ "type": "number" }, { "type": "string" }, distribution, { "type": "object" }]
            }
        })
    }
}

/// Puts an assumption in place of a parameter's own value.
pub(super) fn replace(parameter: &mut Parameter, assumption: &Assumption) -> Result<(), Fault> {
    match (assumption, &parameter.value, &parameter.distribution) {
        (Assumption::Number(number), Value::Number(_), _) => {
            in_range(*number, parameter.minimum, parameter.maximum)?;
            parameter.value = Value::Number(*number);
            parameter.distribution = Distribution::Fixed;
        }
        (Assumption::Name(name), Value::Name(_), Distribution::Choice { options, .. }) => {
            if !options.contains(name) {
                return Err(unknown_option(name, options));
            }
            parameter.value = Value::Name(name.clone());
            parameter.distribution = Distribution::Fixed;
        }
        (Assumption::Name(name), Value::Number(_), _) => {
            let mut fault = Fault::new(
                "wrong-type",
                format!("`{}` is a number, not a name", parameter.name),
            );
            fault.expected = Some(format!("a number ({})", parameter.unit));
            fault.suggestion = crate::toml_file::percent_as_fraction(name);
            return Err(fault);
        }
        (Assumption::Distribution(distribution), Value::Number(_), _) => {
            let median = distribution.quantile(0.5);
            let value = median.map_or_else(|| parameter.value.clone(), Value::Number);
            distribution.check(&value, parameter.minimum, parameter.maximum)?;
            parameter.value = value;
            parameter.distribution = distribution.clone();
        }
        (Assumption::Distribution(distribution), Value::Name(_), _) => {
            distribution.check(&parameter.value, None, None)?;
            parameter.distribution = distribution.clone();
        }
        (_, Value::Name(_), _) => {
            return Err(Fault::new(
                "wrong-type",
                format!("`{}` is a name, not a number", parameter.name),
            ));
        }
    }
    parameter.grade = Grade::Judgement;
    parameter.second_hand = false;
    Ok(())
}
