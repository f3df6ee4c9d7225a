//! Probabilities before the draw: what an enterprise may expect, and how large the class is that shares its chance.

use super::super::words;
use super::parts::{LEFT, Picture, WIDTH, px, step};
use crate::base::Ratio;
use crate::record::Shares;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

const BINS: usize = 25;
const TOP: f64 = 34.0;
const HEIGHT: f64 = 130.0;
/// Credit weights the style sheet has a shade for; the others share the last.
const SHADES: usize = 4;

/// The picture: a function of what was published before the seed.
pub fn section(shares: &Shares) -> Markup {
    let classes: Vec<Class> = shares.classes.iter().map(Class::of).collect();
    if classes.is_empty() {
        return html! {};
    }
    let levels: BTreeSet<Ratio> = shares.classes.iter().map(|class| class.ratio).collect();
    let poorest = shares.classes.iter().map(|class| class.ratio.approx()).fold(f64::INFINITY, f64::min);
    let enterprises: u64 = classes.iter().map(|class| class.size).sum();
    let (n, l, k) = (words::thousands(enterprises as i64), levels.len(), classes.len());
    let picture = Picture {
        id: "chances",
        title: ("抽中概率", "Probabilities"),
        says: (
            format!(
                "{n} 家可抽企业分 {k} 个同类、{l} 级：先让最低一级尽量高（每单位权重期望 {poorest:.4} 批次），再依次抬高次低的各级，一级之内每单位权重的期望相同；再要抬高任何一级，就须突破指标、限额或压低更低的一级。"
            ),
            format!(
                "{n} enterprises in {k} classes and {l} levels: the lowest level is as high as can be ({poorest:.4} batches expected per unit of weight), then the next, and so on; within a level all expect the same per unit of weight, and no level could rise without breaking a quota or limit or lowering a level below it."
            ),
        ),
        units: (
            "横轴为一家企业的期望批次（多行产品可超过 1）。上图纵轴为企业数，颜色为权重；中图每点一个同类，纵轴为同类企业数（对数）。末图横轴为某行产品抽中某家的概率，纵轴为企业 × 产品行数。",
            "Across: batches an enterprise may expect (above 1 over several lines). Top: enterprises, coloured by weight; middle: a dot per class, its size upwards (logarithmic); bottom: probability of an enterprise in one line, pairs of enterprise and line upwards.",
        ),
    };
    picture.around(&html! { (picture.drawing(0, TOP + 2.0 * HEIGHT + 76.0, "", &expected(&classes))) (picture.drawing(1, TOP + HEIGHT + 40.0, "", &pairs(shares))) })
}

/// What a class's members may expect.
struct Class {
    weight: u64,
    size: u64,
    expected: f64,
}

impl Class {
    fn of(class: &crate::record::ClassRow) -> Self {
        Self { weight: class.key.weight, size: class.size, expected: class.ratio.approx() * class.key.weight as f64 }
    }
}

fn expected(classes: &[Class]) -> Markup {
    let weights: Vec<u64> = classes.iter().map(|c| c.weight).collect::<BTreeSet<_>>().into_iter().collect();
    let shade = |weight: u64| weights.iter().position(|w| *w == weight).unwrap_or(0).min(SHADES - 1);
    let most = classes.iter().map(|c| c.expected).fold(0.0, f64::max);
    let tick = tick(most);
    let end = (most / tick).ceil().max(1.0) * tick;
    let mut bins = vec![[0u64; SHADES]; BINS];
    for c in classes {
        bins[((c.expected / end * BINS as f64) as usize).min(BINS - 1)][shade(c.weight)] += c.size;
    }
    let x = |value: f64| LEFT + (WIDTH - LEFT - 14.0) * value / end;
    let (base, low) = (TOP + HEIGHT, TOP + 2.0 * HEIGHT + 30.0);
    html! {
        @for (at, weight) in weights.iter().take(SHADES).enumerate() {
            rect class={ "w" (at) } x=(px(LEFT + 92.0 * at as f64)) y="3" width="11" height="11" {}
            text x=(px(LEFT + 16.0 + 92.0 * at as f64)) y="13" { "权重 weight " @if at + 1 == SHADES && weights.len() > SHADES { "≥" } (weight) }
        }
        (values(end, tick, &x, TOP, low))
        (columns(&bins, x(0.0), x(end), base))
        (dots(classes, &x, base + 30.0, low))
    }
}

