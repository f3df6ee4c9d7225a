//! "Cannot" in words: the quotas or seats that ask too much together, and by how much.

use super::exit::Exit;
use super::stop::Stop;
use crate::allot::AllotError;
use crate::amend::AmendError;
use crate::dispatch::NoCrew;
use crate::intake::codes;
use crate::lottery::{Problem, Shortfall};
use crate::pipeline::DeriveError;
use crate::seed::SourceError;

/// Quotas named in one sentence, at most.
const NAMES_MAX: usize = 12;

/// The quotas cannot be met from the frame.
pub fn allot(error: &AllotError) -> Stop {
    match error {
        AllotError::Forced { node, quota, forced } => Stop::cannot(
            format!("{node} 的名额是 {quota}，但去年不合格须跟踪抽查的已有 {forced} 批"),
            format!("{node} has a quota of {quota}, but {forced} follow-ups of last year's failures are forced in"),
        )
        .coded(&codes::FOLLOW_UPS_EXCEED_QUOTA),
        AllotError::Short { problem, shortfall } => {
            let (zh, en) = parts(problem, shortfall);
            Stop::cannot(format!("名额无法满足：{zh}"), format!("the quotas cannot be met: {en}")).coded(&codes::QUOTAS_COMPETE)
        }
    }
}

/// Nothing could be derived.
pub fn derive(error: &DeriveError) -> Stop {
    match error {
        DeriveError::Allot(error) => allot(error),
        DeriveError::Crew(error) => crew(error),
        DeriveError::Value(error) => {
            Stop::refused(format!("公布的数值不合约定：{}", value_zh(error)), format!("not a value as committed: {error}"))
                .coded(&codes::WRONG_VALUE)
        }
        DeriveError::Changed(part) => {
            Stop::refused(format!("承诺之后输入被改动（{part}），不予抽取"), format!("{part} is not what was committed; nothing is drawn"))
                .coded(&codes::INPUTS_CHANGED)
        }
        DeriveError::Secret => {
            Stop::refused("这不是承诺时的保密数", "this is not the secret that was committed").coded(&codes::INPUTS_CHANGED)
        }
    }
}

fn value_zh(error: &SourceError) -> String {
    match error {
        SourceError::Count { sources, values } => format!("约定 {sources} 个来源，给了 {values} 个数值"),
        SourceError::Digits { digits, .. } => format!("应恰为 {digits} 位 0–9 的数字，含前导零"),
        SourceError::Contributions { contributors, got } => format!("应有 {contributors} 人报数，用 / 隔开；现有 {got} 组"),
        SourceError::Numbers(what) => format!("不是该彩种的开奖号码（{what}）"),
        SourceError::Chain => "只认识 drand 的 quicknet 链".to_owned(),
        SourceError::Round(round) => format!("不是该链第 {round} 轮的签名"),
        SourceError::NoDrand => "本程序编译时未带 drand，无法核验".to_owned(),
    }
}

/// The incidents cannot be answered.
pub fn amend(error: &AmendError) -> Stop {
    match error {
        AmendError::Nothing => Stop::refused("没有任何情况", "there are no incidents").coded(&codes::EMPTY_FILE),
        AmendError::NoBatch { enterprise, line } => {
            let line = line.as_ref().map(ToString::to_string).unwrap_or_default();
            Stop::refused(format!("企业 {enterprise} 没有 {line} 的批次"), format!("enterprise {enterprise} has no batch {line}"))
                .coded(&codes::UNKNOWN_NAME)
        }
        AmendError::Altered => Stop::refused(
            "抽查记录或先前的更正与输入不符；先运行 evenhand replay",
            "the record or an earlier amendment does not follow from the inputs: run evenhand replay first",
        )
        .coded(&codes::INPUTS_CHANGED),
        AmendError::Round(_) => Stop::cannot("剩余名额再抽超出精确计算的范围", "a further round is beyond exact arithmetic"),
        AmendError::Crew(error) => crew(error),
    }
}

fn crew(error: &NoCrew) -> Stop {
    let (zh, en) = parts(&error.problem, &error.shortfall);
    Stop::new(Exit::CannotMeet, format!("有行程配不齐抽样人员：{zh}"), format!("some tours cannot be crewed: {en}")).coded(&codes::NO_CREW)
}

/// Each Hall set in words.
fn parts(problem: &Problem, shortfall: &Shortfall) -> (String, String) {
    let said: Vec<(String, String)> = shortfall.parts(problem).iter().map(|part| words(problem, part)).collect();
    let (zh, en): (Vec<String>, Vec<String>) = said.into_iter().unzip();
    (zh.join("；"), en.join("; "))
}

fn words(problem: &Problem, part: &Shortfall) -> (String, String) {
    let names: Vec<&str> = part.nodes.iter().filter_map(|at| problem.nodes.get(*at)).map(|node| node.id.as_str()).collect();
    let mut list = names[..names.len().min(NAMES_MAX)].join(", ");
    if names.len() > NAMES_MAX {
        list += " …";
    }
    let (needed, available, missing) = (part.needed, part.available, part.missing);
    (
        format!("{list} 共需 {needed}，合格者至多能给 {available}，缺 {missing}"),
        format!("{list} need {needed}, those eligible can give {available} at most, {missing} missing"),
    )
}
