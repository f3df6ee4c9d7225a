//! Places in a document, and random walks to them.

use super::Dice;
use super::places::file_word;
use super::worlds::World;
use serde_json::Value;

/// A place in a document: keys and positions.
pub type Steps = Vec<Step>;

/// A key or a position.
#[derive(Clone, Debug)]
pub enum Step {
    Key(String),
    At(usize),
}

pub fn shape(file: &str, steps: &[Step]) -> String {
    let part = |s: &Step| match s {
        Step::Key(key) => format!(".{key}"),
        Step::At(_) => "[]".to_owned(),
    };
    file_word(file).to_owned() + &steps.iter().map(part).collect::<String>()
}

pub fn node<'a>(tree: &'a mut Value, steps: &[Step]) -> &'a mut Value {
    steps.iter().fold(tree, |at, step| match step {
        Step::Key(key) => at.get_mut(key.as_str()).unwrap(),
        Step::At(i) => at.get_mut(*i).unwrap(),
    })
}

/// A random walk down: every key and position of a level is as likely, so that rare places come as often as long lists.
pub fn walk(tree: &Value, dice: &mut Dice, scalar: bool) -> Steps {
    let (mut steps, mut at) = (Vec::new(), tree);
    loop {
        let stop = !scalar && !steps.is_empty() && dice.below(4) == 0;
        match at {
            Value::Object(map) if !map.is_empty() && !stop => {
                let key = dice.pick(&map.keys().cloned().collect::<Vec<_>>()).clone();
                at = &map[&key];
                steps.push(Step::Key(key));
            }
            Value::Array(list) if !list.is_empty() && !stop => {
                let i = dice.below(list.len());
                at = &list[i];
                steps.push(Step::At(i));
            }
            _ => return steps,
        }
    }
}

pub fn tree(world: &World, file: &str) -> Option<Value> {
    serde_json::from_slice(world.files.get(file)?).ok()
}

pub fn pick_file(world: &World, dice: &mut Dice) -> String {
    dice.pick(&world.files.keys().cloned().collect::<Vec<_>>()).clone()
}
