//! The day of the draw through the binary: keys, signatures, proofs, packets, escrow, void and redraw; and what is refused.

mod cli_kit;

use cli_kit::{evenhand, json, stdout, tree};
use evenhand::ceremony::{self, Lock, Stamp, Terms};
use evenhand::record::{Body, Run};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const VALUE: &str = "31415926535897932384";
const OTHER: &str = "27182818284590452353";

/// A folder with a task and keys of a planner, a witness and somebody who keeps the escrow.
struct Office(TempDir);

impl Office {
    fn open() -> Self {
        let office = Self(TempDir::new().unwrap());
        evenhand(&["new", &office.at("task")]).success();
        for (name, role) in [("planner", "planner"), ("witness", "witness")] {
            evenhand(&["key", "new", name, "--role", role, "--out", &office.at("")]).success();
        }
        evenhand(&["key", "new", "keeper", "--escrow", "--out", &office.at("")]).success();
        office
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn commit(&self, run: &str, at: &str, more: &[&str]) -> assert_cmd::assert::Assert {
        let keeper = fs::read_to_string(self.at("keeper.age-pub")).unwrap();
        let (planner, witness) = (self.at("planner.pub"), self.at("witness.pub"));
        let (task, out, keeper) = (self.at("task"), self.at(run), keeper.trim().to_owned());
        let first = ["commit", &task, "--source", "dice", "--signer", &planner, "--signer", &witness, "--escrow", &keeper];
        evenhand(&[&first[..], &["--out", &out, "--at", at], more].concat())
    }

    fn sign(&self, run: &str) {
        evenhand(&["sign", &self.at(run), "--key", &self.at("planner.key"), "--key", &self.at("witness.key")]).success();
    }

    fn draw(&self, run: &str, value: &str, at: &str) -> assert_cmd::assert::Assert {
        evenhand(&["draw", &self.at(run), "--value", value, "--at", at])
    }

    fn kinds(&self, run: &str) -> Vec<&'static str> {
        Run::at(Path::new(&self.at(run))).ledger().unwrap().entries.iter().map(|e| e.entry.body.kind()).collect()
    }
}

fn copy_public(run: &str, to: &str) {
    fs::create_dir_all(format!("{to}/public")).unwrap();
    for file in fs::read_dir(format!("{run}/public")).unwrap() {
        let from = file.unwrap().path();
        fs::copy(&from, Path::new(&format!("{to}/public")).join(from.file_name().unwrap())).unwrap();
    }
}

#[test]
fn from_keys_to_the_reveal() {
    let office = Office::open();
    let (run, public) = (office.at("run"), office.at("published"));
    let shown = stdout(office.commit("run", "2025-02-24T09:00:00", &["--key", &office.at("planner.key")]).success());
    assert!(shown.contains("witness") && !shown.contains("planner（"), "the witness is still to sign: {shown}");
    let undrawn = stdout(evenhand(&["--lang", "zh", "replay", &run]).success());
    assert!(undrawn.starts_with("一致") && undrawn.contains("尚未抽取"), "{undrawn}");
    evenhand(&["judge", &run]).success();
    evenhand(&["packets", &run, "--out", &office.at("early")]).code(2);
    let unsigned = office.draw("run", VALUE, "2025-02-25T10:00:00").code(2);
    assert!(String::from_utf8_lossy(&unsigned.get_output().stderr).contains("witness"));
    assert_eq!(office.kinds("run"), ["intent", "commitment"], "a refused draw enters nothing");
    evenhand(&["sign", &run, "--key", &office.at("witness.key")]).success();
    office.draw("run", VALUE, "2025-02-25T10:00:00").success();

    // one proof, to somebody who has the public folder alone
    copy_public(&run, &public);
    let sealed: serde_json::Value = serde_json::from_slice(&fs::read(format!("{run}/sealed/sealed.json")).unwrap()).unwrap();
    let (id, name) = (sealed["frame"][3]["id"].as_str().unwrap(), sealed["frame"][3]["name"].as_str().unwrap());
    let made = json(evenhand(&["prove", &run, name, "--out", &office.at("p.json"), "--json"]).success());
    assert_eq!(made["bytes"].as_u64().unwrap(), fs::metadata(office.at("p.json")).unwrap().len());
    let said = stdout(evenhand(&["--lang", "zh", "replay", &public, "--proof", &office.at("p.json")]).success());
    assert!(said.starts_with("一致") && said.contains(id), "{said}");
    assert!(stdout(evenhand(&["--lang", "zh", "replay", &public]).success()).starts_with("一致（仅公开部分）"));
    assert!(stdout(evenhand(&["--lang", "en", "replay", &public]).success()).starts_with("the same (public part only)"));
    let text = fs::read_to_string(office.at("p.json")).unwrap();
    fs::write(office.at("q.json"), text.replacen("\"index\":3", "\"index\":4", 1)).unwrap();
    assert!(stdout(evenhand(&["--lang", "zh", "replay", &public, "--proof", &office.at("q.json")]).code(3)).starts_with("不一致"));
    evenhand(&["replay", &public, "--proof", &office.at("none.json")]).code(2);
    evenhand(&["prove", &run, "没有这一家"]).code(2);
    evenhand(&["prove", &run, "加油站"]).code(2); // several

    packets(&office, &run, &sealed);

    // the secret file is lost; the escrow holds it
    fs::remove_file(format!("{run}/sealed/secret.json")).unwrap();
    evenhand(&["reveal", &run]).code(2);
    evenhand(&["reveal", &run, "--identity", &office.at("stranger.age-key")]).code(2);
    evenhand(&["reveal", &run, "--identity", &office.at("keeper.age-key"), "--at", "2025-09-01T09:00:00"]).success();
    evenhand(&["judge", &run]).code(3); // a revealed round is signed by everybody
    office.sign("run");
    evenhand(&["judge", &run]).success();
    assert!(stdout(evenhand(&["--lang", "zh", "replay", &run]).success()).starts_with("一致：重新推导"));
    evenhand(&["reveal", &run]).code(2);
}

