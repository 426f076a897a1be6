//! Tables on one line whose cells are joined by a mark.

use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;

use super::value;
use gongkai::Reader;

#[test]
fn what_joins_the_cells_of_a_line_is_no_part_of_their_numbers() {
    for mark in [", ", ",", "，", "；", ";", " / ", " · ", "｜", "、"] {
        for (edition, seed) in [(Edition::Form2021, 3), (Edition::Form2019, 4)] {
            let made = Recipe::new(edition, Shape::TextTsv, Damage::None, seed).make();
            let text = String::from_utf8(made.bytes.clone()).unwrap();
            // each table on a line of its own, merged cells left out
            let mut joined = String::new();
            for line in text.lines() {
                let cells: Vec<&str> = line.split('\t').filter(|cell| !cell.is_empty()).collect();
                if line.contains('\t') || line.starts_with("第二十条") {
                    joined.push_str(&cells.join(mark));
                    joined.push_str(mark);
                } else if !line.is_empty() {
                    joined.push_str(&format!("\n{line}\n"));
                }
            }
            let reading = Reader::new().from_bytes(joined.as_bytes()).unwrap();
            for known in made.known.cells.iter().filter(|known| known.table == "applications") {
                let what = format!("{mark:?} {seed} {}/{}", known.row, known.column);
                assert_eq!(value(&reading, known.row, known.column), known.value, "{what}");
            }
        }
    }
}