/// Upright lines and values below.
fn values(end: f64, tick: f64, x: &impl Fn(f64) -> f64, top: f64, bottom: f64) -> Markup {
    html! {
        @for k in 0..=(end / tick).round() as usize {
            @let value = tick * k as f64;
            line.grid x1=(px(x(value))) x2=(px(x(value))) y1=(px(top)) y2=(px(bottom)) {}
            text.tick x=(px(x(value))) y=(px(bottom + 15.0)) text-anchor="middle" { (plain(value)) }
        }
    }
}

/// Stacked columns over a count axis.
fn columns<const N: usize>(bins: &[[u64; N]], left: f64, right: f64, base: f64) -> Markup {
    let most = bins.iter().map(|bin| bin.iter().sum::<u64>()).max().unwrap_or(0).max(1);
    let (scale, wide, step) = ((HEIGHT - 8.0) / most as f64, (right - left) / bins.len() as f64, step(most, 4));
    html! {
        @for n in (0..=most / step).map(|k| k * step) {
            line.grid x1=(px(left)) x2=(px(right)) y1=(px(base - n as f64 * scale)) y2=(px(base - n as f64 * scale)) {}
            text.tick x=(px(left - 5.0)) y=(px(base - n as f64 * scale + 4.0)) text-anchor="end" { (words::thousands(n as i64)) }
        }
        @for (at, bin) in bins.iter().enumerate() {
            @for (shade, n) in bin.iter().enumerate().filter(|(_, n)| **n > 0) {
                @let below: u64 = bin[..shade].iter().sum();
                rect class={ "w" (shade) } x=(px(left + wide * at as f64 + 0.5)) y=(px(base - (below + n) as f64 * scale)) width=(px(wide - 1.0)) height=(px(*n as f64 * scale)) {}
            }
        }
        line.axis x1=(px(left)) x2=(px(right)) y1=(px(base)) y2=(px(base)) {}
    }
}

/// A dot per class and place, sizes on a logarithmic scale; dots of the same place are drawn once.
fn dots(classes: &[Class], x: &impl Fn(f64) -> f64, top: f64, bottom: f64) -> Markup {
    let most = classes.iter().map(|c| c.size).max().unwrap_or(1).max(2) as f64;
    let y = |size: u64| bottom - 6.0 - (bottom - top - 14.0) * (size.max(1) as f64).ln() / most.ln();
    let places: BTreeSet<(i64, i64)> = classes.iter().map(|c| (x(c.expected).round() as i64, y(c.size).round() as i64)).collect();
    let path: String = places.iter().map(|(x, y)| format!("M{x} {y}h0")).collect();
    let marks = [1u64, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 100_000].into_iter().filter(|n| *n as f64 <= most);
    html! {
        @for n in marks {
            line.grid x1=(px(LEFT)) x2=(px(WIDTH - 14.0)) y1=(px(y(n))) y2=(px(y(n))) {}
            text.tick x=(px(LEFT - 5.0)) y=(px(y(n) + 4.0)) text-anchor="end" { (words::thousands(n as i64)) }
        }
        path.dots d=(path) {}
        line.axis x1=(px(LEFT)) x2=(px(WIDTH - 14.0)) y1=(px(bottom)) y2=(px(bottom)) {}
    }
}

/// Probabilities of pairs.
fn pairs(shares: &Shares) -> Markup {
    let mut bins: BTreeMap<usize, u64> = BTreeMap::new();
    for class in &shares.classes {
        for arc in &class.arcs {
            let chance = arc.flow as f64 / (class.den * class.size).max(1) as f64;
            *bins.entry(((chance * BINS as f64) as usize).min(BINS - 1)).or_insert(0) += class.size;
        }
    }
    let bins: Vec<[u64; 1]> = (0..BINS).map(|at| [bins.get(&at).copied().unwrap_or(0)]).collect();
    let x = |value: f64| LEFT + (WIDTH - LEFT - 14.0) * value;
    html! {
        text x=(px(LEFT)) y="13" { "一行产品抽中一家的概率 " tspan.tick { "probability of an enterprise in one line" } }
        (values(1.0, 0.1, &x, TOP, TOP + HEIGHT))
        (columns(&bins, x(0.0), x(1.0), TOP + HEIGHT))
    }
}

/// A step of 1, 2 or 5 that cuts `most` into at most ten.
fn tick(most: f64) -> f64 {
    step((most * 1_000.0).ceil().max(1.0) as u64, 10) as f64 / 1_000.0
}

/// Without zeros at the end.
fn plain(value: f64) -> String {
    format!("{value:.3}").trim_end_matches('0').trim_end_matches('.').to_owned()
}
