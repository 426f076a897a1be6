//! A run of digits over several rows: where one row ends and the next begins, as the sum of each row tells.
//!
//! Nine rows of seven cells in one run have more readings than anybody can count out. But most rows add up in few ways, and
//! where a row must begin behind the one before it, hardly any way is left: the run falls apart into runs of a row each.

use std::collections::BTreeMap;
use std::ops::Range;

use super::sequence::Budget;
use super::system::System;
use super::{Claim, Content, Token};

/// The part of the steps left that one run may take.
const SHARE: u64 = 8;

/// Digits of the longest number that counts something where rows are run together.
const LONGEST: usize = 9;

/// Ways in which the rows of a run may end that are told apart.
const MOST_WAYS: usize = 8;

/// The rows of a run of digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Rows {
    /// How many cells each has, and the ways in which every row adds up: for each row the places behind its last digit. Of more ways
    /// than are told apart there is one, with every place where a row may end.
    End(Vec<usize>, Vec<Vec<Vec<usize>>>),
    /// There is no way in which every row adds up.
    Never,
    /// It took too long to tell, or they are no rows.
    Unknown,
}

/// The runs of a table, each looked at once.
pub(super) struct Runs<'a> {
    system: &'a System,
    known: BTreeMap<(&'a [usize], &'a str), Rows>,
}

impl<'a> Runs<'a> {
    pub(super) fn new(system: &'a System) -> Runs<'a> {
        Runs { system, known: BTreeMap::new() }
    }

    /// The rows of a claim, if it is a run of digits over some.
    pub(super) fn of(&mut self, claim: &'a Claim<'a>, budget: &mut Budget) -> &Rows {
        let [Token { content: Content::Digits(digits), cell: None, .. }] = claim.tokens.as_slice() else {
            return &Rows::Unknown;
        };
        let known = claim.cells.iter().all(|&cell| cell < self.system.cells);
        if claim.cells.len() < 2 || !known {
            return &Rows::Unknown;
        }
        self.known.entry((&claim.cells, digits)).or_insert_with(|| match rows(self.system, &claim.cells) {
            Some(rows) => ends(digits.as_bytes(), rows, budget),
            None => Rows::Unknown,
        })
    }
}

/// How many cells each of the rows has that some cells are, one row behind the other: each adds up to its last cell. None if the cells
/// are anything else.
fn rows(system: &System, cells: &[usize]) -> Option<Vec<usize>> {
    let mut rows = Vec::new();
    let mut rest = cells;
    while let Some(&first) = rest.first() {
        let size = |&(equation, _): &(usize, i64)| {
            let terms = system.terms(equation);
            let (row, _) = rest.split_at_checked(terms.len())?;
            let sign = |cell: &usize| terms.iter().find(|term| term.0 == *cell).map(|term| term.1);
            let (total, parts) = row.split_last()?;
            let of_total = sign(total).filter(|sign| sign.abs() == 1)?;
            let adds_up = parts.iter().all(|part| sign(part) == Some(-of_total));
            (adds_up && !row.iter().any(|&cell| system.signed[cell])).then_some(row.len())
        };
        let size = system.uses(first).iter().find_map(size)?;
        rows.push(size);
        rest = rest.get(size..)?;
    }
    Some(rows)
}

/// Where rows of so many cells each end in a run of digits, all of which are theirs.
fn ends(digits: &[u8], rows: Vec<usize>, budget: &mut Budget) -> Rows {
    if !digits.iter().all(u8::is_ascii_digit) {
        return Rows::Unknown;
    }
    let mut share = budget.share(SHARE);
    let mut walk = Walk { digits, budget: &mut share, found: Vec::new() };
    let mut begins: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    // from the last row to the first: where it may end, and for each such place where it may begin
    let mut reached: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    let mut above = vec![digits.len()];
    for (row, &size) in rows.iter().enumerate().rev() {
        let mut places = Vec::new();
        for &end in &above {
            let of = begins.entry((end, size)).or_insert_with(|| walk.begins(end, size));
            places.extend(of.iter().copied().filter(|&begin| (row == 0) == (begin == 0)));
        }
        places.sort_unstable();
        places.dedup();
        reached[row] = std::mem::replace(&mut above, places);
    }
    let spent = share.spent();
    budget.used = share.used;
    if spent {
        return Rows::Unknown;
    }
    if above.is_empty() {
        return Rows::Never;
    }
    // and back: of those only the ones that the first row leads to
    let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
    let mut from = above;
    for (ends, &size) in reached.iter_mut().zip(&rows) {
        let leads = |end: usize, from: usize| begins.get(&(end, size)).is_some_and(|begins| begins.contains(&from));
        ends.retain(|&end| from.iter().any(|&from| leads(end, from)));
        from.clone_from(ends);
        let longer = |way: &Vec<usize>| {
            let last = way.last().copied().unwrap_or(0);
            let next = ends.iter().filter(|&&end| leads(end, last));
            next.map(|&end| way.iter().copied().chain([end]).collect()).collect::<Vec<_>>()
        };
        if ways.len() <= MOST_WAYS {
            ways = ways.iter().flat_map(longer).collect();
        }
    }
    let apart = ways.len() <= MOST_WAYS;
    let single = |way: Vec<usize>| way.into_iter().map(|end| vec![end]).collect();
    Rows::End(rows, if apart { ways.into_iter().map(single).collect() } else { vec![reached] })
}

/// Every place where a row ends in one of some ways.
pub(super) fn together(ways: &[Vec<Vec<usize>>]) -> Vec<Vec<usize>> {
    let rows = ways.first().map_or(0, Vec::len);
    let of_row = |row: usize| {
        let mut ends: Vec<usize> = ways.iter().filter_map(|way| way.get(row)).flatten().copied().collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    };
    (0..rows).map(of_row).collect()
}

/// The parts that a run falls apart into: rows that end at one place only. Cells and digits of each.
pub(super) fn parts(rows: &[usize], ends: &[Vec<usize>]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut parts = Vec::new();
    let (mut cells, mut digits, mut cell) = (0, 0, 0);
    for (&size, ends) in rows.iter().zip(ends) {
        cell += size;
        if let [end] = ends.as_slice() {
            parts.push((cells..cell, digits..*end));
            (cells, digits) = (cell, *end);
        }
    }
    parts
}

/// The ways to read one row before a place, from its total back to its first part.
struct Walk<'a> {
    digits: &'a [u8],
    budget: &'a mut Budget,
    found: Vec<usize>,
}

