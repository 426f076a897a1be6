//! The claims of one physical row of a table: which of its values belong to which cells of a block.

use crate::document::{Format, PICTURE};
use crate::form::TableId;
use crate::layout::grid::Line;
use crate::layout::header::Leaf;
use crate::layout::hit::{self, Hit, values};
use crate::layout::label::BlockId;
use crate::layout::numeral::Piece;
use crate::layout::rows::Cell;
use crate::layout::{Claim, Place, Token};
use crate::reconcile::Content;

/// The cell of a row that stands under a caption.
pub(crate) fn under<'r, 'd>(line: &Line<'r, 'd>, caption: usize) -> Option<&'r Cell<'d>> {
    let leaf = line.leaves.get(caption)?;
    let row = line.hit.row;
    let cells = row.cells.get(line.hit.values..)?;
    if cells.len() == line.leaves.len() {
        return cells.get(caption);
    }
    let over = |cell: &&Cell<'_>| cell.lo < leaf.hi && leaf.lo < cell.hi;
    cells.iter().filter(|_| row.aligned).find(over)
}

/// What the rows of a block in one table have in common.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape {
    /// Where the values begin: blanks before it are beside a label that covers fewer places than others.
    begin: usize,
    /// Whether the rows are filled up with blanks behind their last value.
    behind: bool,
    /// Whether totals are printed.
    totals: bool,
    /// Whether numbers of one digit are printed with a zero before them (03).
    padded: bool,
    /// Whether no sum could tell 03 from 0 and 3 run together.
    unsummed: bool,
    /// Whether all rows begin left of the captions, and end with a blank.
    left: bool,
    /// Whether nothing tells which of the blanks behind a label are cells: some rows of a text have more of them than columns, and
    /// others fewer.
    ragged: bool,
    /// Whether every row has one value under a caption that is no column's (项目 | 数量): that of all applicants.
    single: bool,
}

/// Whether a row of a page's table holds one number, merged over as many places as it may (合计：30): no place's own, unless it is 0.
pub(crate) fn holds_one(hit: &Hit<'_, '_>, places: usize) -> bool {
    let mut cells = values(hit);
    let (Some(cell), None) = (cells.next(), cells.next()) else { return false };
    let of_table = cell.at.format() != Format::Text && cell.at.number().is_none();
    let digits = |piece: &Piece<'_>| piece.content.digits().unwrap_or(1);
    of_table && cell.is_number() && !cell.is_zero() && cell.pieces.iter().map(digits).sum::<usize>() < places
}

/// The shape of the rows that a table has of a block.
pub(crate) fn shape(id: BlockId, lines: &[Line<'_, '_>]) -> Shape {
    let behind = padded_behind(id, lines);
    let begin = if behind { 0 } else { begin(lines) };
    let sum = id.block().total_column();
    let total = |line: &Line<'_, '_>| {
        let of_sum = |leaf: &Leaf<'_>| leaf.column.is_some() && leaf.column == sum;
        let mut sums = line.leaves.iter().enumerate().filter(|(_, leaf)| of_sum(leaf));
        sums.any(|(k, _)| under(line, k).is_some_and(Cell::is_number))
    };
    Shape {
        begin,
        behind,
        totals: lines.iter().any(total),
        padded: is_padded(lines.iter().flat_map(|line| values(line.hit))),
        unsummed: id.block().across.is_empty() && id.block().down.is_empty(),
        left: is_left(id, lines),
        ragged: is_ragged(id, lines),
        single: is_single(id, lines),
    }
}

