//! Rules over what was read: one rule, one function, one code.

mod calendar;
mod counties;
mod deadlines;
mod enterprise_codes;
mod labs;
mod limits;
mod organisers;
mod past;
mod profile;
mod roster;
mod rows;
mod sites;
mod totals;
mod vehicles;
mod windows;

use super::draft::Draft;
use crate::intake::Sink;

/// Rules that need no sound facts: each says what it can with what could be read.
pub(super) fn run(draft: &Draft, sink: &Sink) {
    let rules: &[fn(&Draft, &Sink)] = &[
        enterprise_codes::credit_code,
        sites::far_from_county,
        sites::synthetic_frame,
        past::history_after_as_of,
        past::as_of_before_issued,
        calendar::outside_calendar,
        windows::window_past,
        windows::window_cut_by_issue_day,
        windows::window_starts_on_rest_day,
        windows::no_possible_day,
        deadlines::window_beyond_last_report,
        deadlines::deadline_on_rest_day,
        deadlines::deadline_before_window_end,
        deadlines::deadlines_across_rest,
        limits::county_and_scope_limits,
        limits::county_limits,
        limits::scope_limits,
        labs::lab_not_accredited,
        totals::group_unused,
        totals::plan_too_large,
        totals::total_differs,
        totals::minimum_is_floor,
        rows::group_split_open,
        rows::title_repeats,
        organisers::organiser_outside_own_total,
        counties::county_choice_open,
        roster::no_qualified_sampler,
        roster::teams_exceed_roster,
        vehicles::no_vehicle,
        profile::unknown_profile,
        profile::rule_differs_from_profile,
        profile::notice_notes,
        profile::copies_missing_enterprise,
        profile::form_name_varies,
        profile::form_columns_open,
        profile::lab_nearest_proposal,
    ];
    for rule in rules {
        rule(draft, sink);
    }
}
