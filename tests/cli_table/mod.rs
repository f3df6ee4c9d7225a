//! A small task and every state a RUN can be in, in a folder with a blank and Chinese characters in its name.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The folders.
pub struct World {
    folder: tempfile::TempDir,
    made: AtomicU64,
}

/// What a run of the program left.
pub struct Said {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl World {
    /// Makes the task and the RUNs.
    pub fn new() -> Self {
        let world = Self { folder: tempfile::Builder::new().prefix("抽查 任务 ").tempdir().unwrap(), made: AtomicU64::new(0) };
        let did = |arguments: &str| {
            let said = world.say(arguments, &["--lang", "zh"]);
            assert_eq!(said.exit, 0, "{arguments}: {}{}", said.out, said.err);
        };
        did("new {/task}");
        did("commit {/task} --source dice --out {/frozen} --at 2025-02-24T09:00:00");
        fs::create_dir(world.path("drawn")).unwrap();
        copy(&world.path("frozen"), &world.path("drawn"));
        did("draw {/drawn} --value 31415926535897932384 --at 2025-02-25T09:00:00");
        // without a secret, what follows is the same every time
        did("commit {/task} --source dice --public --out {/open} --at 2025-02-24T09:00:00");
        did("draw {/open} --value 31415926535897932384 --at 2025-02-25T09:00:00");
        copy(&world.path("drawn"), &world.path("revealed"));
        did("reveal {/revealed} --at 2025-12-31T09:00:00");
        copy(&world.path("frozen"), &world.path("void"));
        did("void {/void} --reason 网络中断 --approver 李批准 --at 2025-02-24T10:00:00");
        copy(&world.path("drawn"), &world.path("bounded"));
        did("bound {/bounded} --rounds 40");
        copy(&world.path("drawn"), &world.path("public"));
        fs::remove_dir_all(world.path("public/sealed")).unwrap();
        copy(&world.path("drawn"), &world.path("altered"));
        let record = fs::read_to_string(world.path("altered/sealed/record.json")).unwrap();
        fs::write(world.path("altered/sealed/record.json"), record.replacen("\"forced\":false", "\"forced\":true", 1)).unwrap();
        did("key new 王见证 --out {/}");
        did("key new 李保管 --escrow --out {/}");
        did("commit {/task} --source dice --signer {/王见证.pub} --out {/unsigned} --at 2025-02-24T09:00:00");
        did("simulate {/task} --from 0 --to 20 --out {/a.tally}");
        did("simulate {/task} --from 20 --to 40 --out {/b.tally}");
        did(&format!("prove {{/drawn}} {} --out {{/a.proof}}", world.first("enterprise")));
        world.files();
        world
    }

    /// The page of the program itself.
    pub fn help() -> String {
        let done = Command::cargo_bin("evenhand").unwrap().args(["--lang", "en", "--help"]).output().unwrap();
        String::from_utf8(done.stdout).unwrap()
    }

    fn files(&self) {
        copy(&self.path("task"), &self.path("broken"));
        fs::write(self.path("broken/labs.csv"), "编号\nL1\n").unwrap();
        fs::write(self.path("broken/products.csv"), [0xff, 0xfe, 0x00, 0x01]).unwrap();
        copy(&self.path("task"), &self.path("small"));
        let frame = fs::read_to_string(self.path("small/enterprises.csv")).unwrap();
        let few: Vec<&str> = frame.lines().filter(|line| !line.starts_with('#')).take(3).collect();
        fs::write(self.path("small/enterprises.csv"), few.join("\n") + "\n").unwrap();
        let (enterprise, line) = (self.first("enterprise"), self.first("line"));
        let open = &self.record("open")["draw"]["batches"][0];
        let (of, under) = (open["enterprise"].as_str().unwrap(), open["line"].as_str().unwrap());
        fs::write(self.path("incidents.csv"), format!("企业,产品行,情况,日期,依据,批准人\n{of},{under},停业,2025-03-25,照片,李批准\n"))
            .unwrap();
        fs::write(self.path("bad-incidents.csv"), "企业,产品行,情况,日期,依据,批准人\n,,丢失,2025-02-30,照片,\n").unwrap();
        fs::write(self.path("results.csv"), self.results("合格")).unwrap();
        fs::write(self.path("bad-results.csv"), format!("产品行,企业,结果\n{line},{enterprise},良好\n{line},,合格\n")).unwrap();
        fs::write(self.path("bad-keys.csv"), "持有人,公钥\n没有的人,age1x\n").unwrap();
        let key = fs::read_to_string(self.path("李保管.age-pub")).unwrap();
        let rows: Vec<String> = self.tours().iter().map(|tour| format!("{tour},{}\n", key.trim())).collect();
        fs::write(self.path("keys.csv"), format!("持有人,公钥\n{}", rows.concat())).unwrap();
        fs::write(self.path("bad.proof"), "{}").unwrap();
    }

