//! Solutions in the form of CVRPLIB.

use super::instance::Instance;
use super::search::Answer;
use std::fmt::Write;

/// `Route #1: 3 1 2`, one line for each route, and `Cost 123`.
pub fn solution_text(instance: &Instance, answer: &Answer) -> String {
    let mut text = String::new();
    for (i, route) in answer.routes.iter().enumerate() {
        let customers: Vec<String> = route.iter().map(u32::to_string).collect();
        let _ = writeln!(text, "Route #{}: {}", i + 1, customers.join(" "));
    }
    let _ = writeln!(text, "Cost {}", instance.cost_text(answer.cost));
    text
}
