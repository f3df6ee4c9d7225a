//! `pack RUN`: other wishes, another plan, the same RUN.

mod cli_kit;

use cli_kit::{evenhand, json, stdout, tree};
use serde_json::Value;

#[test]
fn wishes_change_the_plan_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    evenhand(&["generate", "--like", "prefecture", "--visits", "40", "--seed", "3", "--out", &path("task")]).success();
    evenhand(&["commit", &path("task"), "--source", "dice", "--public", "--out", &path("run")]).success();
    evenhand(&["draw", &path("run"), "--value", "27182818284590452353"]).success();
    let before = tree(folder.path());
    let packed = |wishes: &[&str]| -> Value {
        json(evenhand(&[&["pack", &path("run"), "--iterations", "3000", "--json"], wishes].concat()).success())
    };
    let (plain, trips, early) = (packed(&[]), packed(&["--day-trips", "--no-lab-limits"]), packed(&["--prefer", "earliest"]));
    let of = |plan: &Value, key: &str| plan["totals"][key].as_u64().unwrap();
    assert_eq!((of(&plain, "visits"), of(&trips, "visits"), of(&early, "visits")), (40, 40, 40));
    assert_eq!(plain["iterations"], 3000);
    // a wider week of the labs and no night on the road
    assert_eq!(of(&trips, "nights"), 0);
    // 40 visits in four quarters of the year wait for weeks unless waiting is priced
    assert!(of(&early, "waiting") < of(&plain, "waiting"), "{early} {plain}");
    assert_eq!(plain, packed(&[]), "the same wishes, the same plan");
    assert!(tree(folder.path()) == before, "the RUN is as it was");

    let out = path("plan.json");
    let words = stdout(evenhand(&["--lang", "en", "pack", &path("run"), "--iterations", "100", "--out", &out]).success());
    assert!(words.contains("under these wishes") && words.contains("the record is unchanged"), "{words}");
    assert_eq!(serde_json::from_slice::<Value>(&std::fs::read(&out).unwrap()).unwrap()["iterations"], 100);
    // a proved gap needs a proof, and ends the search before its budget
    evenhand(&["pack", &path("run"), "--within", "50"]).code(2);
    evenhand(&["bound", &path("run")]).success();
    assert!(packed(&["--within", "100000"])["iterations"] == 0);
    evenhand(&["pack", &path("run"), "--out", &out]).code(2);
    evenhand(&["pack", &path("nowhere")]).code(2);
    evenhand(&["pack"]).code(2);
    evenhand(&["pack", &path("run"), "--instance", &out]).code(2);
    evenhand(&["pack", "--instance", &out, "--day-trips"]).code(2);
}
