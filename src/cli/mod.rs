//! Verbs, arguments, exit codes, progress: one file per verb.

mod acting;
mod amend;
mod audit;
mod bound;
mod cannot;
mod check;
mod coded;
mod completions;
mod commit;
mod demo;
mod desk;
mod diff;
mod draw;
mod exit;
mod export;
mod files;
mod findings;
mod generate;
mod help;
mod import;
mod incidents;
mod interrupt;
mod judge;
mod key;
mod lottery;
mod man;
mod mark;
mod new;
mod pack;
mod packet_keys;
mod packets;
mod progress;
mod prove;
mod replay;
mod report;
mod results;
mod reveal;
mod sign;
mod simulate;
mod sources;
mod statistics;
mod stop;
mod templates;
mod terminal;
mod tongue;
mod travel;
mod understood;
mod unlock;
mod void;
mod why;

pub use exit::Exit;

use crate::base::Lang;
use clap::error::ErrorKind;
use clap::{Command, CommandFactory, FromArgMatches, Parser, Subcommand};
use desk::Desk;
use std::ffi::OsString;
use stop::Stop;
use tongue::{Spoken, Texts, Unfit};

/// Double-random supervision sampling. What users read of verbs and arguments stands in `locales/`.
#[derive(Debug, Parser)]
#[command(name = "evenhand", version)]
struct Arguments {
    /// language
    #[arg(long, global = true, value_parser = language())]
    lang: Option<Lang>,
    /// one JSON document on standard output
    #[arg(long, global = true)]
    json: bool,
    /// no narration, no progress
    #[arg(long, global = true)]
    quiet: bool,
    #[command(subcommand)]
    verb: Verb,
}

fn language() -> impl clap::builder::TypedValueParser<Value = Lang> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    let unfit = Unfit { zh: "zh 或 en", en: "zh or en" };
    PossibleValuesParser::new(["zh", "en"]).try_map(move |text| text.parse::<Lang>().map_err(|_| unfit.clone()))
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// the whole story on the embedded scenario
    Demo(demo::Demo),
    /// an example task to fill in
    New(new::New),
    /// a synthetic task of any size
    Generate(generate::Generate),
    /// workbooks and tables become a task
    Import(import::Import),
    /// a task as a workbook or tables
    Export(export::Export),
    /// everything wrong or worth knowing about a task
    Check(check::Check),
    /// measured roads from an OSRM service into the task
    Travel(travel::Travel),
    /// freeze everything before the seed exists
    Commit(commit::Commit),
    /// draw, pack and dispatch with the public value
    Draw(draw::Draw),
    /// keys that sign the ledger, and keys that open files
    Key(key::Key),
    /// sign the round's entries
    Sign(sign::Sign),
    /// this draw does not count; nothing is deleted
    Void(void::Void),
    /// make the secret public after the last visit
    Reveal(reveal::Reveal),
    /// one page for each team and day, encrypted if there are keys
    Packets(packets::Packets),
    /// a proof about one enterprise, checkable with public/ alone
    Prove(prove::Prove),
    /// derive again and compare; check the ledger, or a proof
    Replay(replay::Replay),
    /// every rule, checked without the engine
    Judge(judge::Judge),
    /// one page for an auditor: consistent or not, and what to look at
    Audit(audit::Audit),
    /// what differs between two RUNs, and what that did
    Diff(diff::Diff),
    /// how far the plan can be from the best possible, proved
    Bound(bound::Bound),
    /// why someone was drawn, stands by, was not drawn or is out
    Why(why::Why),
    /// incidents: alternates come, tours are repaired
    Amend(amend::Amend),
    /// page and tables from the record
    Report(report::Report),
    /// the templates of the papers, to change
    Templates(templates::Templates),
    /// many draws compared with the exact probabilities
    Simulate(simulate::Simulate),
    /// whole plans, one of which an urn decides
    Lottery(lottery::Lottery),
    /// routes for a standard vehicle routing instance
    Pack(pack::Pack),
    /// failing shares from the labs' results
    Statistics(statistics::Statistics),
    /// the help of a verb
    Help(help::Help),
    /// what a shell needs to complete verbs and arguments
    Completions(completions::Completions),
    /// man pages of every verb
    Man(man::Man),
}

