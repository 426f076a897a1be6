//! The readings of one claim: every way of giving its digits to its cells, cheapest first.
//!
//! The cells are filled from the last to the first. Totals are printed behind their parts, so the total is known first and
//! bounds every part: most readings are cut off after a digit or two.

mod walk;

use super::price;
use super::system::{System, Value};
use super::{Content, Gap, Token};
use crate::number::MAX_DIGITS;

/// Readings kept of one claim; with more, the claim stays open.
pub(super) const MAX_READINGS: usize = 4_096;

/// Digits of a trailing piece that may be foreign (the number of the next item in a list).
const MAX_TRAILER: usize = 2;

/// Digits that stand between two commas.
const GROUP: usize = 3;

/// States (digit position × cell) that one claim may have; beyond it the claim stays open.
const MAX_STATES: usize = 400_000;

/// Places (digits and tokens) that one claim may have; beyond it the claim stays open.
const MAX_PLACES: usize = 1_000;

/// How a cell came by its digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Whole,
    Cut,
    Joined,
    Blank,
    Unreadable,
    Lost,
}

/// What a reading puts into a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The value printed, or the one that the claim's own equations imply for a cell without one.
    pub(super) value: Value,
    pub(super) kind: Kind,
    /// The first and last token, as indices into the claim.
    pub(super) tokens: (u32, u32),
    /// The bytes of the token's digits; of several tokens from which of the first to which of the last, 0..0 if they are whole.
    pub(super) bytes: (u32, u32),
    /// What the tokens cost as printed (look-alike letters).
    pub(super) token_price: u32,
}

impl Slot {
    pub(super) const LOST: Slot = Slot { value: None, kind: Kind::Lost, tokens: (0, 0), bytes: (0, 0), token_price: 0 };

    /// The value if it is printed.
    pub(super) fn printed(&self) -> Value {
        match self.kind {
            Kind::Whole | Kind::Cut | Kind::Joined => self.value,
            Kind::Blank | Kind::Unreadable | Kind::Lost => None,
        }
    }

    /// A token taken as it stands.
    pub(super) fn of(system: &System, index: usize, token: &Token<'_>) -> Slot {
        let value = system.whole(token);
        let kind = match (&token.content, value) {
            (Content::Blank, _) => Kind::Blank,
            (_, Some(_)) => Kind::Whole,
            (_, None) => Kind::Unreadable,
        };
        let length = match &token.content {
            Content::Digits(digits) => digits.len() as u32,
            _ => 0,
        };
        let i = index as u32;
        Slot { value, kind, tokens: (i, i), bytes: (0, length), token_price: token.price }
    }
}

/// A reading of a claim.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// What its cuts, joins and losses cost.
    pub(super) operations: u32,
    /// The claim's own equations that it breaks.
    pub(super) broken: u32,
    /// One slot for each cell of the unit.
    pub(super) slots: Vec<Slot>,
    /// Tokens or pieces left out: token, from byte, to byte.
    pub(super) skipped: Vec<(u32, u32, u32)>,
}

impl Candidate {
    pub(super) fn price(&self) -> u32 {
        self.operations + price::BROKEN * self.broken
    }
}

/// A part of a claim that has to be decoded: cells, and the tokens that may be theirs.
pub(super) struct Unit<'a> {
    pub(super) claim: usize,
    pub(super) cells: Vec<usize>,
    /// Index into the claim, and the token.
    pub(super) tokens: Vec<(usize, &'a Token<'a>)>,
    /// What a cell without a token costs; none if there cannot be one.
    pub(super) lost: Option<u32>,
    /// What it costs more that a cell has lost a number, where several cells are lost: zeros are, or one cell of the row.
    pub(super) lost_number: u32,
    /// What it costs to cut a run of digits.
    pub(super) cut: u32,
    /// What a number of four digits or more costs on top of it that has no commas.
    pub(super) ungrouped: u32,
    /// Equations all of whose cells are in this unit.
    pub(super) inside: Vec<usize>,
    /// Which part of its only token it is, if not all of it.
    pub(super) part: Option<Part>,
}

/// A part of a run of digits.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// The bytes before it.
    pub(super) before: u32,
    /// Whether nothing follows it.
    pub(super) last: bool,
}

/// What became of an enumeration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    Complete,
    /// Too many readings, or out of steps.
    Cut,
}