/// Whether each row of the applications has a single value, under a caption that says only that it counts.
fn is_single(id: BlockId, lines: &[Line<'_, '_>]) -> bool {
    /// Rows that have not lost their other cells by chance.
    const FEWEST: usize = 6;
    let counts =
        |caption: &str| caption.trim().is_empty() || caption.contains(['数', '量', '件']) && !caption.contains('人');
    let one = |line: &Line<'_, '_>| {
        let mut cells = values(line.hit);
        let narrow = |cell: &Cell<'_>| !line.hit.row.aligned || cell.hi <= cell.lo + 1;
        let own = cells.next().is_some_and(|cell| narrow(cell) && (cell.is_own_number() || cell.is_blank()));
        let captioned = line.leaves.iter().all(|leaf| leaf.column.is_none() && counts(leaf.text));
        own && cells.next().is_none() && line.row != usize::MAX && captioned
    };
    id.block().table == TableId::Applications && lines.len() >= FEWEST && lines.iter().all(one)
}

/// Where the values of some rows begin: as far right as no number stands before it.
fn begin(lines: &[Line<'_, '_>]) -> usize {
    /// Rows of which one that begins apart tells nothing of the others.
    const FEW: usize = 4;
    let firsts = || lines.iter().map(|line| values(line.hit).find(|c| c.is_number()).map_or(usize::MAX, |c| c.lo));
    let Some(first) = firsts().min() else { return 0 };
    // one row among many that begins before the others has lost the border behind its label
    let lost = lines.len() > FEW && firsts().filter(|lo| *lo == first).count() == 1;
    let first = firsts().filter(|lo| lost && *lo > first).min().unwrap_or(first);
    let begins = lines.iter().map(|line| values(line.hit).next().map_or(0, |cell| cell.lo));
    begins.filter(|lo| *lo <= first).max().unwrap_or(0)
}

/// Whether the numbers of a table have two digits at the least: where noughts are printed as well, a few slips are not told
/// from two numbers run together.
fn is_padded<'r, 'd: 'r>(cells: impl Iterator<Item = &'r Cell<'d>>) -> bool {
    /// Numbers with a zero before them that are no slip.
    const FEWEST: usize = 3;
    let (mut padded, mut noughts) = (0, false);
    for cell in cells.filter(|cell| cell.is_own_number()) {
        let digits = cell.text.trim();
        match digits.len() {
            1 if digits != "0" => return false,
            1 => noughts = true,
            2 if digits.starts_with('0') => padded += 1,
            _ => {}
        }
    }
    padded >= if noughts { FEWEST } else { 1 }
}

/// Whether the rows of a table have a number left of the captions, which none can have there, and each ends with a blank.
fn is_left(id: BlockId, lines: &[Line<'_, '_>]) -> bool {
    let columns = id.block().columns.len();
    let begin = |line: &Line<'_, '_>| line.leaves.first().filter(|leaf| leaf.hi > leaf.lo).map(|leaf| leaf.lo);
    let before = |line: &Line<'_, '_>| {
        let begin = begin(line).filter(|_| line.hit.row.aligned && line.leaves.len() == columns);
        begin.is_some_and(|begin| values(line.hit).any(|cell| cell.is_own_number() && cell.hi <= begin))
    };
    let blank = |line: &Line<'_, '_>| line.hit.row.cells.last().is_some_and(Cell::is_blank);
    columns > 1
        && lines.iter().any(before)
        && lines.iter().all(|line| blank(line) || values(line.hit).count() <= columns)
}

/// Whether rows of a text that has lost the blanks at the ends of its lines have more cells than columns, the blanks behind a
/// label that covers several places among them, and others fewer.
fn is_ragged(id: BlockId, lines: &[Line<'_, '_>]) -> bool {
    /// Rows that have not lost a cell by chance.
    const FEWEST: usize = 3;
    let columns = id.block().columns.len();
    let loose = |line: &Line<'_, '_>| {
        let first = line.hit.row.cells.first();
        !line.hit.row.aligned && first.is_some_and(|cell| cell.at.format() == Format::Text)
    };
    let blank = |line: &&Line<'_, '_>| values(line.hit).next().is_some_and(Cell::is_blank);
    let count = |line: &Line<'_, '_>| values(line.hit).count();
    !id.block().across.is_empty()
        && lines.iter().all(loose)
        && lines.iter().filter(blank).any(|line| count(line) > columns)
        && lines.iter().filter(|line| count(line) < columns).count() >= FEWEST
}

