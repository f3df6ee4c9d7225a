//! What stands around the summary: the verdict, the question box, what the file is.

use crate::record::Commitment;
use maud::{Markup, html};

/// Where the verdict appears.
pub fn verdict() -> Markup {
    html! {
        section #verdict .verdict role="status" aria-live="polite" aria-atomic="true" aria-busy="true" {
            p.big { "核对中… " span.en lang="en" { "checking" } }
            noscript { p { "核对需要浏览器允许脚本运行；脚本都在本文件内，不联网。" } p.en lang="en" { "Checking needs scripts; they all stand in this file and ask nobody." } }
        }
    }
}

/// The question box.
pub fn why() -> Markup {
    html! {
        section #why aria-labelledby="why-title" {
            h2 #why-title { "为什么是这家，为什么不是 " span.en lang="en" { "Why this one, why not" } }
            form #ask role="search" {
                label for="who" { "企业名称或统一社会信用代码（可以只写一部分） " span.en lang="en" { "name or code of an enterprise, or a part of it" } }
                input #who type="search" name="who" autocomplete="off" spellcheck="false";
                button type="submit" { "查询 " span.en lang="en" { "ask" } }
            }
            div #answer aria-live="polite" {}
        }
    }
}

/// The top of a capsule that carries the public part only.
pub fn public(commitment: &Commitment) -> Markup {
    let task = &commitment.plan.facts.task;
    html! {
        header {
            p.over { (task.authority) " · " (task.basis) }
            h1 { (task.title) }
            p.en lang="en" { (task.title_en) }
            p.marks {
                span.mark { "只含公开部分 " i { "public part only" } }
                @if task.synthetic { span.mark { "合成名录，企业均为虚构 " i { "synthetic frame" } } }
            }
            p { "本文件不含任何企业名称、代码和人员。名录、抽签记录和保密数仍由组织者封存；最后一次上门后公开，届时可从头重放。" }
            p.en lang="en" { "This file names no enterprise and no person. The frame, the draw and the secret stay sealed until the last visit; then everything can be replayed." }
            table.kv {
                tr { th { "承诺" span.en lang="en" { "commitment" } } td.mono { (commitment.commitment) } }
                tr { th { "名录根" span.en lang="en" { "frame root" } } td.mono { (commitment.plan.frame.root) " (" (commitment.plan.frame.rows) ")" } }
                tr { th { "保密数摘要" span.en lang="en" { "secret hash" } } td.mono { (commitment.plan.secret_hash) } }
            }
        }
    }
}

/// A warning over a capsule that carries what is still sealed.
pub fn internal() -> Markup {
    html! {
        p.internal role="note" { strong { "内部文件，公开保密数之前不得外传 " } span lang="en" { "Internal: holds the sealed part and the secret. Do not hand over before the reveal." } }
    }
}

/// What the file is and which files it carries.
pub fn footer(files: &[(String, String)]) -> Markup {
    html! {
        footer {
            p { "本页由 " code { "evenhand report" } " 写成，内含记录与重放程序（与 " code { "audit/replay.js" } " 相同），打开时自行核对，不联网。签名本身与行程规则请用 " code { "evenhand judge" } " 核对。" }
            p.en lang="en" { "Written by " code { "evenhand report" } "; it carries the record and the replayer (" code { "audit/replay.js" } "), checks itself when opened and asks nobody. Signatures themselves and the rules of tours: " code { "evenhand judge" } "." }
            p.digest { @for (name, text) in files { (name) " (" (text.len()) ") " } }
        }
    }
}
