//! The folder of a run: everything needed to read it, check it and make it again, or nothing.
//!
//! It is written beside its place under a temporary name and renamed when whole, so that no half-written folder is
//! ever found under the name the user gave. The bytes are a function of run, identity and language alone.

mod columns;
mod decisions;
mod manifest;
mod summary;

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use vecinos_ensemble::EnsembleResult;
use vecinos_evidence::sources::Bibliography;

use crate::catalogue::Catalogue;
use crate::identity::{RunIdentity, input_hash};
use crate::page::{self, PageError};

pub use manifest::{FORMAT, Manifest};

/// Every file of a run folder, in the order of writing; the manifest last, because it holds the hashes of the others.
pub const FILES: [&str; 9] = [
    "scenario.toml",
    "indicators.parquet",
    "indicators.csv",
    "draws.csv",
    "sectors.csv",
    "assumptions.csv",
    "decisions.csv",
    "report.html",
    "manifest.json",
];

/// A run folder could not be written. Nothing is left behind in any of these cases.
#[derive(Debug, thiserror::Error)]
pub enum RunFolderError {
    /// The path names no folder, such as `/` or an empty path.
    #[error("`{}` cannot be the name of a run folder; give the folder a name", path.display())]
    NoName {
        /// The path.
        path: PathBuf,
    },
    /// Something that is not a folder has this name.
    #[error("`{}` exists and is not a folder; choose another name for the run folder", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The folder holds something that is not part of a run folder; it is left as it is.
    #[error(
        "`{}` exists and is not a run folder (it holds `{found}`); choose a new or empty folder",
        path.display()
    )]
    NotARunFolder {
        /// The path.
        path: PathBuf,
        /// What it holds.
        found: String,
    },
    /// The file system refused.
    #[error("cannot {action} `{}`: {source}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The columns could not be written.
    #[error("cannot write `indicators.parquet`: {0}")]
    Columns(#[from] parquet::errors::ParquetError),
    /// The thread that wrote the columns ended early.
    #[error("cannot write `indicators.parquet`: its thread ended early")]
    ColumnsBroken,
    /// A table could not be written.
    #[error("cannot write a table: {0}")]
    Table(#[from] csv::Error),
    /// The manifest could not be written.
    #[error("cannot write `manifest.json`: {0}")]
    Manifest(#[from] serde_json::Error),
    /// The page could not be written.
    #[error(transparent)]
    Page(#[from] PageError),
}

fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> RunFolderError + use<> {
    let path = path.to_owned();
    move |source| RunFolderError::Io {
        action,
        path,
        source,
    }
}

/// Where a run goes when the user names no folder: `<parent>/<scenario>-<first twelve digits of the input hash>`.
pub fn default_path(parent: &Path, result: &EnsembleResult, identity: &RunIdentity) -> PathBuf {
    let safe = |letter: char| {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') {
            letter
        } else {
            '-'
        }
    };
    let name: String = result.scenario.chars().map(safe).take(80).collect();
    let hash: String = input_hash(result, identity).chars().take(12).collect();
    parent.join(format!("{name}-{hash}"))
}

/// Writes the folder of a run at `target` and gives its path.
///
/// `target` may be missing, empty, or an earlier run folder, which is replaced; folders above it are made. Anything
/// else that exists there is left alone and reported.
pub fn write(
    result: &EnsembleResult,
    bibliography: &Bibliography,
    identity: &RunIdentity,
    catalogue: &Catalogue,
    target: &Path,
) -> Result<PathBuf, RunFolderError> {
    let place = Place::of(target)?;
    let page = page::render(result, bibliography, identity, catalogue)?;
    let parents = MadeFolders::make(&place.parent)?;
    let whole = compose(result, identity, catalogue, &page, &place.parent)?;
    put_in_place(whole, &place.folder)?;
    parents.keep();
    Ok(place.folder)
}

/// Checks that a run folder may be written at `target`, before the run is made. Nothing is written.
///
/// Errors: as for [`write`], what can be known before.
pub fn check(target: &Path) -> Result<(), RunFolderError> {
    Place::of(target).map(|_| ())
}

/// Where a run folder goes, and the folder above it.
struct Place {
    folder: PathBuf,
    parent: PathBuf,
}

impl Place {
    fn of(target: &Path) -> Result<Self, RunFolderError> {
        let no_name = || RunFolderError::NoName {
            path: target.to_owned(),
        };
        let folder = std::path::absolute(target).map_err(|_| no_name())?;
        if !matches!(folder.components().next_back(), Some(Component::Normal(_))) {
            return Err(no_name());
        }
        let parent = folder.parent().ok_or_else(no_name)?.to_owned();
        check_target(&folder)?;
        Ok(Self { folder, parent })
    }
}

/// Refuses targets that hold anything but a run folder.
fn check_target(target: &Path) -> Result<(), RunFolderError> {
    let metadata = match fs::symlink_metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed("look at", target)(error)),
    };
    if !metadata.is_dir() {
        return Err(RunFolderError::NotAFolder {
            path: target.to_owned(),
        });
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(target).map_err(failed("read", target))? {
        let entry = entry.map_err(failed("read", target))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let not_a_run = |found: &str| RunFolderError::NotARunFolder {
        path: target.to_owned(),
        found: found.to_owned(),
    };
    if let Some(foreign) = names.iter().find(|name| !FILES.contains(&name.as_str())) {
        return Err(not_a_run(foreign));
    }
    if let Some(first) = names.first()
        && !manifest::is_run_folder(target)
    {
        return Err(not_a_run(first));
    }
    Ok(())
}

/// Writes all files into a new temporary folder under `parent`.
fn compose(
    result: &EnsembleResult,
    identity: &RunIdentity,
    catalogue: &Catalogue,
    page: &str,
    parent: &Path,
) -> Result<tempfile::TempDir, RunFolderError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".vecinos-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any folder the user makes: the process's mask decides.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    let folder = builder
        .tempdir_in(parent)
        .map_err(failed("create a folder in", parent))?;
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).map_err(failed("write", &path))
    };
    let columns = folder.path().join("indicators.parquet");
    // The columns are as much work as all else together, so they have a thread of their own.
    std::thread::scope(|scope| {
        let columns = scope.spawn(|| columns::write(result, &columns));
        write("scenario.toml", result.scenario_text.as_bytes())?;
        write("indicators.csv", &summary::indicators(result)?)?;
        write("draws.csv", &summary::draws(result)?)?;
        write("sectors.csv", &summary::sectors(result)?)?;
        write("assumptions.csv", &summary::assumptions(result)?)?;
        write("decisions.csv", &decisions::decisions(result)?)?;
        write("report.html", page.as_bytes())?;
        columns.join().unwrap_or(Err(RunFolderError::ColumnsBroken))
    })?;
    let manifest = Manifest::of(result, identity, catalogue.language(), folder.path())?;
    write("manifest.json", manifest.text()?.as_bytes())?;
    Ok(folder)
}

