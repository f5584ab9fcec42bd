//! The text of an input file, plain or gzipped, with positions counted in lines and columns.

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::diagnostic::{Diagnostic, shown};

/// Largest accepted size of an input text, decompressed, in bytes.
pub const LARGEST_INPUT: u64 = 256 << 20;

/// The text of one input with its name, able to say where a byte stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceText {
    /// Text that is already in memory; `name` is what messages call it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(
            text.bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n')
                .map(|(at, _)| at + 1),
        );
        Self {
            name: name.into(),
            text,
            line_starts,
        }
    }

    /// Reads a file; a name ending in `.gz` is decompressed.
    ///
    /// Errors (located): `missing-file`, `not-a-file` (a folder), `unreadable-file`, `damaged-gzip` (truncated or
    /// corrupt, at the position reached), `not-utf8` (at the first wrong byte), `file-too-large`.
    pub fn read(path: &Path) -> Result<Self, Diagnostic> {
        let name = path.display().to_string();
        let metadata = std::fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => {
                let diagnostic =
                    Diagnostic::new("missing-file", &name, 1, 1, "there is no such file");
                diagnostic.with_suggestion(neighbour(path))
            }
            _ => Diagnostic::new(
                "unreadable-file",
                &name,
                1,
                1,
                format!("the file cannot be read: {error}"),
            ),
        })?;
        if metadata.is_dir() {
            return Err(Diagnostic::new(
                "not-a-file",
                &name,
                1,
                1,
                "this is a folder, not a file",
            ));
        }
        let file = File::open(path).map_err(|error| {
            Diagnostic::new(
                "unreadable-file",
                &name,
                1,
                1,
                format!("the file cannot be read: {error}"),
            )
        })?;
        let gzipped = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
        let mut bytes = Vec::new();
        let outcome = if gzipped {
            MultiGzDecoder::new(file)
                .take(LARGEST_INPUT + 1)
                .read_to_end(&mut bytes)
        } else {
            file.take(LARGEST_INPUT + 1).read_to_end(&mut bytes)
        };
        if let Err(error) = outcome {
            let (line, column) = position_in_bytes(&bytes, bytes.len());
            return Err(if gzipped {
                Diagnostic::new(
                    "damaged-gzip",
                    &name,
                    line,
                    column,
                    format!(
                        "the gzip data is truncated or damaged after {} bytes of text ({error})",
                        bytes.len()
                    ),
                )
                .with_expected("a whole gzip file")
            } else {
                Diagnostic::new(
                    "unreadable-file",
                    &name,
                    line,
                    column,
                    format!("the file cannot be read: {error}"),
                )
            });
        }
        if bytes.len() as u64 > LARGEST_INPUT {
            let message = format!(
                "the file holds more than {} MiB of text",
                LARGEST_INPUT >> 20
            );
            return Err(Diagnostic::new("file-too-large", &name, 1, 1, message));
        }
        Self::from_bytes(name, bytes)
    }

    /// Text from bytes; a byte-order mark is dropped.
    ///
    /// Errors: `not-utf8`, at the first wrong byte.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let name = name.into();
        match String::from_utf8(bytes) {
            Ok(text) => match text.strip_prefix('\u{feff}') {
                Some(rest) => Ok(Self::new(name, rest)),
                None => Ok(Self::new(name, text)),
            },
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let (line, column) = position_in_bytes(error.as_bytes(), at);
                let byte = error.as_bytes().get(at).copied().unwrap_or_default();
                Err(Diagnostic::new(
                    "not-utf8",
                    name,
                    line,
                    column,
                    "the file is not text in UTF-8",
                )
                .with_text(format!("byte 0x{byte:02x}"))
                .with_expected("text in UTF-8"))
            }
        }
    }

    /// What messages call this input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column (in characters), both from 1, of the byte at `offset`; past the end means the end.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self
            .line_starts
            .partition_point(|start| *start <= offset)
            .max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = self
            .text
            .get(start..offset)
            .map_or(0, |before| before.chars().count())
            + 1;
        (line, column)
    }

    /// The text of a byte range, as it may be quoted in a message.
    pub fn quoted(&self, span: Range<usize>) -> Option<String> {
        let text = self.text.get(span)?.trim();
        if text.is_empty() {
            None
        } else {
            Some(shown(text))
        }
    }

    /// A diagnostic at the beginning of a byte range of this text, quoting it.
    pub fn diagnostic(
        &self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let (line, column) = self.position(span.start);
        let mut diagnostic = Diagnostic::new(code, &self.name, line, column, message);
        diagnostic.text = self.quoted(span);
        diagnostic
    }

    /// The diagnostic for a name at a byte range that is none of the `valid` ones; `what` says what kind of name it is.
    pub fn unknown_name<'a>(
        &self,
        span: Range<usize>,
        what: &str,
        name: &str,
        valid: impl IntoIterator<Item = &'a str>,
    ) -> Diagnostic {
        let (line, column) = self.position(span.start);
        Diagnostic::unknown_name(&self.name, line, column, what, name, valid)
    }
}

/// The file in the same folder whose name is a slip away (at most a third of the shorter name, extensions apart), for a path that
/// does not exist.
fn neighbour(path: &Path) -> Option<String> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let wanted = path.file_name()?.to_str()?;
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort_unstable();
    let stem = |name: &str| -> String {
        let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
        stem.unwrap_or(name).to_lowercase()
    };
    let wanted = stem(wanted);
    let slip = |name: &&String| {
        let other = stem(name);
        let shorter = wanted.chars().count().min(other.chars().count());
        let distance = strsim::osa_distance(&wanted, &other);
        (distance <= shorter / 3).then_some(distance)
    };
    let nearest = names
        .iter()
        .filter_map(|name| Some((slip(&name)?, name)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)?;
    Some(path.with_file_name(nearest).display().to_string())
}

/// Line and column, from 1, of a byte in text that may not be valid UTF-8 (columns then count bytes).
fn position_in_bytes(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |newline| newline + 1);
    let tail = before.get(start..).unwrap_or_default();
    let column = std::str::from_utf8(tail).map_or(tail.len(), |text| text.chars().count()) + 1;
    (line, column)
}
