//! The capsule: one offline file that carries files of a RUN and the replayer of `audit/`, and replays itself when it is opened.
//!
//! It asks nobody: a policy forbids every request, scripts and styles stand inside. What the files say is shown as text only.

mod cover;
mod sections;

use super::super::{ALIVE, Papers, Summary, document};
use super::{chances, gantt, head, heat, intake, lists, map, quota};
use crate::record::{
    BOUND_FILE, COMMITMENT_FILE, Commitment, LEDGER_FILE, Ledger, PublicResult, RECORD_FILE, RESULT_FILE, REVEALED_FILE, Run, RunError,
    SEALED_FILE, SECRET_FILE,
};
use maud::{PreEscaped, html};

/// The replayer, as `node audit/replay.js` runs it.
const REPLAYER: &str = include_str!("../../../../audit/replay.js");
/// Style sheet: the page's and its own.
const STYLE: &str = concat!(include_str!("../style.css"), include_str!("page.css"));
/// Files of the public part.
const PUBLIC_FILES: [&str; 4] = [COMMITMENT_FILE, LEDGER_FILE, RESULT_FILE, REVEALED_FILE];
/// Files of the sealed part, amendments apart.
const SEALED_FILES: [&str; 4] = [SECRET_FILE, SEALED_FILE, RECORD_FILE, BOUND_FILE];

/// What a capsule carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// Everything, after the reveal.
    Whole,
    /// Everything, before the reveal: for the operator alone.
    Internal,
    /// `public/` only: the sealed part is still secret.
    Public,
}

/// A RUN as a capsule carries it.
#[derive(Clone, Debug)]
pub struct Capsule {
    carries: Carries,
    /// Names and texts, as they stand on disk.
    files: Vec<(String, String)>,
    commitment: Commitment,
    ledger: Ledger,
    result: Option<PublicResult>,
}

impl Capsule {
    /// The files of a RUN.
    ///
    /// # Errors
    /// If one cannot be read or is not canonical.
    pub fn read(run: &Run, carries: Carries) -> Result<Self, RunError> {
        let mut names: Vec<String> = PUBLIC_FILES.map(str::to_owned).to_vec();
        if carries != Carries::Public {
            names.extend(SEALED_FILES.map(str::to_owned));
            names.extend(run.amendment_files());
        }
        let text = |name: String| Ok((name.clone(), String::from_utf8_lossy(&run.bytes(&name)?).into_owned()));
        let files = names.into_iter().filter(|name| run.has(name)).map(text).collect::<Result<_, RunError>>()?;
        let result = run.has(RESULT_FILE).then(|| run.result()).transpose()?;
        Ok(Self { carries, files, commitment: run.commitment()?, ledger: run.ledger()?, result })
    }

    /// The page; with the summary of the papers unless they are still sealed.
    pub fn page(&self, papers: &Papers) -> String {
        let summary = Summary::of(papers);
        let overview = match self.carries {
            Carries::Public => sections::counts(&self.commitment.plan, self.result.as_ref()),
            Carries::Whole | Carries::Internal => html! {
                (quota::section(&summary)) (heat::section(papers, &summary)) (chances::section(&self.commitment.plan.shares)) (gantt::section(papers))
                (intake::section(papers, &summary)) (map::section(papers)) (quota::table(&summary))
                (lists::tours(papers)) (lists::crews(papers, &summary))
            },
        };
        let header = match self.carries {
            Carries::Public => cover::public(&self.commitment),
            Carries::Whole => head::header(papers, &summary, None),
            Carries::Internal => html! { (cover::internal()) (head::header(papers, &summary, None)) },
        };
        let body = html! {
            a.skip href="#verdict" { "跳到核对结果 skip to the verdict" }
            (header)
            main {
                (cover::verdict())
                @if self.carries != Carries::Public { (cover::why()) }
                (overview)
                (sections::ledger(&self.ledger))
            }
            (cover::footer(&self.files))
            @for (name, text) in &self.files { script type="application/json" data-file=(name) { (data(text)) } }
            script { (PreEscaped(REPLAYER)) }
            script { (PreEscaped(include_str!("page.js"))) }
        };
        document(&self.commitment.plan.facts.task.title, ALIVE, STYLE, &body).into_string()
    }
}

/// A canonical text inside a script element: `<` becomes an escape that canonical JSON never uses, so the way back is exact.
fn data(text: &str) -> PreEscaped<String> {
    PreEscaped(text.replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::data;

    #[test]
    fn no_text_can_end_its_element() {
        let text = r#"{"name":"</script><!-- \\u003c \""}"#;
        let inside = data(text).into_string();
        assert!(!inside.contains('<'));
        // as the page reads it back: escapes are taken one by one, so that an escaped backslash stays what it is
        let (mut back, mut rest) = (String::new(), inside.as_str());
        while let Some(at) = rest.find('\\') {
            back.push_str(&rest[..at]);
            let escape = if rest[at..].starts_with("\\u003c") { 6 } else { 2 };
            back.push_str(if escape == 6 { "<" } else { &rest[at..at + 2] });
            rest = &rest[at + escape..];
        }
        assert_eq!(back + rest, text);
    }
}