/// Whether the rows of a table are filled up with blanks behind their last value, and not between label and values.
fn padded_behind(id: BlockId, lines: &[Line<'_, '_>]) -> bool {
    let columns = id.block().columns.len();
    let last_is_total = id.block().total_column() == columns.checked_sub(1);
    // the captions begin right behind the label, as the values do
    let under_captions = |line: &Line<'_, '_>| {
        let caption = line.hit.header.as_ref().and_then(|header| header.begin(id));
        caption.is_some() && caption == values(line.hit).next().map(|cell| cell.lo)
    };
    let (mut behind, mut before, mut begun) = (0usize, 0usize, true);
    for line in lines {
        let most = line.leaves.len().max(columns);
        let rest = || values(line.hit).skip(most);
        if rest().next().is_some() {
            let total = last_is_total && values(line.hit).nth(most - 1).is_some_and(Cell::is_number);
            let blank = rest().all(Cell::is_blank);
            behind += usize::from(total && blank);
            before += usize::from(rest().any(Cell::is_number));
            begun &= blank && under_captions(line);
        }
    }
    behind > before || before == 0 && begun
}

/// Whether a row of a text may lack one of its cells, and not its last number: it ends with a blank and has no other, or it
/// has a number where a part is right before a blank total.
fn lacks(id: BlockId, line: &Line<'_, '_>, cells: &[&Cell<'_>], shape: Shape) -> bool {
    let of_text = cells.last().is_some_and(|cell| cell.is_blank() && cell.at.format() == Format::Text);
    if !of_text || !shape.totals || cells.len() != line.leaves.len() {
        return false;
    }
    let lone = cells.iter().filter(|cell| cell.is_blank()).count() == 1;
    let part = |pair: &[(&Leaf<'_>, &&Cell<'_>)]| match pair {
        [(part, number), (whole, blank)] => {
            let beside = part.row == whole.row && part.column.is_some() && whole.column == id.block().total_column();
            beside && blank.is_blank() && number.is_number() && !number.is_zero()
        }
        _ => false,
    };
    let pairs: Vec<_> = line.leaves.iter().zip(cells).collect();
    lone || pairs.windows(2).any(part)
}

/// Whether a border stands amid a number: the words before it end in the rest of one (万元 的 4134.|862).
fn parts(words: &Cell<'_>, number: &Cell<'_>) -> bool {
    if !words.is_text() || !number.is_own_number() {
        return false;
    }
    let text = words.text.trim_end();
    let torn = text.strip_suffix('.').is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
    torn && text.contains(char::is_alphabetic)
}

/// The claims of a physical row.
pub(crate) fn claims<'d>(id: BlockId, line: &Line<'_, 'd>, shape: Shape) -> Vec<(usize, Claim<'d>)> {
    if line.hit.row.cells.windows(2).any(|two| matches!(two, [words, number] if parts(words, number))) {
        return Vec::new();
    }
    let columns = id.block().columns.len();
    let leaves = line.leaves.as_slice();
    let mut cells: Vec<&Cell<'d>> = values(line.hit).collect();
    if shape.single
        && let Some(total) = id.block().total_column()
    {
        return placed(cells.iter().map(|cell| (*cell, Some((line.row, total)))), shape);
    }
    let placed_captions = !leaves.is_empty() && leaves.iter().all(|leaf| leaf.hi > leaf.lo);
    let placed_row = line.hit.row.aligned && placed_captions;
    // a cell for each caption, and a unit beside them: the last is not one too many
    let of_units = |cells: &[&Cell<'d>]| {
        cells.len() != leaves.len() && cells.iter().filter(|cell| !hit::is_unit(cell)).count() == leaves.len()
    };
    if !placed_row && of_units(&cells) {
        cells.retain(|cell| !hit::is_unit(cell));
    }
    if shape.ragged {
        let stub = cells.iter().take_while(|cell| cell.text.trim().is_empty()).count();
        cells.drain(..stub);
    }
    // where only the order of cells is known, blanks are beside a label if there are too many cells; a mark stands for a value
    let over = cells.len().saturating_sub(leaves.len().max(columns));
    let bare = |cell: &Cell<'_>| cell.is_blank() && cell.text.trim().is_empty();
    // the place of a cell in a row whose columns are not known tells nothing
    let left = |cell: &Cell<'_>| cell.lo < shape.begin || shape.begin > 0 && !line.hit.row.aligned;
    let stub = cells.iter().take_while(|cell| bare(cell) && left(cell)).count();
    // a row of a page that ends before its table has lost a span: its cells are counted
    let of_page = cells.first().is_some_and(|cell| cell.at.format() != Format::Text);
    cells.drain(
        ..match line.hit.row.aligned {
            true if line.hit.row.short && of_page => stub.min(cells.len().saturating_sub(columns)),
            true => stub,
            false => stub.min(over),
        },
    );
    // blanks right of all captions are a margin, and a row that ends there is whole
    let end = leaves.iter().map(|leaf| leaf.hi).max().unwrap_or(0);
    let most = leaves.len().max(columns);
    // what is left of the stub where a row has lost its label; a row that has it can only go on too far
    if line.hit.candidates.is_empty() {
        while placed_row && cells.len() > most && cells.last().is_some_and(|cell| cell.is_blank() && cell.lo >= end) {
            cells.pop();
        }
        let over = if shape.behind { 0 } else { cells.len().saturating_sub(most) };
        let stub = cells.iter().take(over).take_while(|cell| bare(cell)).count();
        cells.drain(..stub);
    }
    let over = cells.len().saturating_sub(most);
    if !placed_row {
        let rest = cells.iter().rev().take(over).take_while(|cell| cell.is_blank()).count();
        cells.truncate(cells.len() - rest);
    }
    if placed_row {
        unpush(line, &mut cells, end, shape);
    }
    // a row that a wide label pushes out of the table has as many cells as captions
    while placed_row && cells.len() != leaves.len() && cells.last().is_some_and(|c| c.is_blank() && c.lo >= end) {
        cells.pop();
    }
    let short = line.hit.row.short && line.hit.row.cells.last().is_none_or(|cell| cell.hi < end);
    let target = |leaf: &Leaf<'_>| -> Option<Place> {
        let row = if line.row == usize::MAX { leaf.row? } else { line.row };
        Some((row, leaf.column?))
    };
    let known = leaves.iter().filter_map(target).count();
    // two captions for one column: nothing tells which of the numbers is its own
    if cells.len() == leaves.len() && stands_twice(leaves.iter().filter_map(target)) {
        return Vec::new();
    }
    // a unit is no value, and where only the order of cells is known it may stand in the place of one
    let amid_values = |(cell, leaf): (&&Cell<'_>, &Leaf<'_>)| hit::is_unit(cell) && target(leaf).is_some();
    let unit_first = cells.len() == leaves.len() && cells.iter().zip(leaves).any(amid_values);
    if unit_first || of_units(&cells) {
        cells.retain(|cell| !hit::is_unit(cell));
    }
    if known > 0 && known == leaves.len() && lacks(id, line, &cells, shape) {
        cells.pop();
        return sequence(leaves.iter().filter_map(target).collect(), &cells, true);
    }
    if known > 0 {
        if known == 1
            && columns == 1
            && let Some(pair) = adrift(&cells, leaves, &target)
        {
            return placed(std::iter::once(pair), shape);
        }
        if cells.len() == leaves.len() {
            let pairs = cells.iter().zip(leaves).map(|(cell, leaf)| (*cell, target(leaf)));
            return placed(pairs, shape);
        }
        if line.hit.row.aligned && !short && placed_captions && inside(&cells, leaves) {
            return by_place(&cells, leaves, &target, shape);
        }
        if known == leaves.len() && trimmed(id, line, &cells) {
            let pairs = cells.iter().zip(leaves).map(|(cell, leaf)| (*cell, target(leaf)));
            return placed(pairs, shape);
        }
        if line.row == usize::MAX || known == columns {
            return sequence(leaves.iter().filter_map(target).collect(), &cells, !id.block().across.is_empty());
        }
    }
    let row = if line.row == usize::MAX { return Vec::new() } else { line.row };
    // captions that stand in another order than the form's: the place of those that are not known is not
    if !leaves.iter().filter_map(target).map(|place| place.1).is_sorted_by(|a, b| a < b) {
        return Vec::new();
    }
    let all: Vec<Place> = (0..columns).map(|c| (row, c)).collect();
    // without captions, words between label and numbers (a unit) are no values
    let cells = valued(&cells, columns);
    // a caption that is known stands over another cell than the one in its order: before it is one that is not known
    let over = |leaf: &Leaf<'_>| cells.iter().position(|cell| cell.lo < leaf.hi && leaf.lo < cell.hi);
    let astray = |leaf: &Leaf<'_>| target(leaf).zip(over(leaf)).is_some_and(|((_, column), at)| column != at);
    if line.hit.row.aligned && placed_captions && cells.len() == columns && leaves.iter().any(astray) {
        return by_place(&cells, leaves, &target, shape);
    }
    if cells.len() == columns {
        return placed(cells.iter().zip(all).map(|(cell, place)| (*cell, Some(place))), shape);
    }
    // three columns are drawn over the only one, and no caption is left
    let of_page = cells.first().is_some_and(|cell| cell.at.format() != Format::Text);
    if columns == 1 && of_page && cells.iter().filter(|cell| !cell.is_blank()).count() <= 1 {
        let written = cells.iter().find(|cell| !cell.is_blank()).or(cells.first());
        return placed(written.iter().zip(all).map(|(cell, place)| (**cell, Some(place))), shape);
    }
    sequence(all, &cells, !id.block().across.is_empty())
}

