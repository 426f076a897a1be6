//! What a report says: cells with known values, balanced as the form demands, and the facts its prose repeats.

use std::collections::BTreeMap;

use crate::form::{self, Edition};
use crate::rng::Rng;

/// A cell and what became of it on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownCell {
    /// Table key.
    pub table: &'static str,
    /// Row key.
    pub row: &'static str,
    /// Column key.
    pub column: &'static str,
    /// What a careful reader would report.
    pub value: String,
    /// What stands in the cell; empty if nothing does.
    pub printed: String,
    /// Whether the printed number is false: changed so that the sums no longer hold.
    pub touched: bool,
}

/// How a body's numbers look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Profile {
    /// Nothing ever happened.
    AllZero,
    /// Mostly zeros, else single digits.
    Township,
    /// Tens to hundreds.
    County,
    /// Thousands, totals up to six digits.
    Province,
    /// Hardly a zero.
    Dense,
    /// Only natural persons apply.
    OneApplicant,
}

impl Profile {
    /// Every profile.
    pub const ALL: &'static [Profile] = &[
        Profile::AllZero,
        Profile::Township,
        Profile::County,
        Profile::Province,
        Profile::Dense,
        Profile::OneApplicant,
    ];

    fn draw(rng: &mut Rng) -> Profile {
        match rng.below(100) {
            0..4 => Profile::AllZero,
            4..30 => Profile::Township,
            30..62 => Profile::County,
            62..78 => Profile::Province,
            78..90 => Profile::Dense,
            _ => Profile::OneApplicant,
        }
    }
}

/// A report before it is put on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// The edition it follows.
    pub edition: Edition,
    /// The body that reports.
    pub issuer: String,
    /// The year reported on.
    pub year: u16,
    /// The title as printed.
    pub title: String,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: String,
    /// How its numbers look.
    pub profile: Profile,
    /// Every cell of the form, table by table in printed order.
    pub cells: Vec<KnownCell>,
}

/// What to make.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// A profile, or one drawn by lot.
    pub profile: Option<Profile>,
    /// An issuer, or one drawn by lot.
    pub issuer: Option<String>,
    /// The city that the issuer drawn by lot is in, so that no two documents share an issuer.
    pub city: Option<String>,
    /// A report year, or one drawn by lot.
    pub year: Option<u16>,
    /// The issuer's report of the year before, which this one follows.
    pub after: Option<Box<Known>>,
}

impl Known {
    /// A balanced report by lot.
    pub fn random(edition: Edition, seed: u64, wish: &Wish) -> Known {
        let mut rng = Rng::named(seed, "known");
        let profile = wish.profile.unwrap_or_else(|| Profile::draw(&mut rng));
        let issuer = wish.issuer.clone().unwrap_or_else(|| issuer(profile, wish.city.as_deref(), &mut rng));
        let year = wish.year.unwrap_or_else(|| match edition {
            Edition::Form2021 => rng.range(2021, 2025) as u16,
            Edition::Form2019 => rng.range(2019, 2020) as u16,
            Edition::Statistics2014 => rng.range(2014, 2018) as u16,
            Edition::Local => rng.range(2009, 2018) as u16,
        });
        let title = match rng.below(4) {
            0 | 1 => format!("{issuer}{year}年政府信息公开工作年度报告"),
            2 => format!("{issuer}{year}年度政府信息公开工作年度报告"),
            _ => format!("{year}年{issuer}政府信息公开工作年度报告"),
        };
        let published = format!("{}-{:02}-{:02}", year + 1, rng.range(1, 3), rng.range(1, 28));
        let mut known = Known { edition, issuer, year, title, published, profile, cells: Vec::new() };
        let before = wish.after.as_deref();
        match edition {
            Edition::Form2021 | Edition::Form2019 => {
                known.disclosure(&mut rng, before);
                known.applications(&mut rng, before);
                known.review(&mut rng);
            }
            Edition::Statistics2014 => known.statistics(&mut rng),
            Edition::Local => known.local(&mut rng),
        }
        known
    }

