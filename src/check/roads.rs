//! The travel matrix of a task that is sound without it.

use super::read::{NAMED, missing};
use crate::base::Place;
use crate::frame::{Sound, unnamed};
use crate::intake::columns::MATRIX;
use crate::intake::{Sink, codes};
use crate::record::Matrix;

/// The task on measured roads, if they lead everywhere a team may go.
pub(super) fn attached(sound: Sound, matrix: Matrix, sink: &Sink) -> Option<Sound> {
    let missing_sites = unnamed(&sound, &matrix);
    if !missing_sites.is_empty() {
        let first = &missing_sites[..missing_sites.len().min(NAMED)];
        sink.add(&codes::MATRIX_HOLE, Place::file(MATRIX.file), missing(missing_sites.len(), ("处", "sites"), first));
        return None;
    }
    asymmetric(&matrix, sink);
    sound.with_matrix(matrix).map_err(|faults| super::unsound(faults, sink)).ok()
}

/// How many pairs differ there and back, and which differs most.
fn asymmetric(matrix: &Matrix, sink: &Sink) {
    let n = matrix.sites.len();
    let (mut count, mut worst) = (0, (0, 0, 0, 0));
    for a in 0..n {
        for b in a + 1..n {
            let (there, back) = (a * n + b, b * n + a);
            let metres = matrix.metres[there].abs_diff(matrix.metres[back]);
            let minutes = matrix.minutes[there].abs_diff(matrix.minutes[back]);
            if metres + minutes > 0 {
                count += 1;
                worst = if (metres, minutes) > (worst.0, worst.1) { (metres, minutes, a, b) } else { worst };
            }
        }
    }
    if count > 0 {
        let (metres, minutes, a, b) = worst;
        let (a, b) = (&matrix.sites[a], &matrix.sites[b]);
        let zh = format!("{count} 对往返不同，相差最大的是 {a} 与 {b}：{metres} 米、{minutes} 分钟");
        let en = format!("{count} pairs differ there and back, most of all {a} and {b}: by {metres} m and {minutes} min");
        sink.add(&codes::MATRIX_ASYMMETRIC, Place::file(MATRIX.file), (zh, en));
    }
}