/// Takes the cells of a row that stands beside its captions for those under them: the row is pushed out of its table by a blank
/// cell behind its label; or the whole table has lost a column of labels, and is filled up with blanks on the right.
fn unpush(line: &Line<'_, '_>, cells: &mut Vec<&Cell<'_>>, end: usize, shape: Shape) {
    let Some(over) = cells.len().checked_sub(line.leaves.len()).filter(|over| *over > 0) else { return };
    let out = cells.last().is_some_and(|cell| cell.lo >= end);
    let alone = line.hit.header.as_ref().is_some_and(|header| header.ends_early()) && out;
    let named = line.leaves.iter().filter(|leaf| leaf.column.is_some()).count();
    let first = cells.iter().position(|cell| cell.is_number()).unwrap_or(0);
    let last = cells.iter().rposition(|cell| cell.is_number()).map_or(0, |at| at + 1);
    let full = last - first.min(last) == named && cells.iter().take(last).skip(first).all(|cell| cell.is_number());
    if alone && full && first == over {
        cells.drain(..over);
    } else if shape.left && over == 1 && cells.last().is_some_and(|cell| cell.is_blank()) {
        cells.pop();
    }
}

/// Whether a row of a text has lost only the blanks at its end: those before its last number are there. No sum tells whose the
/// number is, its place does.
fn trimmed(id: BlockId, line: &Line<'_, '_>, cells: &[&Cell<'_>]) -> bool {
    let of_text = cells.first().is_some_and(|cell| cell.at.format() == Format::Text);
    let kept = cells.iter().any(|cell| cell.is_blank() && cell.text.trim().is_empty());
    let short = cells.len() < line.leaves.len() && cells.last().is_some_and(|cell| cell.is_number());
    of_text && short && kept && !line.hit.row.aligned && id.block().across.is_empty()
}

/// The only number of a row that has one value, beside the caption and under no other: three columns are drawn, and any
/// of them is written in.
fn adrift<'r, 'd>(
    cells: &[&'r Cell<'d>],
    leaves: &[Leaf<'_>],
    target: &impl Fn(&Leaf<'_>) -> Option<Place>,
) -> Option<(&'r Cell<'d>, Option<Place>)> {
    let place = leaves.iter().find_map(target);
    let at = cells.iter().position(|cell| cell.is_own_number())?;
    let number = *cells.get(at)?;
    let alone = cells.iter().enumerate().all(|(i, cell)| i == at || cell.is_blank());
    let over = |(i, leaf): (usize, &Leaf<'_>)| match cells.len() == leaves.len() {
        true => i == at,
        false => number.lo < leaf.hi && leaf.lo < number.hi,
    };
    let named = |leaf: &Leaf<'_>| target(leaf).is_none() && !leaf.text.trim().is_empty();
    let other = leaves.iter().enumerate().any(|(i, leaf)| over((i, leaf)) && named(leaf));
    (alone && !other).then_some((number, place))
}

/// Whether a place is among some twice.
fn stands_twice(places: impl Iterator<Item = Place> + Clone) -> bool {
    // those of most rows are in the form's order
    if places.clone().is_sorted_by(|a, b| a < b) {
        return false;
    }
    let mut places: Vec<Place> = places.collect();
    places.sort_unstable();
    places.windows(2).any(|two| matches!(two, [a, b] if a == b))
}

/// Whether every value stands under some caption.
fn inside(cells: &[&Cell<'_>], leaves: &[Leaf<'_>]) -> bool {
    let (Some(first), Some(last)) = (leaves.first(), leaves.last()) else { return false };
    cells.iter().filter(|cell| cell.is_number()).all(|cell| {
        cell.lo >= first.lo
            && cell.hi <= last.hi.max(first.hi)
            // a 0 that is merged over columns is 0 in each of them
            && (cell.is_zero() || leaves.iter().filter(|leaf| cell.lo < leaf.hi && leaf.lo < cell.hi).count() == 1)
    })
}

fn placed<'r, 'd: 'r>(
    pairs: impl Iterator<Item = (&'r Cell<'d>, Option<Place>)> + Clone,
    shape: Shape,
) -> Vec<(usize, Claim<'d>)> {
    // where every cell has a number, 05 is one, and not two run together
    let full = || shape.padded || pairs.clone().all(|(cell, _)| cell.is_number());
    let most = pairs.size_hint().1.unwrap_or(0);
    let mut claims: Vec<(usize, Claim<'d>)> = Vec::new();
    for (cell, place) in pairs.clone() {
        let Some(place) = place else { continue };
        let claim = match claims.iter_mut().find(|(row, _)| *row == place.0) {
            Some((_, claim)) => claim,
            None => {
                let (cells, tokens) = (Vec::with_capacity(most), Vec::with_capacity(most));
                claims.push((place.0, Claim { cells, tokens }));
                let Some((_, claim)) = claims.last_mut() else { continue };
                claim
            }
        };
        claim.cells.push(place);
        let before = claim.tokens.len();
        claim.tokens.extend(tokens(cell, Some(place)));
        // the parts of a number that fell apart may begin with 0
        let whole = claim.tokens.len() == before + 1;
        if let Some(Token { piece: Piece { content, .. }, .. }) = claim.tokens.last_mut().filter(|_| whole)
            && let Content::Digits(digits) = content
            && digits.len() > 1
            && digits.starts_with('0')
            && let Ok(number) = digits.parse()
        {
            match (full(), shape.unsummed) {
                (true, _) => *content = Content::Number(number),
                (false, true) => *content = Content::Unreadable,
                (false, false) => {}
            }
        }
    }
    claims
}

/// Values by the captions they stand under; a merged blank is blank in every column that it covers.
fn by_place<'d>(
    cells: &[&Cell<'d>],
    leaves: &[Leaf<'_>],
    target: &impl Fn(&Leaf<'_>) -> Option<Place>,
    shape: Shape,
) -> Vec<(usize, Claim<'d>)> {
    let all = |leaf: &Leaf<'_>| {
        let (lo, hi) = (leaf.lo, leaf.hi);
        cells.iter().copied().filter(move |cell| cell.lo < hi && lo < cell.hi)
    };
    // two numbers under one caption: nothing tells which of them is meant
    let several = |leaf: &Leaf<'_>| target(leaf).is_some() && all(leaf).filter(|cell| cell.is_own_number()).count() > 1;
    if leaves.iter().any(several) {
        return Vec::new();
    }
    // of the places of a caption that is merged over several, the one in which something is printed
    let over = |leaf: &Leaf<'_>| all(leaf).find(|cell| !cell.text.trim().is_empty()).or_else(|| all(leaf).next());
    placed(leaves.iter().filter_map(|leaf| Some((over(leaf)?, target(leaf)))), shape)
}

/// Values by their order only.
///
/// Where no identity could tell how a run of digits is to be cut, the number of a cell is whole.
/// The cell of a page's table holds one number, unless it holds the whole row and has a digit for each place, or the row has most
/// of its cells and may have lost the border between two.
fn sequence<'d>(places: Vec<Place>, cells: &[&Cell<'d>], covered: bool) -> Vec<(usize, Claim<'d>)> {
    let Some(&(row, _)) = places.first() else { return Vec::new() };
    let valued = valued(cells, places.len());
    let mut tokens: Vec<Token<'d>> = valued.iter().flat_map(|cell| tokens(cell, None)).collect();
    let digits = |token: &Token<'_>| token.piece.content.digits().unwrap_or(1);
    let of_table = valued.iter().all(|cell| cell.at.format() != Format::Text && cell.at.number().is_none());
    let apart = of_table
        && match valued.len() {
            0 | 1 => tokens.iter().map(digits).sum::<usize>() < places.len(),
            cells => cells * 2 < places.len(),
        };
    // one number for many places, and nothing says for which
    if apart && places.len() > 1 && matches!(valued.as_slice(), [cell] if cell.pieces.len() == 1 && cell.is_number()) {
        return Vec::new();
    }
    if apart || !covered && cells.len() > 1 {
        for token in &mut tokens {
            // what begins with 0 is two numbers that have lost the border between them
            if let Content::Digits(digits) = &token.piece.content
                && !(covered && digits.len() > 1 && digits.starts_with('0'))
                && let Ok(number) = digits.parse()
            {
                token.piece.content = Content::Number(number);
            }
        }
    }
    vec![(row, Claim { cells: places, tokens })]
}

/// The cells of a row that hold values, readable or not; where there are more than places, those with words are remarks.
fn valued<'r, 'd>(cells: &[&'r Cell<'d>], places: usize) -> Vec<&'r Cell<'d>> {
    let values = |remarks: bool| {
        let of = |cell: &&&Cell<'_>| !cell.is_text() || !remarks && hit::has_digit(cell);
        cells.iter().filter(of).copied().collect::<Vec<_>>()
    };
    let all = values(false);
    if all.len() > places { values(true) } else { all }
}

fn tokens<'d>(cell: &Cell<'d>, place: Option<Place>) -> impl Iterator<Item = Token<'d>> {
    // nothing is printed in a blank cell, and something in one that holds a picture
    let drawn = cell.text == PICTURE;
    cell.pieces.iter().map(move |piece: &Piece<'d>| Token {
        piece: if drawn { Piece::unreadable(cell.text) } else { piece.clone() },
        at: if cell.pieces.len() > 1 { cell.at.character(piece.start + 1) } else { cell.at },
        cell: place,
        alone: false,
        run_on: false,
        open: false,
    })
}
