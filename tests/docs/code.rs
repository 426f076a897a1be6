//! What `docs/idea.md` says of the form as an error-correcting code, computed from the form tables.
#![allow(clippy::needless_range_loop)] // matrices are written as in the text

use gongkai::form::{Block, FORMS};

/// One row for each identity of a block, one column for each cell.
fn matrix(block: &Block) -> Vec<Vec<i64>> {
    let (width, cells) = (block.columns.len(), block.rows.len() * block.columns.len());
    let position = |labels: &[gongkai::form::Label], key: &str| labels.iter().position(|l| l.key == key).unwrap();
    let mut rows = Vec::new();
    for identity in block.across {
        for r in 0..block.rows.len() {
            let mut row = vec![0; cells];
            identity.left.iter().for_each(|key| row[r * width + position(block.columns, key)] += 1);
            identity.right.iter().for_each(|key| row[r * width + position(block.columns, key)] -= 1);
            rows.push(row);
        }
    }
    for identity in block.down {
        for c in 0..width {
            let mut row = vec![0; cells];
            identity.left.iter().for_each(|key| row[position(block.rows, key) * width + c] += 1);
            identity.right.iter().for_each(|key| row[position(block.rows, key) * width + c] -= 1);
            rows.push(row);
        }
    }
    rows
}

/// The rank over the integers modulo a large prime; for matrices of 0 and ±1 as small as these it is the rank.
fn rank(mut rows: Vec<Vec<i64>>) -> usize {
    const P: i64 = 1_000_000_007;
    let power = |mut base: i64, mut exponent: i64| {
        let mut result = 1;
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = result * base % P;
            }
            base = base * base % P;
            exponent >>= 1;
        }
        result
    };
    let columns = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..columns {
        let Some(pivot) = (rank..rows.len()).find(|&r| rows[r][column] % P != 0) else { continue };
        rows.swap(rank, pivot);
        let inverse = power(rows[rank][column].rem_euclid(P), P - 2);
        for r in rank + 1..rows.len() {
            let factor = rows[r][column].rem_euclid(P) * inverse % P;
            if factor != 0 {
                for c in column..columns {
                    rows[r][c] = (rows[r][c] - factor * rows[rank][c]).rem_euclid(P);
                }
            }
        }
        rank += 1;
    }
    rank
}

#[test]
fn the_form_is_a_code_of_distance_four() {
    for (edition, identities, expected, cells) in [("2021", 39, 37, 175), ("2019", 37, 35, 161)] {
        let form = FORMS.iter().find(|form| form.edition.key() == edition).unwrap();
        let block = form.blocks.iter().find(|block| block.table.key() == "applications").unwrap();
        let rows = matrix(block);
        assert_eq!((rows.len(), rows[0].len(), rank(rows.clone())), (identities, cells, expected), "{edition}");

        let column = |cell: usize| -> Vec<i64> { rows.iter().map(|row| row[cell]).collect() };
        let columns: Vec<Vec<i64>> = (0..cells).map(column).collect();
        // as sparse vectors with the first entry brought to 1: proportional columns become equal
        let mut shapes: Vec<Vec<(usize, i64)>> = columns.iter().map(|c| shape(c)).collect();
        assert!(shapes.iter().all(|shape| !shape.is_empty()), "{edition}: a cell stands in no identity");
        for shape in &shapes {
            assert!((2..=3).contains(&shape.len()), "{edition}: {shape:?}");
        }
        let threes = shapes.iter().filter(|shape| shape.len() == 3).count();
        assert_eq!(threes, 7, "{edition}: only the cells of （七）总计 stand in three identities");
        // three dependent columns would need a third one within the support of two
        for a in 0..cells {
            for b in a + 1..cells {
                let both: Vec<usize> = (0..rows.len()).filter(|&e| columns[a][e] != 0 || columns[b][e] != 0).collect();
                for c in b + 1..cells {
                    if shapes[c].iter().all(|(equation, _)| both.contains(equation)) {
                        let three = [a, b, c].map(|cell| columns[cell].clone()).to_vec();
                        assert_eq!(rank(three), 3, "{edition}: cells {a}, {b} and {c} hide each other");
                    }
                }
            }
        }
        shapes.sort();
        assert!(shapes.windows(2).all(|pair| pair[0] != pair[1]), "{edition}: two cells break the same identities");

        // and a rectangle does hide
        let width = block.columns.len();
        let corners = [(2, 0, 1), (2, 1, -1), (3, 0, -1), (3, 1, 1)];
        for row in &rows {
            assert_eq!(corners.iter().map(|&(r, c, by)| row[r * width + c] * by).sum::<i64>(), 0);
        }
        // every identity of a report, those of 行政复议 and 行政诉讼 included
        let all: usize = form.blocks.iter().map(|block| matrix(block).len()).sum();
        assert_eq!(all, identities + 3);
    }
}

fn shape(column: &[i64]) -> Vec<(usize, i64)> {
    let sign = column.iter().copied().find(|&x| x != 0).map_or(1, i64::signum);
    column.iter().enumerate().filter(|(_, x)| **x != 0).map(|(equation, x)| (equation, x * sign)).collect()
}

/// The worked row: all its readings under the identity of the row.
#[test]
fn the_worked_row_has_the_readings_the_guide_gives() {
    assert_eq!(readings("270020130"), [[2, 7, 0, 0, 20, 1, 30], [27, 0, 0, 2, 0, 1, 30]]);
    assert_eq!(readings("640020470"), [[64, 0, 0, 2, 0, 4, 70]]);
    assert_eq!(readings("0000000"), [[0; 7]]);
    let front = super::read(&super::root().join("README.md"));
    for row in ["数量640020470二", "数量0000000三", "予以公开270020130"] {
        assert!(front.contains(row), "README no longer shows {row}");
    }
}

fn readings(digits: &str) -> Vec<[u64; 7]> {
    fn cut(rest: &str, parts: &mut Vec<u64>, found: &mut Vec<[u64; 7]>) {
        if parts.len() == 7 {
            if rest.is_empty() && parts[..6].iter().sum::<u64>() == parts[6] {
                found.push(parts.clone().try_into().unwrap());
            }
            return;
        }
        for end in 1..=rest.len() {
            if end == 1 || !rest.starts_with('0') {
                parts.push(rest[..end].parse().unwrap());
                cut(&rest[end..], parts, found);
                parts.pop();
            }
        }
    }
    let mut found = Vec::new();
    cut(digits, &mut Vec::new(), &mut found);
    found.sort();
    found
}