    fn put(&mut self, table: &'static str, row: &'static str, column: &'static str, value: impl ToString) {
        let value = value.to_string();
        let printed = value.clone();
        self.cells.push(KnownCell { table, row, column, value, printed, touched: false });
    }

    /// The position of a cell.
    pub fn find(&self, table: &str, row: &str, column: &str) -> Option<usize> {
        self.cells.iter().position(|c| c.table == table && c.row == row && c.column == column)
    }

    /// The value of a cell as a whole number; 0 if it has none.
    pub fn number(&self, table: &str, row: &str, column: &str) -> u64 {
        self.find(table, row, column).and_then(|i| self.cells[i].value.parse().ok()).unwrap_or(0)
    }

    fn big(&self, rng: &mut Rng) -> u64 {
        let digits = match self.profile {
            Profile::AllZero => return 0,
            Profile::Township => rng.below(3) as u32,
            Profile::County | Profile::OneApplicant => rng.range(1, 5) as u32,
            Profile::Province => rng.range(3, 8) as u32,
            Profile::Dense => rng.range(2, 6) as u32,
        };
        if digits == 0 { 0 } else { rng.range(10u64.pow(digits - 1), 10u64.pow(digits) - 1) }
    }

    fn money(&self, rng: &mut Rng) -> String {
        let whole = self.big(rng) % 100_000;
        if self.profile == Profile::AllZero || (self.profile == Profile::Township && rng.percent(70)) {
            return "0".into();
        }
        let places = *rng.pick(&[0usize, 0, 1, 2, 2, 4, 6]);
        if places == 0 {
            return whole.to_string();
        }
        let mut digits: String = (1..places).map(|_| char::from(b'0' + rng.below(10) as u8)).collect();
        digits.push(char::from(b'1' + rng.below(9) as u8));
        format!("{whole}.{digits}")
    }

    fn disclosure(&mut self, rng: &mut Rng, before: Option<&Known>) {
        let t = form::DISCLOSURE;
        let small = |rng: &mut Rng, most: u64| if rng.percent(30) { 0 } else { rng.range(0, most) };
        let quiet = self.profile == Profile::AllZero;
        let makes_rules = matches!(self.profile, Profile::Province | Profile::Dense);
        for (row, most) in [("regulations", if makes_rules { 30 } else { 0 }), ("normative_documents", 120)] {
            let most = if quiet { 0 } else { most };
            let most = if self.profile == Profile::Township { most.min(9) } else { most };
            let made = small(rng, most);
            if self.edition == Edition::Form2021 {
                let last = before.map(|b| b.number(t, row, "in_force"));
                let repealed = small(rng, last.map_or(most, |l| l.min(most)));
                let in_force = last.map_or_else(|| made + rng.range(0, most * 6), |l| l + made - repealed.min(l));
                self.put(t, row, "made", made);
                self.put(t, row, "repealed", repealed);
                self.put(t, row, "in_force", in_force);
            } else {
                let disclosed = rng.range(0, made);
                let total = match before {
                    Some(b) => b.number(t, row, "total_disclosed") + disclosed,
                    None => disclosed + rng.range(0, most * 5),
                };
                self.put(t, row, "made", made);
                self.put(t, row, "disclosed", disclosed);
                self.put(t, row, "total_disclosed", total);
            }
        }
        if self.edition == Edition::Form2021 {
            for row in ["licensing", "penalties", "coercive_measures"] {
                let n = self.big(rng);
                self.put(t, row, "decisions", n);
            }
            let money = self.money(rng);
            self.put(t, "fees", "amount", money);
            return;
        }
        for row in ["licensing", "other_services", "penalties", "coercive_measures", "fees"] {
            let last = match before {
                Some(b) => {
                    let change = b.find(t, row, "change").map_or(0, |i| b.cells[i].value.parse().unwrap_or(0i64));
                    (b.number(t, row, "items_last_year") as i64 + change).max(0) as u64
                }
                None => self.big(rng) % 4000,
            };
            let change = match rng.below(5) {
                0 | 1 => 0,
                2 | 3 => rng.range(0, last / 2 + 3) as i64,
                _ => -(rng.range(0, last / 2) as i64),
            };
            let change = if quiet { 0 } else { change };
            self.put(t, row, "items_last_year", last);
            self.put(t, row, "change", change);
            if change > 0 && rng.percent(30) {
                let i = self.cells.len() - 1;
                self.cells[i].printed = format!("+{change}");
            }
            if row != "fees" {
                let n = self.big(rng);
                self.put(t, row, "decisions", n);
            }
        }
        let items = self.big(rng) % 3000;
        self.put(t, "procurement", "items", items);
        let amount = match (items, rng.below(3)) {
            (0, _) => "0".to_owned(),
            (_, 0) => rng.range(1000, 99_999_999).to_string(),
            _ => format!("{}.{:02}", rng.range(1000, 99_999_999), rng.range(0, 9) * 10 + rng.range(1, 9)),
        };
        self.put(t, "procurement", "amount", &amount);
        if items > 0 && rng.percent(40) {
            let i = self.cells.len() - 1;
            self.cells[i].printed = format!("{amount}元");
        }
    }

