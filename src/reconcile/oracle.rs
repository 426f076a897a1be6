//! An independent oracle: every reading of a small table of rows of words. It shares the prices with the decoder and no code.
//!
//! It uses the public interface only, so that the fuzz targets can include this file as it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::{Equation, price};

type Values = Vec<Option<i64>>;

/// What stands for each cell, none for nothing printed, with the price of the cheapest reading.
pub(super) type Standing = (u32, Vec<BTreeSet<Option<i64>>>);

/// All readings of a row of words, from left to right.
struct Reader<'a> {
    words: &'a [&'a str],
    cells: usize,
    lost: u32,
    cut: u32,
    /// The cells that have no word.
    without: Vec<usize>,
    /// Cells that have a part of a word.
    cuts: usize,
    found: Vec<(u32, Values, Vec<usize>, bool)>,
}

impl Reader<'_> {
    fn read(&mut self, word: usize, at: usize, so_far: &mut Values, cost: u32, lost: bool, left_out: bool) {
        if word == self.words.len() && so_far.len() == self.cells {
            let swap = if lost && left_out { price::SWAP } else { 0 };
            self.found.push((cost + swap, so_far.clone(), self.without.clone(), self.cuts > 0));
            return;
        }
        if cost > 40 {
            return;
        }
        let room = so_far.len() < self.cells;
        if room {
            self.without.push(so_far.len());
            so_far.push(None);
            self.read(word, at, so_far, cost + self.lost, true, left_out);
            so_far.pop();
            self.without.pop();
        }
        let Some(&text) = self.words.get(word) else { return };
        if at == 0 {
            self.read(word + 1, 0, so_far, cost + price::SKIP, lost, true);
        }
        if text == "_" {
            if room {
                so_far.push(None);
                self.read(word + 1, 0, so_far, cost, lost, left_out);
                so_far.pop();
            }
            return;
        }
        let rest = &text[at..];
        let item = rest.parse::<u32>().is_ok_and(|n| (1..=25).contains(&n)) && !rest.starts_with('0');
        if at > 0 && item && rest.len() <= 2 && word + 1 == self.words.len() {
            // the cut before the trailer has been paid for: a trailer needs none
            self.read(word + 1, 0, so_far, cost - self.cut + price::TRAILER, lost, true);
        }
        if !room {
            return;
        }
        for length in 1..=rest.len() {
            let piece = &rest[..length];
            if piece.len() > 1 && piece.starts_with('0') {
                break;
            }
            so_far.push(piece.parse().ok());
            let part = usize::from(piece.len() < text.len());
            self.cuts += part;
            if length == rest.len() {
                self.read(word + 1, 0, so_far, cost, lost, left_out);
            } else {
                self.read(word, at + length, so_far, cost + self.cut, lost, left_out);
            }
            self.cuts -= part;
            so_far.pop();
        }
        if let Some(&next) = self.words.get(word + 1).filter(|next| **next != "_" && self.cut == price::CUT) {
            // a number broken amid a run of several: the cut before it has been paid for, and costs nothing
            let cost = if at > 0 { cost - self.cut } else { cost };
            for length in (1..=next.len()).filter(|&length| at > 0 || length < next.len()) {
                let piece = format!("{rest}{}", &next[..length]);
                if piece.starts_with('0') {
                    break;
                }
                so_far.push(piece.parse().ok());
                if length == next.len() {
                    self.read(word + 2, 0, so_far, cost + price::JOIN, lost, left_out);
                } else {
                    self.read(word + 1, length, so_far, cost + price::JOIN + self.cut, lost, left_out);
                }
                so_far.pop();
            }
        }
        if at == 0 {
            let mut joined = text.to_owned();
            for more in 1..self.words.len() - word {
                let next = self.words[word + more];
                if next == "_" || joined.starts_with('0') {
                    break;
                }
                joined.push_str(next);
                so_far.push(joined.parse().ok());
                self.read(word + more + 1, 0, so_far, cost + price::JOIN * more as u32, lost, left_out);
                so_far.pop();
            }
        }
    }
}

