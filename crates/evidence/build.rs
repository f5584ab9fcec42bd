//! The embedded folder is part of the crate: a changed, new or removed file there makes it anew.

fn main() {
    println!("cargo::rerun-if-changed=../../data");
    println!("cargo::rerun-if-changed=build.rs");
}
