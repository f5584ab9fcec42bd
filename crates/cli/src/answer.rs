//! What a command gives back, before anything is printed: tables, sentences, and the same for machines.

use serde_json::{Map, Number, Value};

/// The result of a command in every form that `--format` offers.
#[derive(Debug, Default)]
pub struct Answer {
    /// What a person reads, in order (`--format table`).
    pub blocks: Vec<Block>,
    /// What `--format json` prints; `None` = the rows of the first table as objects.
    pub json: Option<Value>,
    /// What `--format csv` prints; `None` = the first table.
    pub csv: Option<Table>,
    /// Remarks for the error stream: warnings about the input, or why the model has no answer.
    pub notes: Vec<String>,
    /// Exit code: 0, or one of [`crate::failure`] where what was checked did not pass or the model has no answer.
    pub exit: u8,
}

/// A piece of what a person reads.
#[derive(Debug)]
pub enum Block {
    /// A heading over what follows.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Text printed as it is, such as a scenario file.
    Verbatim(String),
    /// A table.
    Table(Table),
}

/// A table with stable keys for machines and titles in the reader's language.
#[derive(Debug, Default)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// A column: `key` in JSON and CSV, `title` on screen.
#[derive(Debug)]
pub struct Column {
    /// Name for machines, the same in every language.
    pub key: String,
    /// Title for people, from the catalogue.
    pub title: String,
    /// False for a column that only machines get, to keep tables within a screen.
    pub on_screen: bool,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// Something with a name for people and an id for machines.
    Named {
        /// The same in every language.
        id: String,
        /// In the reader's language.
        name: String,
    },
    /// A number with the decimals that a person sees; machines get every digit.
    Number {
        /// The value.
        value: f64,
        /// Digits after the point on screen.
        decimals: usize,
    },
    /// A count.
    Count(u64),
    /// Nothing to say.
    Empty,
}

impl Cell {
    /// A number shown with `decimals` digits after the point; nothing where there is no number.
    pub fn number(value: f64, decimals: usize) -> Self {
        if value.is_finite() {
            Self::Number { value, decimals }
        } else {
            Self::Empty
        }
    }

    /// Words, or an empty cell for none.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() {
            Self::Empty
        } else {
            Self::Text(words)
        }
    }

    /// Something with an id for machines and a name for people.
    pub fn named(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Named {
            id: id.into(),
            name: name.into(),
        }
    }

    /// What a person sees.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(words) | Self::Named { name: words, .. } => words.clone(),
            Self::Number { value, decimals } => fixed(*value, *decimals),
            Self::Count(count) => count.to_string(),
            Self::Empty => String::new(),
        }
    }

    /// What a program reads in CSV: the shortest digits that give the same number back.
    pub fn machine(&self) -> String {
        match self {
            Self::Number { value, .. } => value.to_string(),
            Self::Named { id, .. } => id.clone(),
            other => other.shown(),
        }
    }

    /// What a program reads in JSON.
    pub fn json(&self) -> Value {
        match self {
            Self::Text(words) | Self::Named { id: words, .. } => Value::String(words.clone()),
            Self::Number { value, .. } => json_number(*value),
            Self::Count(count) => Value::from(*count),
            Self::Empty => Value::Null,
        }
    }

    /// Whether the cell is set flush right.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. } | Self::Count(_))
    }
}

/// A number in fixed decimals, without the minus sign that rounding leaves on a zero.
pub fn fixed(value: f64, decimals: usize) -> String {
    let shown = format!("{value:.decimals$}");
    match shown.strip_prefix('-') {
        Some(digits) if digits.chars().all(|c| c == '0' || c == '.') => digits.to_owned(),
        _ => shown,
    }
}

/// A JSON number; `null` where JSON has no such number.
pub fn json_number(value: f64) -> Value {
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

impl Table {
    /// An empty table with these columns, each (key, title).
    pub fn new<K: Into<String>, T: Into<String>>(
        columns: impl IntoIterator<Item = (K, T)>,
    ) -> Self {
        let columns = columns
            .into_iter()
            .map(|(key, title)| Column {
                key: key.into(),
                title: title.into(),
                on_screen: true,
            })
            .collect();
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// The same table with these columns for machines only.
    #[must_use]
    pub fn off_screen(mut self, keys: &[&str]) -> Self {
        for column in &mut self.columns {
            if keys.contains(&column.key.as_str()) {
                column.on_screen = false;
            }
        }
        self
    }

    /// Adds a row.
    pub fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(
            row.len(),
            self.columns.len(),
            "a row has a cell for each column"
        );
        self.rows.push(row);
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// The rows as JSON objects.
    pub fn json(&self) -> Value {
        Value::Array(
            self.rows
                .iter()
                .map(|row| {
                    let object: Map<String, Value> = self
                        .columns
                        .iter()
                        .zip(row)
                        .map(|(column, cell)| (column.key.clone(), cell.json()))
                        .collect();
                    Value::Object(object)
                })
                .collect(),
        )
    }
}

impl Answer {
    /// An answer of one table.
    pub fn of_table(table: Table) -> Self {
        Self {
            blocks: vec![Block::Table(table)],
            ..Self::default()
        }
    }

    /// The table for programs: the one made for them, or the first.
    pub fn main_table(&self) -> Option<&Table> {
        if self.csv.is_some() {
            return self.csv.as_ref();
        }
        self.blocks.iter().find_map(|block| {
            if let Block::Table(table) = block {
                Some(table)
            } else {
                None
            }
        })
    }
}
