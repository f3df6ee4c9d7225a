//! `task.toml`: the plan as printed, or its proportional part for a small frame.

use super::setting::{CountyRule, PlanLine};
use super::world::World;
use crate::record::{QuotaKind, Scope};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Write the task file.
pub(super) fn write(world: &World, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(text(world).as_bytes())
}

fn text(world: &World) -> String {
    let mut text = head(world);
    put_groups(world, &mut text);
    for line in world.setting.lines {
        if let Some(quota) = Quota::of(world, line) {
            put_line(world, line, &quota, &mut text);
        }
    }
    text
}

/// Shared quotas; one whose part of a small frame is no batch goes with its lines.
fn put_groups(world: &World, text: &mut String) {
    let mut seen = Vec::new();
    for line in world.setting.lines {
        if let Some(group) = line.group.filter(|group| !seen.contains(group)) {
            seen.push(group);
            if let Some(quota) = Quota::of(world, line) {
                text.push_str(&format!("\n[[group]]\nid = \"{group}\"\nbatches = {}\n", quota.batches));
            }
        }
    }
}

fn head(world: &World) -> String {
    let (setting, (zh, en)) = (world.setting, world.setting.title);
    let (part_zh, part_en) = if world.is_whole() { ("", "") } else { ("(按比例缩小)", " (scaled down)") };
    let (real_zh, real_en) = if setting.real {
        (
            "抽查计划表为真实文件所载;企业、检验所、抽样人员、历史记录均为虚构。",
            "The plan table is real; enterprises, labs, samplers and history are made up.",
        )
    } else {
        ("全部为虚构。", "Everything is made up.")
    };
    let stated = if world.is_whole() {
        format!(
            "# 表中合计行所印。 The total row as printed.\nstated_total = {}\nstated_own_total = {}\n",
            setting.stated.0, setting.stated.1
        )
    } else {
        String::new()
    };
    format!(
        "# {real_zh}\n\
         # {real_en}\n\
         # evenhand generate --like {name} --enterprises {enterprises} --seed {seed}\n\
         format = \"evenhand-task/1\"\n\n\
         [task]\nid = \"{name}\"\ntitle = \"{zh}{part_zh}\"\ntitle_en = \"{en}{part_en}\"\n\
         {info}issued = \"{issued}\"\nas_of = \"{issued}\"\n{stated}synthetic = true\n\n{rest}",
        name = setting.name,
        enterprises = world.enterprises,
        seed = world.seed,
        info = setting.info,
        issued = setting.issued,
        rest = setting.head,
    )
}

/// Numbers of a line in this world.
pub(super) struct Quota {
    /// Batches of the line.
    pub batches: u64,
    /// At least and at most, by county; empty if there is no limit.
    pub counties: Vec<(&'static str, u64, Option<u64>)>,
    /// Batches by lab; none is zero.
    pub labs: Vec<(&'static str, u64)>,
}

impl Quota {
    /// The numbers, or nothing if the line's part of a small frame is no batch. Minimums by county never shrink to no batch
    /// in all: such a line keeps one, so that every frame has a plan.
    pub fn of(world: &World, line: &PlanLine) -> Option<Self> {
        let ids = world.setting.counties.iter().map(|c| c.id);
        let (batches, counties) = match line.counties {
            CountyRule::None | CountyRule::Only(_) => (world.scaled(line.batches), Vec::new()),
            CountyRule::AtMost(most) => (world.scaled(line.batches), ids.map(|c| (c, 0, Some(most))).collect()),
            CountyRule::AtLeast(least) => {
                let counties: Vec<_> = ids.zip(least).map(|(c, &n)| (c, world.scaled(n), None)).collect();
                (counties.iter().map(|(_, n, _)| n).sum::<u64>().max(1), counties)
            }
        };
        (batches > 0).then(|| Self { batches, counties, labs: lab_shares(line, batches) })
    }
}

/// The first lab has what the others leave.
fn lab_shares(line: &PlanLine, batches: u64) -> Vec<(&'static str, u64)> {
    let others: Vec<_> = line.labs[1..].iter().map(|&(lab, printed)| (lab, printed * batches / line.batches)).collect();
    let first = (line.labs[0].0, batches - others.iter().map(|(_, n)| n).sum::<u64>());
    std::iter::once(first).chain(others).filter(|(_, n)| *n > 0).collect()
}

fn put_line(world: &World, line: &PlanLine, quota: &Quota, text: &mut String) {
    text.push('\n');
    for remark in line.remarks {
        text.push_str(&format!("# {remark}\n"));
    }
    let row_no: u32 = line.id[3..].parse().expect("ids of lines end with the printed row");
    let products: Vec<String> = line.products.iter().map(|p| quoted(world.setting.product_name(p))).collect();
    let scopes: Vec<String> = line.scopes.iter().map(|s| quoted(scope(*s))).collect();
    write!(
        text,
        "[[line]]\nid = \"{}\"\nrow_no = {row_no}\ntitle = \"{}\"\nproducts = [{}]\nscopes = [{}]\n{}",
        line.id,
        line.title,
        products.join(", "),
        scopes.join(", "),
        match line.group {
            Some(group) => format!("group = \"{group}\"\n"),
            None => format!("batches = {}\nkind = \"{}\"\n", quota.batches, if line.kind == QuotaKind::Min { "min" } else { "exact" }),
        },
    )
    .expect("text takes text");
    put_counties(line, quota, text);
    let lab = |(lab, n): &(&str, u64)| match line.group {
        Some(_) => format!("{{ lab = \"{lab}\" }}"),
        None => format!("{{ lab = \"{lab}\", batches = {n} }}"),
    };
    let labs: Vec<String> = quota.labs.iter().map(lab).collect();
    write!(
        text,
        "window_text = \"{}\"\nwindow = {{ from = \"{}\", to = \"{}\" }}\nreport_by = \"{}\"\ntest_days = {}\ndelivery_days = 1\n\
         organiser = \"{}\"\norg = \"{}\"\nlabs = [{}]\nminutes_per_batch = 25\n",
        line.window.0,
        line.window.1,
        line.window.2,
        line.report_by,
        line.test_days,
        line.organiser,
        line.org,
        labs.join(", "),
    )
    .expect("text takes text");
}

fn put_counties(line: &PlanLine, quota: &Quota, text: &mut String) {
    if let CountyRule::Only(listed) = line.counties {
        let listed: Vec<String> = listed.iter().map(|c| format!("{{ county = \"{c}\" }}")).collect();
        text.push_str(&format!("counties = [{}]\ncounties_only = true\n", listed.join(", ")));
        return;
    }
    if quota.counties.is_empty() {
        return;
    }
    text.push_str("counties = [\n");
    for (county, least, most) in &quota.counties {
        match most {
            Some(most) => text.push_str(&format!("  {{ county = \"{county}\", min = {least}, max = {most} }},\n")),
            None => text.push_str(&format!("  {{ county = \"{county}\", min = {least} }},\n")),
        }
    }
    text.push_str("]\n");
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Producer => "producer",
        Scope::Seller => "seller",
    }
}