/// Fills what single equations imply, in order, and counts those that cannot hold.
fn broken_after_filling(equations: &[&Equation], values: &mut Values) -> u32 {
    let mut again = true;
    while again {
        again = false;
        for equation in equations {
            let holes: Vec<_> = equation.terms.iter().filter(|t| values[t.0].is_none()).collect();
            let sum: i64 = equation.terms.iter().filter_map(|t| Some(values[t.0]? * t.1)).sum();
            let one_sided = holes.iter().all(|t| t.1 > 0) || holes.iter().all(|t| t.1 < 0);
            if holes.len() > 1 && sum == 0 && one_sided {
                holes.iter().map(|t| t.0).collect::<Vec<usize>>().into_iter().for_each(|cell| values[cell] = Some(0));
                again = true;
                continue;
            }
            if let [term] = holes.as_slice()
                && let (cell, coefficient) = **term
                && -sum / coefficient >= 0
            {
                values[cell] = Some(-sum / coefficient);
                again = true;
            }
        }
    }
    let impossible = |equation: &&&Equation| {
        let sum: i64 = equation.terms.iter().filter_map(|t| Some(values[t.0]? * t.1)).sum();
        let open = |sign: i64| equation.terms.iter().any(|t| values[t.0].is_none() && t.1.signum() == sign);
        (sum > 0 && !open(-1)) || (sum < 0 && !open(1))
    };
    equations.iter().filter(impossible).count() as u32
}

/// Whether an equation cannot hold with one or more in a cell that has nothing.
fn cannot_hold(equation: &Equation, values: &Values, cell: usize) -> bool {
    let sum: i64 = equation.terms.iter().filter_map(|t| Some(values[t.0]? * t.1)).sum();
    let least: i64 = equation.terms.iter().filter(|t| t.0 == cell).map(|t| t.1).sum();
    let open = |sign: i64| equation.terms.iter().any(|t| values[t.0].is_none() && t.1.signum() == sign);
    let sum = sum + least;
    (sum > 0 && !open(-1)) || (sum < 0 && !open(1))
}

/// A grid of `rows` × `columns`: the last row and the last column are sums.
pub(super) fn grid(rows: usize, columns: usize) -> Vec<Equation> {
    let across = |r: usize| (0..columns).map(move |c| (r * columns + c, if c + 1 == columns { -1 } else { 1 }));
    let down = |c: usize| (0..rows).map(move |r| (r * columns + c, if r + 1 == rows { -1 } else { 1 }));
    let across = (0..rows).map(|r| Equation { terms: across(r).collect() });
    across.chain((0..columns).map(|c| Equation { terms: down(c).collect() })).collect()
}