    /// A place in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program. `{/x}` is a path of the folder, `{new}` a fresh one, `{copy x}` a copy of a RUN made for this call;
    /// `{enterprise}` and `{line}` are of the first batch.
    pub fn say(&self, arguments: &str, options: &[&str]) -> Said {
        let given: Vec<String> = split(arguments).iter().map(|word| self.filled(word)).collect();
        let mut command = Command::cargo_bin("evenhand").unwrap();
        for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR"] {
            command.env_remove(name);
        }
        let done = command.env("LANG", "fr_FR.UTF-8").args(options).args(&given).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_else(|_| panic!("{arguments}: not UTF-8"));
        Said { exit: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) }
    }

    fn filled(&self, word: &str) -> String {
        let fresh = || self.path(&format!("out {}", self.made.fetch_add(1, Ordering::SeqCst)));
        let Some((before, rest)) = word.split_once('{') else { return word.to_owned() };
        let (name, after) = rest.split_once('}').unwrap();
        let value = match name.split_once(' ') {
            Some(("copy", run)) => {
                let to = fresh();
                copy(&self.path(run), &to);
                to.display().to_string()
            }
            _ => match name {
                "new" => fresh().display().to_string(),
                "enterprise" | "line" => self.first(name),
                path => self.path(path.trim_start_matches('/')).display().to_string(),
            },
        };
        format!("{before}{value}{}", self.filled(after))
    }

    /// Everything a user wrote: cells of the task, names of files, words of the ledger; and headers an English sentence may quote.
    pub fn user_data(&self) -> String {
        let mut text = format!(
            "{} 网络中断 李批准 照片 王见证 李保管 没有的人 丢失 良好 没有这家 企业名称 产品名称 抽查批次",
            self.folder.path().display()
        );
        for folder in ["task", "."] {
            for entry in fs::read_dir(self.path(folder)).unwrap().flatten() {
                text += &format!("\n{}\n", entry.file_name().to_string_lossy());
                text += &fs::read_to_string(entry.path()).unwrap_or_default();
            }
        }
        text
    }

    fn record(&self, run: &str) -> Value {
        serde_json::from_slice(&fs::read(self.path(&format!("{run}/sealed/record.json"))).unwrap()).unwrap()
    }

    fn first(&self, key: &str) -> String {
        let record = self.record("drawn");
        let batches = record["draw"]["batches"].as_array().unwrap();
        batches[0][key].as_str().unwrap().to_owned()
    }

    fn tours(&self) -> Vec<String> {
        let record = self.record("drawn");
        record["pack"]["tours"].as_array().unwrap().iter().map(|tour| tour["id"].as_str().unwrap().to_owned()).collect()
    }

    fn results(&self, found: &str) -> String {
        let record = self.record("drawn");
        let row = |b: &Value| format!("{},{},{found}\n", b["line"].as_str().unwrap(), b["enterprise"].as_str().unwrap());
        let rows: String = record["draw"]["batches"].as_array().unwrap().iter().map(row).collect();
        format!("产品行,企业,结果\n{rows}")
    }
}

/// Words between blanks; braces keep theirs.
fn split(arguments: &str) -> Vec<String> {
    let (mut words, mut depth) = (vec![String::new()], 0);
    for c in arguments.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match words.last_mut() {
            Some(last) if c != ' ' || depth > 0 => last.push(c),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
