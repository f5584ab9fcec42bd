//! A small benchmark folder and the command itself, for the tests.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The command as a user would start it, away from any terminal.
pub fn vecinos() -> Command {
    let mut command = Command::cargo_bin("vecinos").expect("the vecinos binary is built");
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// A folder that disappears after the test.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A benchmark of two regions and three sectors that balances, in the form of DESIGN §7.
pub const BENCHMARK: [(&str, &str); 5] = [
    (
        "benchmark.toml",
        "name = \"two neighbours\"\nyear = 2020\nunit = \"million dollars\"\n\
         regions = [\"north\", \"south\"]\nsectors = [\"food\", \"vehicles\", \"services\"]\n",
    ),
    (
        "flows.csv",
        "sector,importer,exporter,value\n\
         food,north,north,100\nfood,north,south,30\nfood,south,south,40\nfood,south,north,10\n\
         vehicles,north,north,150\nvehicles,north,south,40\nvehicles,south,south,30\nvehicles,south,north,50\n\
         services,north,north,700\nservices,south,south,180\n",
    ),
    (
        "tariffs.csv",
        "sector,importer,exporter,rate\nfood,north,south,0.02\nfood,south,north,0.1\nvehicles,south,north,0.05\n",
    ),
    (
        "inputs.csv",
        "region,sector,input,share\n\
         north,food,food,0.2\nnorth,food,services,0.2\nnorth,vehicles,vehicles,0.3\nnorth,vehicles,services,0.2\n\
         north,services,services,0.3\nsouth,food,food,0.3\nsouth,food,services,0.1\n\
         south,vehicles,vehicles,0.4\nsouth,vehicles,services,0.1\nsouth,services,services,0.2\n",
    ),
    (
        "elasticities.csv",
        "sector,own\nfood,3\nvehicles,7\nservices,5\n",
    ),
];

/// Writes [`BENCHMARK`] into `parent/benchmark`, with the files in `changes` replaced.
pub fn benchmark(parent: &Path, changes: &[(&str, &str)]) -> PathBuf {
    let folder = parent.join("benchmark");
    fs::create_dir_all(&folder).expect("a folder for the benchmark");
    for (name, text) in BENCHMARK {
        let text = changes
            .iter()
            .find(|(changed, _)| *changed == name)
            .map_or(text, |(_, text)| text);
        fs::write(folder.join(name), text).expect("a benchmark file");
    }
    folder
}

/// Writes a file into `parent`.
pub fn file(parent: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = parent.join(name);
    fs::write(&path, content).expect("a file for the test");
    path
}

/// Names of everything in a folder, sorted.
pub fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder can be listed")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// Standard output of a run that must succeed.
pub fn output_of(command: &mut Command) -> String {
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("output is UTF-8")
}

/// Standard error of a run that must end with `code`.
pub fn error_of(command: &mut Command, code: i32) -> String {
    let output = command.assert().code(code).get_output().clone();
    assert!(
        output.stdout.is_empty(),
        "nothing on the standard output: {}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8(output.stderr).expect("errors are UTF-8")
}