impl Walk<'_> {
    /// Where a row of so many cells may begin that ends at a place.
    fn begins(&mut self, end: usize, cells: usize) -> Vec<usize> {
        self.found.clear();
        let Some(parts) = cells.checked_sub(1) else { return Vec::new() };
        for (at, total) in numbers(self.digits, end, i64::MAX) {
            self.part(at, parts, total);
        }
        self.found.sort_unstable();
        self.found.dedup();
        std::mem::take(&mut self.found)
    }

    /// So many parts end at a place, and come to a sum.
    fn part(&mut self, end: usize, parts: usize, sum: i64) {
        if !self.budget.take(1) {
            return;
        }
        let Some(begin) = end.checked_sub(parts) else { return };
        if sum == 0 {
            let zeros = self.digits.get(begin..end).is_some_and(|parts| parts.iter().all(|&digit| digit == b'0'));
            self.found.extend(zeros.then_some(begin));
            return;
        }
        for (at, part) in numbers(self.digits, end, sum) {
            match parts {
                0 => {}
                1 => self.found.extend((part == sum).then_some(at)),
                _ => self.part(at, parts - 1, sum - part),
            }
        }
    }
}

/// The numbers up to a limit that end at a place, and where each begins.
fn numbers(digits: &[u8], end: usize, limit: i64) -> impl Iterator<Item = (usize, i64)> {
    let places = (end.saturating_sub(LONGEST)..end).rev();
    let number = move |value: &mut (i64, i64), at: usize| {
        let digit = i64::from(digits.get(at)?.wrapping_sub(b'0'));
        *value = (value.0 + digit * value.1, value.1 * 10);
        let begins = digit > 0 || at + 1 == end;
        (value.0 <= limit).then_some(begins.then_some((at, value.0)))
    };
    places.scan((0, 1), number).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::tests::Random;
    use super::*;

    /// All ways to cut digits into rows of so many numbers each that add up to their last, by trying every cut.
    fn tried(digits: &str, rows: &[usize]) -> Vec<Vec<usize>> {
        let Some((&size, others)) = rows.split_first() else {
            return if digits.is_empty() { vec![Vec::new()] } else { Vec::new() };
        };
        let mut ways = Vec::new();
        for end in 1..=digits.len() {
            let (row, rest) = digits.split_at(end);
            if (0..1_u32 << (end - 1))
                .filter(|cuts| cuts.count_ones() as usize + 1 == size)
                .any(|cuts| adds_up(row, cuts))
            {
                let behind = tried(rest, others).into_iter();
                ways.extend(behind.map(|way| [end].into_iter().chain(way.into_iter().map(|at| at + end)).collect()));
            }
        }
        ways
    }

    fn adds_up(row: &str, cuts: u32) -> bool {
        let mut numbers = vec![String::new()];
        for (i, digit) in row.chars().enumerate() {
            if i > 0 && cuts >> (i - 1) & 1 == 1 {
                numbers.push(String::new());
            }
            numbers.last_mut().unwrap().push(digit);
        }
        let plain = |number: &String| number == "0" || !number.starts_with('0');
        let values: Vec<i64> = numbers.iter().map(|number| number.parse().unwrap()).collect();
        numbers.iter().all(plain) && values.iter().sum::<i64>() == 2 * values[values.len() - 1]
    }

    #[test]
    fn rows_end_where_every_cut_says() {
        let mut random = Random(7);
        let (mut several, mut never) = (0, 0);
        for _ in 0..4_000 {
            // of ones alone, rows of two cells can be cut in several ways
            let ones = random.below(4) == 0;
            let size = |random: &mut Random| if ones { 2 } else { 2 + random.below(3) as usize };
            let rows: Vec<usize> = (0..1 + random.below(3)).map(|_| size(&mut random)).collect();
            let mut run = String::new();
            for &size in &rows {
                let most = [1, 4, 30][random.below(3) as usize];
                let number = |random: &mut Random| {
                    if ones { [1, 11, 111][random.below(3) as usize] } else { random.below(most) }
                };
                let parts: Vec<u64> = (1..size).map(|_| number(&mut random)).collect();
                let total = parts.iter().sum::<u64>() + u64::from(random.below(8) == 0);
                parts.iter().chain([&total]).for_each(|number| run.push_str(&number.to_string()));
            }
            if run.len() > 14 {
                continue;
            }
            let ways = tried(&run, &rows);
            let mut budget = Budget { used: 0, limit: 1_000_000 };
            match ends(run.as_bytes(), rows.clone(), &mut budget) {
                Rows::Never => {
                    assert!(ways.is_empty(), "{run} {rows:?}");
                    never += 1;
                }
                Rows::End(_, found) if ways.len() <= MOST_WAYS => {
                    let mut found: Vec<Vec<usize>> = found.into_iter().map(|way| way.concat()).collect();
                    found.sort();
                    let mut ways = ways;
                    ways.sort();
                    assert_eq!(found, ways, "{run} {rows:?}");
                    several += usize::from(ways.len() > 1);
                }
                Rows::End(_, found) => {
                    let all: Vec<Vec<Vec<usize>>> =
                        ways.iter().map(|way| way.iter().map(|&end| vec![end]).collect()).collect();
                    assert_eq!(found, [together(&all)], "{run} {rows:?}");
                }
                Rows::Unknown => panic!("{run} is short"),
            }
        }
        assert!(several > 20 && never > 100, "{several} with several ways, {never} with none");
    }

    #[test]
    fn a_run_falls_apart_where_every_way_agrees() {
        let ends = [vec![7], vec![15, 16], vec![30]];
        assert_eq!(parts(&[7, 7, 7], &ends), [(0..7, 0..7), (7..21, 7..30)]);
    }
}