    fn part(&self, rng: &mut Rng, column: usize) -> u64 {
        let natural = column == 0;
        match self.profile {
            Profile::AllZero => 0,
            Profile::Township => {
                if rng.percent(if natural { 25 } else { 3 }) {
                    rng.range(1, 6)
                } else {
                    0
                }
            }
            Profile::County => {
                if rng.percent(if natural { 65 } else { 15 }) {
                    rng.range(1, if natural { 80 } else { 12 })
                } else {
                    0
                }
            }
            Profile::Province => {
                if rng.percent(if natural { 92 } else { 60 }) {
                    let most = *rng.pick(&[30, 300, 4000, 40_000]);
                    rng.range(1, if natural { most } else { most / 10 })
                } else {
                    0
                }
            }
            Profile::Dense => {
                let most = *rng.pick(&[9, 99, 999]);
                if rng.percent(96) { rng.range(1, most) } else { 0 }
            }
            Profile::OneApplicant => {
                if natural && rng.percent(60) {
                    rng.range(1, 40)
                } else {
                    0
                }
            }
        }
    }

    fn applications(&mut self, rng: &mut Rng, before: Option<&Known>) {
        let t = form::APPLICATIONS;
        let rows = form::application_rows(self.edition);
        let mut cells: BTreeMap<(&'static str, usize), u64> = BTreeMap::new();
        let parts: Vec<&'static str> = rows.iter().filter(|r| r.3 && r.0 != "total").map(|r| r.0).collect();
        for c in 0..6 {
            let mut sum = 0;
            for &row in &parts {
                let n = self.part(rng, c);
                cells.insert((row, c), n);
                sum += n;
            }
            let out = if sum == 0 { 0 } else { self.part(rng, c).min(sum) };
            let carried = match before {
                Some(b) => b.number(t, "carried_out", form::APPLICANTS[c].0),
                None => rng.range(0, (sum + out).min(out + 2)) * u64::from(rng.percent(60)),
            };
            if carried > sum + out {
                let more = carried - sum - out;
                *cells.entry(("granted", c)).or_default() += more;
                sum += more;
            }
            cells.insert(("total", c), sum);
            cells.insert(("carried_out", c), out);
            cells.insert(("carried_in", c), carried);
            cells.insert(("received", c), sum + out - carried);
        }
        for row in &rows {
            let mut sum = 0;
            for (c, (column, _)) in form::APPLICANTS.iter().enumerate() {
                let n = if c == 6 { sum } else { cells.get(&(row.0, c)).copied().unwrap_or(0) };
                sum += n;
                self.put(t, row.0, column, n);
            }
        }
    }

    fn review(&mut self, rng: &mut Rng) {
        let most = match self.profile {
            Profile::AllZero => 0,
            Profile::Township => 2,
            Profile::County | Profile::OneApplicant => 30,
            Profile::Province => 900,
            Profile::Dense => 120,
        };
        for (row, _) in form::REVIEW_BLOCKS {
            let mut sum = 0;
            for (column, _) in form::OUTCOMES {
                let n = match *column {
                    "total" => sum,
                    _ if rng.percent(55) => 0,
                    _ => rng.range(0, most),
                };
                sum += n;
                self.put(form::REVIEW, row, column, n);
            }
        }
    }

    fn statistics(&mut self, rng: &mut Rng) {
        let mut n: BTreeMap<&str, u64> = BTreeMap::new();
        for (key, ..) in form::STATISTICS_ROWS {
            let zero = self.profile == Profile::AllZero || rng.percent(35);
            let large = key.starts_with("disclosed") || key.starts_with("channels");
            let v = if zero {
                0
            } else if large {
                self.big(rng)
            } else {
                self.big(rng) % 300
            };
            n.insert(key, v);
        }
        for (total, parts) in form::STATISTICS_SUMS {
            let total = if *total == "refused.total" { "replies.refused" } else { total };
            let sum = parts.iter().map(|p| n[p]).sum();
            n.insert(total, sum);
        }
        for (child, parent) in [
            ("disclosed.normative_documents", "disclosed.total"),
            ("response.press_conferences_by_head", "response.press_conferences"),
            ("response.online_interviews_by_head", "response.online_interviews"),
        ] {
            let most = n[parent];
            let v = n[child] % (most + 1);
            n.insert(child, v);
        }
        for (key, ..) in form::STATISTICS_ROWS {
            if key.is_empty() {
                continue;
            }
            if matches!(*key, "fees" | "organization.budget") {
                let money = self.money(rng);
                self.put(form::STATISTICS, key, "count", money);
            } else {
                self.put(form::STATISTICS, key, "count", n[key]);
            }
        }
    }

    fn local(&mut self, rng: &mut Rng) {
        let mut year: BTreeMap<&str, u64> = BTreeMap::new();
        let mut more: BTreeMap<&str, u64> = BTreeMap::new();
        for (key, ..) in form::LOCAL_ROWS {
            let zero = self.profile == Profile::AllZero || rng.percent(40);
            let large = key.starts_with("disclosed");
            let mut draw = |zero: bool| match zero {
                true => 0,
                false if large => self.big(rng),
                false => self.big(rng) % 400,
            };
            year.insert(key, draw(zero));
            more.insert(key, draw(zero) * 3);
        }
        for map in [&mut year, &mut more] {
            for (total, parts) in [
                ("received.total", &["received.in_person", "received.online", "received.letter_fax"][..]),
                (
                    "replies.total",
                    &["replies.granted", "replies.partially_granted", "replies.refused", "replies.other"][..],
                ),
            ] {
                let sum = parts.iter().map(|p| map[p]).sum();
                map.insert(total, sum);
            }
            let site = map["disclosed.total"];
            map.insert("disclosed.website", site);
            let gazette = map["disclosed.gazette"] % (site + 1);
            map.insert("disclosed.gazette", gazette);
        }
        for (key, ..) in form::LOCAL_ROWS {
            self.put(form::LOCAL, key, "year", year[key]);
            self.put(form::LOCAL, key, "cumulative", year[key] + more[key]);
        }
    }
}

/// Totals and their parts, as positions in `known.cells`: the sums that hold in a sound report.
pub fn sums(known: &Known) -> Vec<(usize, Vec<usize>)> {
    let mut out = Vec::new();
    let at = |t: &str, r: &str, c: &str| known.find(t, r, c);
    match known.edition {
        Edition::Form2021 | Edition::Form2019 => {
            let rows = form::application_rows(known.edition);
            for row in &rows {
                let cells: Vec<usize> =
                    form::APPLICANTS.iter().filter_map(|c| at(form::APPLICATIONS, row.0, c.0)).collect();
                if let [parts @ .., total] = &cells[..] {
                    out.push((*total, parts.to_vec()));
                }
            }
            for column in form::APPLICANTS {
                let parts = rows.iter().filter(|r| r.3 && r.0 != "total");
                let parts = parts.filter_map(|r| at(form::APPLICATIONS, r.0, column.0)).collect();
                if let Some(total) = at(form::APPLICATIONS, "total", column.0) {
                    out.push((total, parts));
                }
            }
            for (row, _) in form::REVIEW_BLOCKS {
                let cells: Vec<usize> = form::OUTCOMES.iter().filter_map(|c| at(form::REVIEW, row, c.0)).collect();
                if let [parts @ .., total] = &cells[..] {
                    out.push((*total, parts.to_vec()));
                }
            }
        }
        Edition::Statistics2014 => {
            for (total, parts) in form::STATISTICS_SUMS {
                let total = if *total == "refused.total" { "replies.refused" } else { total };
                let parts = parts.iter().filter_map(|p| at(form::STATISTICS, p, "count")).collect();
                if let Some(total) = at(form::STATISTICS, total, "count") {
                    out.push((total, parts));
                }
            }
        }
        Edition::Local => {
            for column in ["year", "cumulative"] {
                for (total, prefix) in [("received.total", "received."), ("replies.total", "replies.")] {
                    let parts = form::LOCAL_ROWS.iter().filter(|r| r.0.starts_with(prefix) && r.0 != total);
                    let parts = parts.filter_map(|r| at(form::LOCAL, r.0, column)).collect();
                    if let Some(total) = at(form::LOCAL, total, column) {
                        out.push((total, parts));
                    }
                }
            }
        }
    }
    out
}

fn issuer(profile: Profile, wished: Option<&str>, rng: &mut Rng) -> String {
    const CITIES: &[&str] = &["青川市", "云陵市", "临澜市", "望湖市", "沙原市", "平岚市"];
    const DISTRICTS: &[&str] = &["海棠区", "松溪县", "白鹭区", "柳堤区", "石桥县", "梅岭区"];
    const TOWNS: &[&str] = &["双槐镇", "荷塘乡", "南浦街道办事处", "红枫镇", "新渡街道办事处", "竹园乡"];
    const OFFICES: &[&str] = &["教育局", "水务局", "市场监督管理局", "生态环境局", "统计局", "住房和城乡建设局"];
    let (drawn, district) = (rng.pick(CITIES), rng.pick(DISTRICTS));
    let city = wished.unwrap_or(drawn);
    match profile {
        Profile::Township | Profile::AllZero => {
            let town = rng.pick(TOWNS);
            let suffix = if town.ends_with("办事处") { "" } else { "人民政府" };
            format!("{city}{district}{town}{suffix}")
        }
        Profile::Province => {
            let drawn = *rng.pick(&["云岭省", "澜江省", "临澜市"]);
            format!("{}人民政府", wished.unwrap_or(drawn))
        }
        _ if rng.percent(50) => format!("{city}{district}人民政府"),
        _ => format!("{city}{}", rng.pick(OFFICES)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_reports_balance() {
        for &edition in Edition::ALL {
            for seed in 0..200 {
                let known = Known::random(edition, seed, &Wish::default());
                let n = |i: usize| known.cells[i].value.parse::<u64>().unwrap();
                for (total, parts) in sums(&known) {
                    let cell = &known.cells[total];
                    let sum: u64 = parts.iter().map(|&p| n(p)).sum();
                    assert_eq!(n(total), sum, "{edition:?} {seed} {} {}", cell.row, cell.column);
                }
                if matches!(edition, Edition::Form2021 | Edition::Form2019) {
                    for (c, _) in form::APPLICANTS {
                        let v = |r| known.number(form::APPLICATIONS, r, c);
                        assert_eq!(v("received") + v("carried_in"), v("total") + v("carried_out"));
                    }
                }
            }
        }
    }

    #[test]
    fn a_year_follows_the_one_before() {
        let first = Known::random(Edition::Form2021, 5, &Wish::default());
        let wish = Wish { after: Some(Box::new(first.clone())), year: Some(2023), ..Wish::default() };
        let second = Known::random(Edition::Form2021, 6, &wish);
        for (c, _) in form::APPLICANTS {
            let out = first.number(form::APPLICATIONS, "carried_out", c);
            assert_eq!(second.number(form::APPLICATIONS, "carried_in", c), out);
        }
    }
}
