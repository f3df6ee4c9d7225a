//! What the notice behind the rule profile says.

use crate::base::{LabId, Metres, Point};
use crate::check::draft::Draft;
use crate::check::profiles::{Profile, Weight};
use crate::intake::{Sink, codes};
use crate::record::{Lab, Line};

fn of(draft: &Draft) -> Option<&'static Profile> {
    Profile::find(&draft.rules.as_ref()?.profile)
}

/// A profile nobody knows.
pub(super) fn unknown_profile(draft: &Draft, sink: &Sink) {
    if let (Some(rules), None) = (&draft.rules, of(draft)) {
        let name = &rules.profile;
        let what = (format!("没有规则档案“{name}”"), format!("there is no rule profile {name:?}"));
        sink.add(&codes::UNKNOWN_PROFILE, draft.key("rules.profile"), what);
    }
}

/// Rules that are not those of the profile.
pub(super) fn rule_differs_from_profile(draft: &Draft, sink: &Sink) {
    let (Some(rules), Some(profile)) = (&draft.rules, of(draft)) else { return };
    let pairs = [
        ("batches_per_enterprise_max", rules.batches_per_enterprise_max),
        ("batches_per_large_retail_max", rules.batches_per_large_retail_max),
        ("repeat_months", u64::from(rules.repeat_months)),
        ("team_size", rules.team_size),
    ];
    for (name, have) in pairs {
        let rule = profile.rule(name);
        if let (Some(want), Some(rule)) = (profile.number(name).filter(|&want| want != have), rule) {
            let (of, source) = (&profile.name, &rule.source);
            let what = (format!("{name} 是 {have}，{of} 是 {want}（{source}）"), format!("{name} is {have}, {of} has {want} ({source})"));
            sink.add(&codes::RULE_DIFFERS_FROM_PROFILE, draft.key(&format!("rules.{name}")), what);
        }
    }
}

/// What the notice leaves open, contradicts itself in, or is often misread in: one finding each, with the advice.
pub(super) fn notice_notes(draft: &Draft, sink: &Sink) {
    for (profile, note) in of(draft).into_iter().flat_map(|p| p.notes.iter().map(move |n| (p, n))) {
        let code = match note.severity {
            Weight::Warning => &codes::NOTICE_GAP,
            Weight::Note => &codes::NOTICE_NOTE,
        };
        let what = (format!("{}：{}", profile.document, note.zh), format!("{}: {}", profile.document, note.en));
        sink.add_with_mend(code, draft.key("rules.profile"), what, (note.mend_zh.clone(), note.mend_en.clone()));
    }
}

/// I-14: the copies listed leave out the enterprise the notice is addressed to.
pub(super) fn copies_missing_enterprise(draft: &Draft, sink: &Sink) {
    let Some((profile, copies)) = of(draft).and_then(|p| p.copies.map(|c| (p, c))) else { return };
    if copies.sampled_enterprise > 0 {
        return;
    }
    let (document, stated, a, n, o) =
        (&profile.document, copies.stated, copies.authority, copies.nominal_producer, copies.outside_authority);
    let zh = format!(
        "{document} 的结果通知单一式 {stated} 份：组织单位 {a}、标称生产企业 {n}（流通领域）、州外同级部门 {o}（不合格），没有被抽样单位自己的"
    );
    let en = format!(
        "{document}: {stated} copies of the result notice go to the authority ({a}), the nominal producer ({n}, seller scope) and the outside authority ({o}, if it fails); none to the sampled enterprise itself"
    );
    sink.add(&codes::COPIES_MISSING_ENTERPRISE, draft.key("rules.profile"), (zh, en));
}

/// I-15: one annex, several names.
pub(super) fn form_name_varies(draft: &Draft, sink: &Sink) {
    for form in of(draft).into_iter().flat_map(|p| &p.forms).filter(|f| f.names.len() > 1) {
        let what =
            (format!("{}又称：{}", form.annex, form.names.join("、")), format!("{} is called {}", form.annex, form.names.join(" and ")));
        sink.add(&codes::FORM_NAME_VARIES, draft.key("rules.profile"), what);
    }
}

/// I-15: a table that is named, but not shown.
pub(super) fn form_columns_open(draft: &Draft, sink: &Sink) {
    for form in of(draft).into_iter().flat_map(|p| &p.forms).filter(|f| !f.columns_given) {
        let Some(name) = form.names.first() else { continue };
        let annex = &form.annex;
        let what = (format!("{annex}《{name}》没有给出栏目"), format!("the columns of {annex} ({name}) are not given"));
        sink.add(&codes::FORM_COLUMNS_OPEN, draft.key("rules.profile"), what);
    }
}

/// I-16: the notice names no lab but asks for the nearest; say which accredited lab that is, line by line.
pub(super) fn lab_nearest_proposal(draft: &Draft, sink: &Sink) {
    if !of(draft).is_some_and(|p| p.nearest_lab) || draft.lines.is_empty() || draft.labs.is_empty() {
        return;
    }
    let mut elsewhere = Vec::new();
    for line in &draft.lines {
        let Some(nearest) = nearest_lab(draft, &line.value) else { continue };
        if !line.value.labs.iter().any(|l| l.lab == *nearest) {
            elsewhere.push(format!("{} → {nearest}", line.value.id));
        }
    }
    let (zh, en) = if elsewhere.is_empty() {
        (
            "通知没有指定检验机构（合法就近就便）；任务里的机构都是有资质的最近一家".to_owned(),
            "the notice names no lab (the nearest lawful one); the labs of the task are the nearest accredited".to_owned(),
        )
    } else {
        let list = elsewhere.join("；");
        (
            format!("通知没有指定检验机构（合法就近就便）；有资质的最近机构另有：{list}"),
            format!("the notice names no lab (the nearest lawful one); the nearest accredited lab is another one for {list}"),
        )
    };
    sink.add(&codes::LAB_NEAREST_PROPOSAL, draft.key("rules.profile"), (zh, en));
}

/// The accredited lab with the least sum of distances to the seats of the line's counties; ties by id.
fn nearest_lab<'a>(draft: &'a Draft, line: &Line) -> Option<&'a LabId> {
    let of_line = |c: &crate::base::CountyId| line.counties.is_empty() || line.counties.iter().any(|l| l.county == *c);
    let seats: Vec<Point> = draft.counties.iter().filter(|c| of_line(&c.value.id)).map(|c| c.value.seat).collect();
    let distance = |lab: &Lab| seats.iter().map(|&s| lab.at.great_circle(s)).sum::<Metres>();
    let accredited = draft.labs.iter().map(|l| &l.value).filter(|lab| line.products.iter().all(|p| lab.products.contains(p)));
    accredited.min_by(|a, b| (distance(a), &a.id).cmp(&(distance(b), &b.id))).map(|lab| &lab.id)
}
