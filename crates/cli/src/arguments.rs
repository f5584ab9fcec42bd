//! The command line: which commands and options there are. Their help stands in the message catalogue.
//!
//! A command or option named `draws` of `run` takes its help from the message `help-run-draws`; global options
//! take theirs from `help-global-…`. A test walks through all of them in both languages.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, Parser, ValueEnum};

use crate::commands;
use crate::render::Format;
use vecinos_report::{Catalogue, Language};

#[derive(Debug, Parser)]
#[command(
    name = "vecinos",
    version,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: commands::Command,
}

/// Options that every command takes.
#[derive(Clone, Copy, Debug, Args)]
pub struct Global {
    #[arg(long, global = true, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub format: Format,
    #[arg(long, global = true, value_enum, default_value_t = LanguageOption::En, value_name = "LANGUAGE")]
    pub lang: LanguageOption,
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// A language that the catalogue speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageOption {
    En,
    Es,
}

impl From<LanguageOption> for Language {
    fn from(option: LanguageOption) -> Self {
        match option {
            LanguageOption::En => Self::English,
            LanguageOption::Es => Self::Spanish,
        }
    }
}

/// The language asked for, read before the command line is parsed, because help and errors speak it too.
/// English where `--lang` is absent or names no language (the parser then says so).
pub fn requested_language(arguments: &[OsString]) -> Language {
    let mut words = arguments
        .iter()
        .map(|word| word.to_str().unwrap_or_default());
    while let Some(word) = words.next() {
        let value = match word {
            "--" => break,
            "--lang" => words.next(),
            other => other.strip_prefix("--lang="),
        };
        if let Some(option) = value.and_then(|value| LanguageOption::from_str(value, true).ok()) {
            return option.into();
        }
    }
    Language::English
}

/// Parses the command line with help and headings in the reader's language.
///
/// Errors: those of clap, for [`crate::usage`] to render; asking for help or the version is one of them.
pub fn parse(arguments: Vec<OsString>, words: &Catalogue) -> Result<Arguments, clap::Error> {
    let mut matches: ArgMatches = command(words).try_get_matches_from(arguments)?;
    Arguments::from_arg_matches_mut(&mut matches)
}

/// The whole command with its help in the reader's language.
pub fn command(words: &Catalogue) -> Command {
    let command = <Arguments as clap::CommandFactory>::command();
    let help = Help {
        words,
        template: template(words),
    };
    let mut command = help
        .localised(command, "help")
        .after_help(words.text("help-exit-codes"));
    command.build();
    command
}

fn template(words: &Catalogue) -> String {
    format!(
        "{{about-with-newline}}\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}",
        words.text("help-heading-usage")
    )
}

struct Help<'a> {
    words: &'a Catalogue,
    template: String,
}

impl Help<'_> {
    /// The command and everything under it, with texts from messages whose names begin with `path`.
    fn localised(&self, command: Command, path: &str) -> Command {
        let words = self.words;
        let arguments = words.text("help-heading-arguments");
        let options = words.text("help-heading-options");
        let everywhere = words.text("help-heading-everywhere");
        let top = path == "help";
        let flag = |name: &'static str, short: char, action: ArgAction| {
            Arg::new(name)
                .long(name)
                .short(short)
                .action(action)
                .help(words.text(&format!("help-global-{name}")))
                .help_heading(everywhere.clone())
        };
        let mut command = command
            .about(words.text(path))
            .help_template(self.template.clone())
            .subcommand_help_heading(words.text("help-heading-commands"))
            .subcommand_value_name(words.text("help-value-command"))
            .disable_help_flag(true)
            .disable_version_flag(true)
            .mut_args(|argument| {
                let name = argument.get_id().as_str().replace('_', "-");
                let (message, heading) = if top {
                    (format!("help-global-{name}"), &everywhere)
                } else if argument.is_positional() {
                    (format!("{path}-{name}"), &arguments)
                } else {
                    (format!("{path}-{name}"), &options)
                };
                argument
                    .help(words.text(&message))
                    .help_heading(heading.clone())
                    .hide_default_value(true)
                    .hide_possible_values(true)
            })
            .arg(flag("help", 'h', ArgAction::Help));
        if top {
            command = command.arg(flag("version", 'V', ArgAction::Version));
        }
        command.mut_subcommands(|subcommand| {
            let path = format!("{path}-{}", subcommand.get_name());
            self.localised(subcommand, &path)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(command: &Command, path: &str, seen: &mut usize) {
        let name = format!("{path} {}", command.get_name());
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        assert!(
            !about.is_empty() && !about.starts_with("help"),
            "{name}: no help in the catalogue: {about}"
        );
        for argument in command.get_arguments() {
            let help = argument
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            let id = argument.get_id();
            assert!(
                !help.is_empty() && !help.starts_with("help-"),
                "{name} {id}: no help in the catalogue: {help}"
            );
            if argument.get_action().takes_values() {
                for value in argument.get_possible_values() {
                    assert!(
                        help.contains(value.get_name()),
                        "{name} {id}: the help does not name {value:?}: {help}"
                    );
                }
            }
            *seen += 1;
        }
        for subcommand in command.get_subcommands() {
            walk(subcommand, &name, seen);
        }
    }

    #[test]
    fn every_command_and_option_has_help_in_both_languages() {
        for language in Language::ALL {
            let mut seen = 0;
            walk(&command(&Catalogue::new(language)), "", &mut seen);
            assert!(seen > 10, "only {seen} arguments were walked");
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        command(&Catalogue::new(Language::English)).debug_assert();
    }

    #[test]
    fn the_language_is_known_before_parsing() {
        let language = |words: &[&str]| {
            requested_language(&words.iter().map(OsString::from).collect::<Vec<_>>())
        };
        assert_eq!(
            language(&["vecinos", "sources", "--lang", "es"]),
            Language::Spanish
        );
        assert_eq!(
            language(&["vecinos", "--lang=es", "sources"]),
            Language::Spanish
        );
        assert_eq!(
            language(&["vecinos", "sources", "--", "--lang", "es"]),
            Language::English
        );
        assert_eq!(language(&["vecinos", "--lang", "xx"]), Language::English);
        assert_eq!(language(&["vecinos", "--lang"]), Language::English);
    }
}