fn packets(office: &Office, run: &str, sealed: &serde_json::Value) {
    evenhand(&["packets", run, "--out", &office.at("plain")]).success();
    evenhand(&["key", "new", "stranger", "--escrow", "--out", &office.at("")]).success();
    let ids: Vec<&str> = sealed["samplers"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect();
    let keeper = fs::read_to_string(office.at("keeper.age-pub")).unwrap();
    let rows: String = ids.iter().map(|id| format!("{id},{keeper}")).collect();
    fs::write(office.at("keys.csv"), format!("holder,recipient\n{rows}")).unwrap();
    evenhand(&["packets", run, "--keys", &office.at("keys.csv"), "--out", &office.at("locked")]).success();
    let plain = tree(Path::new(&office.at("plain")));
    let locked = tree(Path::new(&office.at("locked")));
    assert_eq!(plain.len(), locked.len());
    assert!(locked.keys().all(|name| name.ends_with(".html.age")));
    for (i, (name, page)) in plain.iter().enumerate() {
        let closed = format!("{}.age", name.replace("/plain/", "/locked/"));
        let out = office.at(&format!("opened-{i}.html"));
        evenhand(&["key", "open", &closed, "--identity", &office.at("stranger.age-key"), "--out", &out]).code(2);
        evenhand(&["key", "open", &closed, "--identity", &office.at("keeper.age-key"), "--out", &out]).success();
        assert_eq!(&fs::read(&out).unwrap(), page);
        owner_only(&[&PathBuf::from(&out), &PathBuf::from(name), &PathBuf::from(&closed)], 0o600);
    }
    owner_only(&[Path::new(&office.at("plain")), Path::new(&office.at("locked"))], 0o700);
    owner_only(&[Path::new(&office.at("keeper.age-key")), Path::new(&office.at("planner.key"))], 0o600);
    // nobody of a team has a key: nothing is written at all
    fs::write(office.at("few.csv"), format!("holder,recipient\n2025-W99/Z/9,{keeper}")).unwrap();
    let refused = json(evenhand(&["--json", "packets", run, "--keys", &office.at("few.csv"), "--out", &office.at("few")]).code(2));
    assert_eq!(refused["findings"][0]["code"], "unknown_holder");
    let first = json(evenhand(&["--json", "packets", run, "--out", &office.at("names")]).success());
    let day = &first["packets"][0].as_str().unwrap()[..10];
    let of_day = json(evenhand(&["--json", "packets", run, "--day", day, "--out", &office.at("day")]).success());
    assert!(of_day["packets"].as_array().unwrap().iter().all(|name| name.as_str().unwrap().starts_with(day)));
    evenhand(&["packets", run, "--day", "2031-01-01", "--out", &office.at("never")]).code(2);
    assert!(!Path::new(&office.at("few")).exists() && !Path::new(&office.at("never")).exists());
}

#[cfg(unix)]
fn owner_only(paths: &[impl AsRef<Path>], mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    for path in paths.iter().map(AsRef::as_ref) {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
    }
}

#[cfg(not(unix))]
fn owner_only(_: &[impl AsRef<Path>], _: u32) {}

#[test]
fn a_void_and_its_one_redraw() {
    let office = Office::open();
    let (run, again) = (office.at("run"), office.at("again"));
    office.commit("run", "2025-02-24T09:00:00", &[]).success();
    office.sign("run");
    office.draw("run", VALUE, "2025-02-25T10:00:00").success();
    office.commit("too-early", "2025-02-25T11:00:00", &["--replaces", &run]).code(2);
    let void = ["void", &run, "--reason", "一枚骰子掉在地上", "--approver", "某局长"];
    evenhand(&[&void[..4], &["--approver", " "]].concat()).code(2);
    evenhand(&[&void[..], &["--at", "2025-02-25T11:00:00"]].concat()).success();
    evenhand(&void).code(2);
    evenhand(&["packets", &run, "--out", &office.at("packets")]).code(2);
    office.commit("again", "2025-02-26T09:00:00", &["--replaces", &run]).success();
    office.commit("third", "2025-02-26T09:00:00", &["--replaces", &run]).code(2);
    assert!(!Path::new(&office.at("third")).exists());
    office.sign("again");
    office.draw("again", OTHER, "2025-02-27T10:00:00").success();
    let first = ["intent", "commitment", "source", "result", "void"];
    assert_eq!(office.kinds("run"), [&first[..], &["intent"]].concat(), "the voided RUN knows that it was replaced");
    assert_eq!(office.kinds("again"), [&first[..], &["intent", "commitment", "source", "result"]].concat());
    for folder in [&run, &again] {
        evenhand(&["judge", folder]).success();
        evenhand(&["replay", folder]).success();
    }
}

#[test]
fn two_processes_never_act_at_once() {
    let office = Office::open();
    let run = office.at("run");
    office.commit("run", "2025-02-24T09:00:00", &[]).success();
    office.sign("run");
    let before = tree(Path::new(&run));
    let held = Lock::take(&Run::at(Path::new(&run))).unwrap();
    for arguments in [
        &["draw", &run, "--value", VALUE][..],
        &["sign", &run, "--key", &office.at("planner.key")],
        &["void", &run, "--reason", "r", "--approver", "a"],
        &["reveal", &run],
    ] {
        let done = evenhand(arguments).code(2);
        assert!(String::from_utf8_lossy(&done.get_output().stderr).contains("另一个进程"), "{arguments:?}");
    }
    assert_eq!(tree(Path::new(&run)), before);
    evenhand(&["replay", &run]).success(); // looking is no act
    drop(held);
    office.draw("run", VALUE, "2025-02-25T10:00:00").success();
}

#[test]
fn an_interrupted_draw_goes_on_with_its_values() {
    let office = Office::open();
    office.commit("run", "2025-02-24T09:00:00", &[]).success();
    office.sign("run");
    let run = Run::at(Path::new(&office.at("run")));
    let terms = Terms { at: Stamp::parse("2025-02-25T10:00:00").unwrap(), keys: &[] };
    ceremony::sourced(&run, &run.commitment().unwrap().commitment, &[VALUE.to_owned()], terms).unwrap();
    let said = stdout(evenhand(&["--lang", "zh", "replay", &office.at("run")]).success());
    assert!(said.contains("抽取中断"), "{said}");
    office.draw("run", OTHER, "2025-02-25T10:05:00").code(2);
    office.draw("run", VALUE, "2025-02-25T10:05:00").success();
    office.draw("run", VALUE, "2025-02-25T10:10:00").code(2);
    let ledger = run.ledger().unwrap();
    let values: Vec<_> =
        ledger.entries.iter().filter_map(|e| if let Body::Source { values } = &e.entry.body { Some(values) } else { None }).collect();
    assert_eq!(values, [&[VALUE.to_owned()]]);
    evenhand(&["judge", &office.at("run")]).success();
}

#[test]
fn time_does_not_run_backward() {
    let office = Office::open();
    office.commit("run", "2025-02-24T09:00:00", &[]).success();
    office.sign("run");
    let before = tree(Path::new(&office.at("run")));
    office.draw("run", VALUE, "2025-02-24T08:59:59").code(2);
    office.draw("run", VALUE, "昨天").code(2);
    evenhand(&["void", &office.at("run"), "--reason", "r", "--approver", "a", "--at", "2024-01-01T00:00:00"]).code(2);
    assert_eq!(tree(Path::new(&office.at("run"))), before);
    office.draw("run", VALUE, "2025-02-24T09:00:00").success();
}

#[test]
fn keys_are_what_they_say() {
    let office = Office::open();
    evenhand(&["key", "new", "planner", "--out", &office.at("")]).code(2); // taken
    evenhand(&["key", "new", "a/b", "--out", &office.at("")]).code(2);
    let commit = |more: &[&str]| evenhand(&[&["commit", &office.at("task"), "--source", "dice", "--out", &office.at("x")], more].concat());
    commit(&["--escrow", "age1nobody"]).code(2);
    let secret = fs::read_to_string(office.at("keeper.age-key")).unwrap();
    let secret = secret.lines().last().unwrap();
    let done = commit(&["--escrow", secret]).code(2);
    assert!(!String::from_utf8_lossy(&done.get_output().stderr).contains(secret), "a secret key in the wrong place is not repeated");
    commit(&["--signer", &office.at("planner.key")]).code(2); // the secret half is not handed over
    commit(&["--key", &office.at("planner.key")]).code(2); // none of the signers
    commit(&["--escrow", fs::read_to_string(office.at("keeper.age-pub")).unwrap().trim(), "--public"]).code(2);
    assert!(!Path::new(&office.at("x")).exists());
    // the escrow opens into the very file that was lost
    office.commit("run", "2025-02-24T09:00:00", &[]).success();
    let (escrow, out) = (format!("{}/sealed/escrow.age", office.at("run")), office.at("back.json"));
    evenhand(&["key", "open", &escrow, "--identity", &office.at("keeper.age-key"), "--out", &out]).success();
    assert_eq!(fs::read(&out).unwrap(), fs::read(format!("{}/sealed/secret.json", office.at("run"))).unwrap());
    evenhand(&["key", "open", &escrow, "--identity", &office.at("keeper.age-key"), "--out", &out]).code(2); // taken
}
