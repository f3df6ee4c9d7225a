//! Verbs, arguments, exit codes, progress: one file per verb.

mod acting;
mod amend;
mod audit;
mod bound;
mod cannot;
mod check;
mod coded;
mod commit;
mod demo;
mod desk;
mod diff;
mod draw;
mod exit;
mod files;
mod findings;
mod generate;
mod incidents;
mod interrupt;
mod judge;
mod key;
mod lottery;
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
mod travel;
mod unlock;
mod void;
mod why;

pub use exit::Exit;

use crate::base::Lang;
use clap::{Parser, Subcommand};
use desk::Desk;
use stop::Stop;

/// 产品质量监督抽查“双随机”：公开种子、配额精确、可重放 · double-random supervision sampling: seeded, quota-exact, replayable
#[derive(Debug, Parser)]
#[command(name = "evenhand", version, after_help = EXIT_CODES)]
struct Arguments {
    /// 语言 zh 或 en(默认随系统) · language, zh or en (default: the system's)
    #[arg(long, global = true)]
    lang: Option<Lang>,
    /// 标准输出只写一份 JSON · one JSON document on standard output
    #[arg(long, global = true)]
    json: bool,
    /// 不说明过程，不显示进度 · no narration, no progress
    #[arg(long, global = true)]
    quiet: bool,
    #[command(subcommand)]
    verb: Verb,
}

const EXIT_CODES: &str = "\
退出码 · exit codes: 0 正常 fine, 1 程序或机器出错 our fault, 2 输入被拒绝 input refused,\n\
3 重放或核对不符 replay or judge says no, 4 无法满足 cannot be met";

#[derive(Debug, Subcommand)]
enum Verb {
    /// 在内置情景上走完全程 · the whole story on the embedded scenario
    Demo(demo::Demo),
    /// 写出一个示例任务 · an example task to fill in
    New(new::New),
    /// 生成任意规模的合成任务 · a synthetic task of any size
    Generate(generate::Generate),
    /// 检查任务：一次列出全部问题 · everything wrong or worth knowing about a task
    Check(check::Check),
    /// 向 OSRM 服务查询路程，写入任务 · measured roads from an OSRM service into the task
    Travel(travel::Travel),
    /// 种子产生之前冻结一切 · freeze everything before the seed exists
    Commit(commit::Commit),
    /// 用公布的数值抽取、排行程、派人 · draw, pack and dispatch with the public value
    Draw(draw::Draw),
    /// 签名密钥与加密密钥 · keys that sign the ledger, and keys that open files
    Key(key::Key),
    /// 给本轮台账签名 · sign the round's entries
    Sign(sign::Sign),
    /// 作废：写明原因和批准人，不删除任何内容 · this draw does not count; nothing is deleted
    Void(void::Void),
    /// 最后一次上门后公开保密数 · make the secret public after the last visit
    Reveal(reveal::Reveal),
    /// 每队每天一份任务单，可加密 · one page for each team and day, encrypted if there are keys
    Packets(packets::Packets),
    /// 为一家企业出具证明 · a proof about one enterprise, checkable with public/ alone
    Prove(prove::Prove),
    /// 重新推导并逐行比较，核对台账或证明 · derive again and compare; check the ledger, or a proof
    Replay(replay::Replay),
    /// 不用引擎，逐条规则核对 · every rule, checked without the engine
    Judge(judge::Judge),
    /// 给审计的一页：一致与否、核对了什么、该留意什么 · one page for an auditor: consistent or not, and what to look at
    Audit(audit::Audit),
    /// 两个 RUN 有何不同、带来什么 · what differs between two RUNs, and what that did
    Diff(diff::Diff),
    /// 证明计划离最优最多差多少 · how far the plan can be from the best possible, proved
    Bound(bound::Bound),
    /// 回答为什么抽中、备选、未中或排除 · why someone was drawn, stands by, was not drawn or is out
    Why(why::Why),
    /// 情况处理：备选补入，行程修补 · incidents: alternates come, tours are repaired
    Amend(amend::Amend),
    /// 由记录生成网页与表格 · page and tables from the record
    Report(report::Report),
    /// 抽取很多次，与精确概率比较 · many draws compared with the exact probabilities
    Simulate(simulate::Simulate),
    /// 供当众摇号的完整方案 · whole plans, one of which an urn decides
    Lottery(lottery::Lottery),
    /// 标准车辆路径算例 · routes for a standard vehicle routing instance
    Pack(pack::Pack),
    /// 由检验结果推断不合格率 · failing shares from the labs' results
    Statistics(statistics::Statistics),
}

impl Verb {
    fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        match self {
            Verb::Demo(verb) => verb.run(desk),
            Verb::New(verb) => verb.run(desk),
            Verb::Generate(verb) => verb.run(desk),
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
            Verb::Simulate(verb) => verb.run(desk),
            Verb::Lottery(verb) => verb.run(desk),
            Verb::Pack(verb) => verb.run(desk),
            Verb::Statistics(verb) => verb.run(desk),
        }
    }
}

/// Runs the program with the arguments of this process.
pub fn run() -> Exit {
    let arguments = Arguments::parse();
    let desk = Desk { lang: arguments.lang.unwrap_or_else(system_lang), json: arguments.json, quiet: arguments.quiet };
    arguments.verb.run(&desk).unwrap_or_else(|stop| desk.stop(&stop))
}

/// `LC_ALL` before `LANG`; Chinese unless they say English.
fn system_lang() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|text| !text.is_empty());
    let text = set("LC_ALL").or_else(|| set("LANG")).unwrap_or_default();
    if text.starts_with("en") { Lang::En } else { Lang::Zh }
}
