//! `travel` against a small server of our own that answers as `osrm-routed` does.

mod cli_kit;

use cli_kit::{evenhand, json, stdout, tree};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// What the server answers to a path.
type Answer = fn(&str) -> String;

/// A server until the test ends; every path it was asked for.
fn server(answer: Answer) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let paths = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let path = lines.next().unwrap().unwrap().split(' ').nth(1).unwrap().to_owned();
            for line in lines {
                if line.unwrap().is_empty() {
                    break;
                }
            }
            paths.lock().unwrap().push(path.clone());
            stream.write_all(answer(&path).as_bytes()).unwrap();
        }
    });
    (address, asked)
}

fn http(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

/// Places asked for, and which of them are sources and destinations.
fn parse(path: &str) -> (Vec<String>, Vec<usize>, Vec<usize>) {
    let (places, query) = path.split_once('?').unwrap();
    let places = places.strip_prefix("/table/v1/driving/").unwrap().split(';').map(str::to_owned).collect();
    let keys: BTreeMap<&str, &str> = query.split('&').map(|p| p.split_once('=').unwrap()).collect();
    assert_eq!(keys["annotations"], "duration,distance");
    let list = |key: &str| keys[key].split(';').map(|n| n.parse().unwrap()).collect();
    (places, list("sources"), list("destinations"))
}

/// Eastwards is 61 seconds and 1,000.4 m, westwards 59 s and 999.5 m, the same longitude 0.
fn table(path: &str) -> String {
    let (places, sources, destinations) = parse(path);
    let lon = |i: usize| places[i].split(',').next().unwrap().parse::<f64>().unwrap();
    let rows = |east: f64, west: f64| -> Vec<Vec<f64>> {
        let leg = |a: usize, b: usize| match lon(a).total_cmp(&lon(b)) {
            std::cmp::Ordering::Less => east,
            std::cmp::Ordering::Greater => west,
            std::cmp::Ordering::Equal => 0.0,
        };
        sources.iter().map(|&a| destinations.iter().map(|&b| leg(a, b)).collect()).collect()
    };
    http(&serde_json::json!({"code": "Ok", "durations": rows(61.0, 59.0), "distances": rows(1000.4, 999.5)}).to_string())
}

fn task(folder: &Path, enterprises: &str) -> String {
    let task = folder.join("task").display().to_string();
    evenhand(&["generate", "--like", "chuxiong-2025", "--enterprises", enterprises, "--seed", "3", "--out", &task]).success();
    task
}

#[test]
fn a_matrix_in_blocks_that_check_and_commit_take() {
    let folder = tempfile::tempdir().unwrap();
    let task = task(folder.path(), "300");
    let (address, asked) = server(table);
    let said = json(evenhand(&["travel", &task, "--osrm", &address, "--json"]).success());
    let n = said["sites"].as_u64().unwrap();
    let blocks = n.div_ceil(100);
    assert!(blocks >= 3, "{n} sites");
    assert_eq!(asked.lock().unwrap().len() as u64, blocks * blocks);
    let text = std::fs::read_to_string(Path::new(&task).join("matrix.csv")).unwrap();
    assert_eq!(text.lines().count() as u64, n * (n - 1) + 1);
    let ends: std::collections::BTreeSet<String> = text.lines().skip(1).map(|l| l.splitn(3, ',').nth(2).unwrap().to_owned()).collect();
    assert!(ends.contains("1000,2") && ends.contains("1000,1") && ends.len() <= 3, "{ends:?}");
    let found = json(evenhand(&["check", &task, "--json"]).success());
    assert!(found["findings"].as_array().unwrap().iter().any(|f| f["code"] == "matrix_asymmetric"), "{found}");
    // a second time over the first
    evenhand(&["travel", &task, "--osrm", &address]).success();
    assert_eq!(std::fs::read_to_string(Path::new(&task).join("matrix.csv")).unwrap(), text);
    let run = folder.path().join("run").display().to_string();
    evenhand(&["commit", &task, "--source", "dice", "--public", "--prefer", "most-even", "--out", &run]).success();
    let read = |name: &str| -> serde_json::Value { serde_json::from_slice(&std::fs::read(Path::new(&run).join(name)).unwrap()).unwrap() };
    let (commitment, sealed) = (read("public/commitment.json"), read("sealed/sealed.json"));
    assert_eq!(sealed["matrix"]["sites"].as_array().unwrap().len() as u64, n);
    assert!(commitment["plan"]["sealed"]["matrix"].is_string());
    assert_eq!(commitment["plan"]["facts"]["preference"]["prefer"], "most_even");
    let day = commitment["plan"]["facts"]["preference"]["given"]["team_day"].as_u64().unwrap();
    assert_eq!(commitment["plan"]["facts"]["prices"]["uneven"].as_u64().unwrap(), day / 10);
}

/// Every way in which there is no matrix: a code each, and nothing written.
#[test]
fn no_answer_no_table_no_road() {
    let folder = tempfile::tempdir().unwrap();
    let task = task(folder.path(), "40");
    let before = tree(Path::new(&task));
    let refused = |address: &str| {
        let said = json(evenhand(&["travel", &task, "--osrm", address, "--json"]).code(2));
        assert_eq!(tree(Path::new(&task)), before);
        (said["findings"][0]["code"].as_str().unwrap().to_owned(), said["findings"][0]["what_en"].as_str().unwrap().to_owned())
    };
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(refused(&format!("http://{nobody}")).0, "travel_unreachable");
    assert_eq!(refused(&server(|_| "SSH-2.0-x\r\n\r\n".to_owned()).0).0, "travel_answer");
    assert_eq!(refused(&server(|_| http("<html>")).0).0, "travel_answer");
    let big = server(|_| http("{\"code\":\"TooBig\",\"message\":\"Too many table coordinates\"}"));
    assert_eq!(refused(&big.0), ("travel_answer".to_owned(), "TooBig Too many table coordinates".to_owned()));
    let (code, what) = refused(&server(|path| table(path).replacen("61.0", "null", 1)).0);
    assert_eq!(code, "travel_hole");
    assert!(what.starts_with("no road from "), "{what}");
    // the address itself
    for wrong in ["https://127.0.0.1:5000", "127.0.0.1:5000"] {
        evenhand(&["travel", &task, "--osrm", wrong]).code(2);
    }
    assert!(stdout(evenhand(&["travel", "--help"]).success()).contains("--osrm"));
}