impl Verb {
    fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        match self {
            Verb::Demo(verb) => verb.run(desk),
            Verb::New(verb) => verb.run(desk),
            Verb::Generate(verb) => verb.run(desk),
            Verb::Import(verb) => verb.run(desk),
            Verb::Export(verb) => verb.run(desk),
            Verb::Check(verb) => verb.run(desk),
            Verb::Travel(verb) => verb.run(desk),
            Verb::Commit(verb) => verb.run(desk),
            Verb::Draw(verb) => verb.run(desk),
            Verb::Key(verb) => verb.run(desk),
            Verb::Sign(verb) => verb.run(desk),
            Verb::Void(verb) => verb.run(desk),
            Verb::Reveal(verb) => verb.run(desk),
            Verb::Packets(verb) => verb.run(desk),
            Verb::Prove(verb) => verb.run(desk),
            Verb::Replay(verb) => verb.run(desk),
            Verb::Judge(verb) => verb.run(desk),
            Verb::Audit(verb) => verb.run(desk),
            Verb::Diff(verb) => verb.run(desk),
            Verb::Bound(verb) => verb.run(desk),
            Verb::Why(verb) => verb.run(desk),
            Verb::Amend(verb) => verb.run(desk),
            Verb::Report(verb) => verb.run(desk),
            Verb::Templates(verb) => verb.run(desk),
            Verb::Simulate(verb) => verb.run(desk),
            Verb::Lottery(verb) => verb.run(desk),
            Verb::Pack(verb) => verb.run(desk),
            Verb::Statistics(verb) => verb.run(desk),
            Verb::Help(verb) => verb.run(desk),
            Verb::Completions(verb) => verb.run(desk),
            Verb::Man(verb) => verb.run(desk),
        }
    }
}

/// The verbs and arguments as the code has them.
fn command() -> Command {
    Arguments::command()
}

/// Runs the program with the arguments of this process.
pub fn run() -> Exit {
    let given: Vec<OsString> = std::env::args_os().collect();
    let spoken = tongue::spoken(&given);
    let desk = Desk { lang: spoken.lang, json: spoken.json, quiet: spoken.quiet };
    if let Some(columns) = terminal::Terminal::of_output().columns {
        crate::report::terminal::fit(columns);
    }
    let arguments = match parsed(&given, spoken.lang) {
        Ok(arguments) => arguments,
        Err(error) => return desk::end(unparsed(&error, &given, spoken, &desk)),
    };
    desk::end(arguments.verb.run(&desk).unwrap_or_else(|stop| desk.stop(&stop)))
}

fn parsed(given: &[OsString], lang: Lang) -> Result<Arguments, clap::Error> {
    let matches = tongue::localise(command(), &Texts::of(lang)).try_get_matches_from(given)?;
    Arguments::from_arg_matches(&matches)
}

/// Help, the version, or what is wrong with the arguments.
fn unparsed(error: &clap::Error, given: &[OsString], spoken: Spoken, desk: &Desk) -> Exit {
    let texts = Texts::of(spoken.lang);
    let tree = tongue::shown(command(), &texts);
    let words: Vec<String> = given.iter().skip(1).map(|text| text.to_string_lossy().into_owned()).collect();
    let verb = help::asked(&tree, &words);
    match error.kind() {
        ErrorKind::DisplayHelp => {
            let page = help::page_of(verb, &texts);
            desk.answer(&serde_json::json!({"help": page}), || page.clone());
            return Exit::Fine;
        }
        ErrorKind::DisplayVersion => {
            let version = env!("CARGO_PKG_VERSION");
            desk.answer(&serde_json::json!({"evenhand": version}), || format!("evenhand {version}\n"));
            return Exit::Fine;
        }
        // a verb that needs more: its page says what
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand if !spoken.json => {
            desk.tell(&help::page_of(verb, &texts));
            return Exit::Refused;
        }
        _ => {}
    }
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| {
        let texts = Texts::of(lang);
        // the same mistake again, with the names of the language
        let again = parsed(given, lang).err();
        tongue::mistake(again.as_ref().unwrap_or(error), &texts)
    });
    let stop = Stop::refused(zh.1, en.1).coded(zh.0);
    let exit = desk.stop(&stop);
    if !spoken.json {
        let name = verb.get_bin_name().unwrap_or("evenhand");
        let more = texts.with("word-more", &[("command", &format!("{name} --help"))]);
        let blank = spoken.lang.pick("", " "); // a wide colon has its own
        desk.tell(&format!("{}{blank}{}\n{more}\n", texts.word("word-usage"), tongue::usage(verb, &texts)));
    }
    exit
}
