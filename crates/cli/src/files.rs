//! Files that a command writes: whole or not at all.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::failure::Failure;

/// Writes a file through a temporary one beside it, so that no half-written file is ever seen under its name.
///
/// Errors: [`Failure::Output`] when the folder does not exist or cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::writing(path, error);
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if path.is_dir() {
        return Err(failed(&"this is a folder"));
    }
    let mut temporary = tempfile::Builder::new()
        .prefix(".vecinos-")
        .permissions(permissions())
        .tempfile_in(folder)
        .map_err(|error| failed(&error))?;
    temporary
        .write_all(bytes)
        .and_then(|()| temporary.flush())
        .map_err(|error| failed(&error))?;
    temporary
        .persist(path)
        .map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Readable by everyone, as a file made in the ordinary way would be; the user's mask still applies.
#[cfg(unix)]
fn permissions() -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    std::fs::Permissions::from_mode(0o666)
}

/// Rows as CSV with a header; numbers have the fewest digits that read back to the same value.
pub fn csv<T: Serialize>(rows: &[T]) -> Result<String, Failure> {
    let failed = |reason: String| Failure::Output { path: None, reason };
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .serialize(row)
            .map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}