const NEVER: u32 = u32::MAX / 4;

#[derive(Clone, Copy)]
struct Move {
    to: usize,
    price: u32,
    /// What it puts into a cell; none if it leaves digits out.
    slot: Option<Slot>,
    /// The cell the token is bound to.
    bound: Option<usize>,
    skipped: Option<(u32, u32, u32)>,
}

/// The enumerator of one unit: positions in its digits, and what can be read before each.
pub(super) struct Sequence<'a> {
    system: &'a System,
    unit: &'a Unit<'a>,
    /// Position at which each token begins; a digit run has one position for each digit, anything else has one.
    begins: Vec<usize>,
    token_at: Vec<usize>,
    /// Price of the cheapest way to finish, by position × cells left.
    rest: Vec<u32>,
    /// The same for ways that leave a cell without digits or digits without a cell.
    escape: Vec<u32>,
    /// Signs with which the cells of the unit enter the one equation that all cells up to here are parts of.
    parts_of: Vec<Option<usize>>,
    local: Vec<Vec<(usize, i64)>>,
    moves: Vec<Move>,
    move_starts: Vec<usize>,
    /// Whether every token is a run of digits.
    all_runs: bool,
}

impl<'a> Sequence<'a> {
    /// Prepares a unit; none if it is beyond all bounds.
    pub(super) fn new(system: &'a System, unit: &'a Unit<'a>) -> Option<Sequence<'a>> {
        let mut begins = vec![0usize];
        let mut token_at = vec![0usize];
        for (index, (_, token)) in unit.tokens.iter().enumerate() {
            let length = match &token.content {
                Content::Digits(digits) => digits.len().max(1),
                _ => 1,
            };
            if token_at.len() + length > MAX_PLACES {
                return None;
            }
            token_at.extend(std::iter::repeat_n(index, length));
            begins.push(token_at.len() - 1);
        }
        let states = token_at.len().checked_mul(unit.cells.len() + 1)?;
        if states > MAX_STATES {
            return None;
        }
        let index_of = |equation: usize| unit.inside.iter().position(|&e| e == equation);
        let local: Vec<Vec<(usize, i64)>> = unit
            .cells
            .iter()
            .map(|&cell| system.uses(cell).iter().filter_map(|&(e, c)| Some((index_of(e)?, c))).collect())
            .collect();
        let all_runs = unit.tokens.iter().all(|(_, t)| matches!(&t.content, Content::Digits(d) if !d.is_empty()));
        let mut sequence = Sequence {
            system,
            unit,
            begins,
            token_at,
            rest: vec![NEVER; states],
            escape: vec![NEVER; states],
            parts_of: Vec::new(),
            local,
            moves: Vec::new(),
            move_starts: vec![0],
            all_runs,
        };
        let mut moves = Vec::new();
        for position in 0..sequence.token_at.len() {
            sequence.find_moves(position, &mut moves);
            sequence.move_starts.push(moves.len());
        }
        sequence.moves = moves;
        sequence.parts_of = sequence.find_parts();
        sequence.price_rests();
        Some(sequence)
    }

    /// The lowest price that any reading has before the equations are looked at.
    pub(super) fn floor(&self) -> Option<u32> {
        let floor = self.rest_at(self.token_at.len() - 1, self.unit.cells.len());
        (floor < NEVER).then_some(floor)
    }

    fn rest_at(&self, position: usize, cells: usize) -> u32 {
        self.rest[position * (self.unit.cells.len() + 1) + cells]
    }

    /// For each count of cells left: the one equation in which all of them are parts of the same sign.
    fn find_parts(&self) -> Vec<Option<usize>> {
        let mut found = vec![None; self.unit.cells.len() + 1];
        for equation in 0..self.unit.inside.len() {
            let mut sign = 0;
            for (index, uses) in self.local.iter().enumerate() {
                let Some(&(_, c)) = uses.iter().find(|u| u.0 == equation) else { break };
                if c.abs() != 1 || (sign != 0 && sign != c) || self.system.signed[self.unit.cells[index]] {
                    break;
                }
                sign = c;
                found[index + 1] = Some(equation);
            }
        }
        found
    }

    fn price_rests(&mut self) {
        let width = self.unit.cells.len() + 1;
        for position in 0..self.token_at.len() {
            for cells in 0..width {
                let mut best = if position == 0 && cells == 0 { 0 } else { NEVER };
                let mut escape = NEVER;
                if let (Some(lost), true) = (self.unit.lost, cells > 0) {
                    escape = self.rest[position * width + cells - 1].saturating_add(lost);
                }
                best = best.min(escape);
                for m in self.moves_at(position) {
                    let (left, out) = match (m.slot, m.bound) {
                        (None, _) => (cells, true),
                        (Some(_), _) if cells == 0 => continue,
                        (Some(_), Some(cell)) if cell != self.unit.cells[cells - 1] => continue,
                        (Some(_), _) => (cells - 1, false),
                    };
                    let (rest, around) = (self.rest[m.to * width + left], self.escape[m.to * width + left]);
                    best = best.min(rest.saturating_add(m.price));
                    escape = escape.min(if out { rest } else { around }.saturating_add(m.price));
                }
                self.escape[position * width + cells] = escape.min(NEVER);
                self.rest[position * width + cells] = best.min(NEVER);
            }
        }
    }

    fn moves_at(&self, position: usize) -> &[Move] {
        &self.moves[self.move_starts[position]..self.move_starts[position + 1]]
    }

    /// Everything that can be read just before a position.
    fn find_moves(&self, position: usize, moves: &mut Vec<Move>) {
        if position == 0 {
            return;
        }
        let index = self.token_at[position];
        let begin = self.begins[index];
        let fresh = position == self.begins[index + 1];
        let (number, token) = self.unit.tokens[index];
        let bound = token.cell;
        let at = number as u32;
        let part = self.unit.part;
        let before = part.map_or(0, |part| part.before);
        if fresh && part.is_none() && (bound.is_none() || self.shares_cell(index)) {
            let skipped = Some((at, 0, (position - begin) as u32));
            moves.push(Move { to: begin, price: price::SKIP, slot: None, bound: None, skipped });
        }
        let Content::Digits(digits) = &token.content else {
            let slot = Slot::of(self.system, number, token);
            // the mark of an empty cell in a run of digits says that it counts nothing
            let value = if slot.kind == Kind::Blank && self.touches(index) { Some(0) } else { slot.value };
            let slot = Some(Slot { value, ..slot });
            moves.push(Move { to: begin, price: token.price, slot, bound, skipped: None });
            return;
        };
        let digits = digits.as_bytes();
        let end = position - begin;
        let first = if bound.is_some() { 0 } else { end.saturating_sub(MAX_DIGITS) };
        for start in (first..end).rev() {
            if start > 0 && bound.is_some() {
                continue;
            }
            let Some(value) = digits.get(start..end).and_then(|d| self.system.digits(d)) else { continue };
            let kind = if start == 0 && fresh && part.is_none() { Kind::Whole } else { Kind::Cut };
            let long = kind == Kind::Cut && end - start > GROUP && !digits[start..end].contains(&b',');
            let ungrouped = if long { self.unit.ungrouped } else { 0 };
            let first = start == 0 && before == 0;
            let cost = if first { token.price } else { self.unit.cut }.saturating_add(ungrouped);
            let slot = Slot {
                value: Some(value),
                kind,
                tokens: (at, at),
                bytes: (start as u32 + before, end as u32 + before),
                token_price: token.price,
            };
            moves.push(Move { to: begin + start, price: cost, slot: Some(slot), bound, skipped: None });
        }
        if bound.is_none() && self.unit.cut == price::CUT {
            self.across(index, end, fresh, moves);
        }
        if fresh {
            let last = part.is_none_or(|part| part.last) && index + 1 == self.unit.tokens.len();
            if bound.is_none() && last {
                for length in 1..=MAX_TRAILER.min(end.saturating_sub(1)) {
                    if !digits.get(end - length..end).is_some_and(may_be_item) {
                        continue;
                    }
                    let skipped = Some((at, (end - length) as u32 + before, end as u32 + before));
                    moves.push(Move { to: position - length, price: price::TRAILER, slot: None, bound: None, skipped });
                }
            }
            self.joins(index, moves);
        }
    }

    /// A number that was broken amid a run of several: the end of one token and the beginning of the next. That the first is cut
    /// costs nothing: where numbers are run together, a space is no likelier between two of them than within one.
    fn across(&self, index: usize, end: usize, fresh: bool, moves: &mut Vec<Move>) {
        let Some(before) = index.checked_sub(1) else { return };
        let ((first, left), (last, right)) = (self.unit.tokens[before], self.unit.tokens[index]);
        let (Content::Digits(left_run), Content::Digits(right_run)) = (&left.content, &right.content) else { return };
        let join = match right.gap {
            Gap::Border | Gap::Nothing => return,
            Gap::Break => price::JOIN_LINES,
            Gap::Space => price::JOIN,
        };
        let Some(head) = right_run.as_bytes().get(..end).filter(|_| left.cell.is_none()) else { return };
        let shortest = left_run.len().saturating_sub(MAX_DIGITS.saturating_sub(end));
        // whole tokens are joined elsewhere
        for start in (shortest.max(usize::from(fresh))..left_run.len()).rev() {
            let text: Vec<u8> = left_run.as_bytes().iter().skip(start).chain(head).copied().collect();
            let Some(value) = self.system.digits(&text) else { continue };
            let token_price = left.price.saturating_add(right.price);
            let slot = Slot {
                value: Some(value),
                kind: Kind::Joined,
                tokens: (first as u32, last as u32),
                bytes: (start as u32, end as u32),
                token_price,
            };
            let price = join.saturating_add(token_price);
            moves.push(Move { to: self.begins[before] + start, price, slot: Some(slot), bound: None, skipped: None });
        }
    }

    /// A number that was broken over several tokens.
    fn joins(&self, last: usize, moves: &mut Vec<Move>) {
        let mut text: Vec<u8> = Vec::new();
        let (mut cost, mut token_price) = (0u32, 0u32);
        let (at, last_token) = self.unit.tokens[last];
        for index in (0..=last).rev() {
            let (number, token) = self.unit.tokens[index];
            let Content::Digits(digits) = &token.content else { return };
            text.splice(0..0, digits.bytes());
            token_price = token_price.saturating_add(token.price);
            if text.len() > MAX_DIGITS || token.cell != last_token.cell {
                return;
            }
            if index < last
                && let Some(value) = self.system.digits(&text)
            {
                let slot = Slot {
                    value: Some(value),
                    kind: Kind::Joined,
                    tokens: (number as u32, at as u32),
                    bytes: (0, 0),
                    token_price,
                };
                let price = cost.saturating_add(token_price);
                let (to, bound) = (self.begins[index], token.cell);
                moves.push(Move { to, price, slot: Some(slot), bound, skipped: None });
            }
            cost += match token.gap {
                Gap::Border | Gap::Nothing => return,
                Gap::Break => price::JOIN_LINES,
                Gap::Space => price::JOIN,
            };
        }
    }

    /// Whether nothing stands between a token and the one before it or behind it.
    fn touches(&self, index: usize) -> bool {
        let touching = |i: usize| i > 0 && self.unit.tokens.get(i).is_some_and(|(_, token)| token.gap == Gap::Nothing);
        touching(index) || touching(index + 1)
    }

    /// Whether another token is bound to the same cell.
    fn shares_cell(&self, index: usize) -> bool {
        let cell = self.unit.tokens[index].1.cell;
        self.unit.tokens.iter().enumerate().any(|(i, (_, t))| i != index && t.cell == cell)
    }
}

/// Whether digits may be the number of an item in a list: 1 to 25.
fn may_be_item(digits: &[u8]) -> bool {
    match digits {
        [a] => *a != b'0',
        [a, b] => *a == b'1' || (*a == b'2' && *b <= b'5'),
        _ => false,
    }
}

/// Ranges that the rest of the table leaves to the cells of a unit; each value outside costs as much as a broken equation.
pub(super) struct Fence {
    pub(super) ranges: Vec<(i128, i128)>,
}

/// Steps that may still be taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) used: u64,
    pub(super) limit: u64,
}

impl Budget {
    pub(super) fn take(&mut self, steps: u64) -> bool {
        self.used = self.used.saturating_add(steps);
        self.used <= self.limit
    }

    pub(super) fn spent(&self) -> bool {
        self.used > self.limit
    }

    /// A budget that ends earlier: after a share of what is left.
    pub(super) fn share(&self, parts: u64) -> Budget {
        let left = self.limit.saturating_sub(self.used);
        Budget { used: self.used, limit: self.used.saturating_add(left / parts.max(1)) }
    }
}