/// What stands for each cell, by exhaustion; none if there is too much to try.
pub(super) fn exhaust(rows: usize, columns: usize, lines: &[String], zeros_left_out: bool) -> Option<Standing> {
    let equations = grid(rows, columns);
    let (across, down) = equations.split_at(rows);
    let mut units: Vec<Vec<(u32, u32, Values)>> = Vec::new(); // operations, own broken, values
    let mut fixed_alone = true;
    let long = |words: &[&str]| match words {
        [word] => word.len() > 1,
        _ => {
            let digits = words.iter().map(|word| word.len()).sum::<usize>();
            !zeros_left_out && words.len() * 2 <= columns && digits >= columns
        }
    };
    let words = lines.iter().map(|line| line.split_whitespace().collect::<Vec<&str>>());
    let runs = words.clone().filter(|words| has_run(words, columns) || long(words)).count();
    let whole = words.clone().filter(|words| words.len() == columns).count();
    let glued = whole * 2 <= rows && runs * 4 > rows;
    // numbers are lost as a matter of course
    let lacks_digits = |words: &Vec<&str>| (1..columns).contains(&words.concat().len()) && !words.contains(&"_");
    let lossy = glued && words.filter(|words| lacks_digits(words)).count() >= price::HABIT;
    for (r, line) in lines.iter().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let proper = |w: &&str| *w == "_" || w.len() == 1 || !w.starts_with('0');
        let zeros = words.len() == 1 && words[0].len() == columns && words[0].bytes().all(|b| b == b'0');
        let own = |values: &Values| {
            let mut all = vec![None; rows * columns];
            all[r * columns..(r + 1) * columns].clone_from_slice(values);
            let broken = broken_after_filling(&[&across[r]], &mut all);
            (broken, all[r * columns..(r + 1) * columns].to_vec())
        };
        if words.len() == columns && words.iter().all(proper) {
            let values: Values = words.iter().map(|w| w.parse().ok()).collect();
            units.push(vec![(0, 0, values)]);
            continue;
        }
        if zeros {
            units.push(vec![(columns as u32 - 1, 0, vec![Some(0); columns])]);
            continue;
        }
        if words.is_empty() {
            return None;
        }
        fixed_alone = false;
        // one number in a row of three cells is no sign
        let in_run = glued || has_run(&words, columns) && (words.len() > 1 || columns > 3);
        let cut = if in_run { price::CUT } else { price::CUT_APART };
        let (lost, beside) = match (in_run && words.len() * 2 <= columns, lossy) {
            (true, true) => (price::LOST_BY_HABIT, price::LOST_BESIDE),
            (true, false) => (price::LOST_IN_RUN, price::LOST_NUMBER),
            (false, _) if zeros_left_out && !in_run => (price::LOST_AS_ZERO, price::LOST_NO_ZERO),
            (false, _) => (price::LOST, price::LOST_NUMBER),
        };
        let mut reader =
            Reader { words: &words, cells: columns, lost, cut, without: Vec::new(), cuts: 0, found: Vec::new() };
        reader.read(0, 0, &mut Vec::new(), 0, false, false);
        let priced: BTreeSet<(u32, u32, Values)> = reader
            .found
            .iter()
            .map(|(cost, values, without, torn)| {
                let (broken, filled) = own(values);
                let numbers = without.iter().filter(|&&cell| filled[cell] != Some(0)).count() as u32;
                let numbers = if without.len() > 1 || *torn && cut > price::CUT { numbers } else { 0 };
                (*cost + numbers * beside, broken, filled)
            })
            .collect();
        let cheapest = priced.iter().map(|p| p.0 + p.1 * price::BROKEN).min()?;
        let reach = cheapest + price::UNIT_REACH;
        units.push(priced.into_iter().filter(|p| p.0 + p.1 * price::BROKEN <= reach).collect());
    }
    if fixed_alone || units.iter().map(|u| u.len() as u64).product::<u64>() > 30_000 {
        return None;
    }
    // all readings together: what they cost before the sums that rows share, and with them
    let mut totals: BTreeMap<Values, (u32, u32)> = BTreeMap::new();
    let mut picks = vec![0usize; units.len()];
    // a row's own equation is counted with its reading; that of a plain row is a shared one
    let shared: Vec<&Equation> = (0..rows)
        .filter(|&r| units[r].len() == 1 && is_fixed(&lines[r], columns))
        .map(|r| &across[r])
        .chain(down)
        .collect();
    'products: loop {
        let (mut cost, mut own, mut values) = (0, 0, Vec::new());
        for (unit, &pick) in units.iter().zip(&picks) {
            cost += unit[pick].0;
            own += unit[pick].1;
            values.extend(unit[pick].2.clone());
        }
        let mut filled = values.clone();
        let broken = own + broken_after_filling(&shared, &mut filled);
        let before = cost + own * price::BROKEN;
        let entry = totals.entry(values).or_insert((u32::MAX, u32::MAX));
        *entry = (entry.0.min(before), entry.1.min(cost + broken * price::BROKEN));
        for i in 0..picks.len() {
            picks[i] += 1;
            if picks[i] < units[i].len() {
                continue 'products;
            }
            picks[i] = 0;
        }
        break;
    }
    let best = totals.values().map(|total| total.1).min()?;
    let limit = best + price::MARGIN;
    let mut stands = vec![BTreeSet::new(); rows * columns];
    for (values, _) in totals.iter().filter(|(_, total)| total.1 <= limit) {
        for (cell, value) in values.iter().enumerate() {
            stands[cell].insert(*value);
        }
    }
    for (cell, stands) in stands.iter_mut().enumerate() {
        // nothing, or zero: zero both ways, where it cannot be more
        let counts = |values: &Values, before: u32| {
            let more = |equation: &&&Equation| cannot_hold(equation, values, cell);
            before + shared.iter().filter(more).count() as u32 * price::BROKEN <= limit
        };
        let mut lost = totals.iter().filter(|(values, total)| values[cell].is_none() && total.1 <= limit);
        if *stands == BTreeSet::from([None, Some(0)]) && !lost.any(|(values, total)| counts(values, total.0)) {
            stands.remove(&None);
        }
    }
    Some((best, stands))
}

/// Whether one word has a digit for each cell, or for every other one where it is all that there is.
fn has_run(words: &[&str], columns: usize) -> bool {
    let needed = if words.len() == 1 { columns.div_ceil(2) } else { columns };
    words.iter().any(|word| word.len() >= needed.max(2))
}

fn is_fixed(line: &str, columns: usize) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.len() == columns && words.iter().all(|w| *w == "_" || w.len() == 1 || !w.starts_with('0'))
        || words.len() == 1 && words[0].len() == columns && words[0].bytes().all(|b| b == b'0')
}