/// Renames the whole folder to its place; an earlier run there is moved aside first and put back if that fails.
fn put_in_place(whole: tempfile::TempDir, target: &Path) -> Result<(), RunFolderError> {
    let parent = target.parent().unwrap_or(target);
    let aside = if fs::symlink_metadata(target).is_ok() {
        let aside = tempfile::Builder::new()
            .prefix(".vecinos-old-")
            .tempdir_in(parent)
            .map_err(failed("create a folder in", parent))?;
        fs::rename(target, aside.path().join("run")).map_err(failed("replace", target))?;
        Some(aside)
    } else {
        None
    };
    match fs::rename(whole.path(), target) {
        Ok(()) => {
            // The folder has its own name now and is no longer temporary.
            let _ = whole.keep();
            Ok(())
        }
        Err(error) => {
            if let Some(aside) = &aside {
                let _ = fs::rename(aside.path().join("run"), target);
            }
            Err(failed("create", target)(error))
        }
    }
}

/// Folders made on the way to the target, removed again unless the run is kept.
struct MadeFolders {
    made: Vec<PathBuf>,
}

impl MadeFolders {
    fn make(parent: &Path) -> Result<Self, RunFolderError> {
        let missing: Vec<PathBuf> = parent
            .ancestors()
            .take_while(|folder| !folder.exists())
            .map(Path::to_owned)
            .collect();
        let folders = Self { made: missing };
        // Should this fail half-way, dropping `folders` removes what was made.
        fs::create_dir_all(parent).map_err(failed("create", parent))?;
        Ok(folders)
    }

    fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        // Deepest first; a folder that something else has used meanwhile is not empty and stays.
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}
