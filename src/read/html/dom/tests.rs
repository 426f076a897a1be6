use super::*;
use crate::read::html::made::markup;
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::render::Shape;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::TendrilSink;
use scraper::Html;

/// Every node of a page with its depth, attributes in the order of their names.
fn drawn(html: &str) -> String {
    let dom = driver::parse_document(Sink::new(), ParseOpts::default()).one(html);
    let (mut lines, mut depth, mut at) = (String::new(), 0, 0);
    while let Some(node) = dom.get(at) {
        match &node.part {
            Part::Text(text) => lines += &format!("{depth} {text:?}\n"),
            Part::Element(attributes) => {
                let pairs = attributes.iter().map(|one| (&*one.name.local, &*one.value));
                lines += &element(depth, &node.name.local, pairs.collect());
            }
            Part::Other => lines += &format!("{depth}\n"),
        }
        let mut next = node.first.inspect(|_| depth += 1);
        let mut last = node;
        while next.is_none() {
            next = last.after;
            let Some(parent) = last.parent.filter(|_| next.is_none()) else { break };
            last = &dom.nodes[parent];
            depth -= 1;
        }
        let Some(next) = next else { break };
        at = next;
    }
    lines
}

/// The same by the independent reader.
fn drawn_by_scraper(html: &str) -> String {
    use scraper::Node;
    let html = Html::parse_document(html);
    let mut lines = String::new();
    for node in html.tree.root().descendants() {
        let depth = node.ancestors().count();
        match node.value() {
            Node::Text(text) => lines += &format!("{depth} {:?}\n", text.text),
            Node::Element(one) => lines += &element(depth, one.name(), one.attrs().collect()),
            _ => lines += &format!("{depth}\n"),
        }
    }
    lines
}

fn element(depth: usize, name: &str, mut attributes: Vec<(&str, &str)>) -> String {
    attributes.sort_unstable();
    format!("{depth} {name} {attributes:?}\n")
}

#[test]
fn nodes_are_where_the_independent_reader_has_them() {
    let broken = [
        "<table>文<tr><td>1</table>",
        "<table><tr>一<b>二<td>1</b>三</table>四",
        "<p>一<b>二<p>三</b>四<i>五<div>六</i>七",
        "<a href=1>一<a href=2>二<table><a href=3>三</table>",
        "<body a=1><body a=2 b=3><html c=4>",
        "<b><b><b><p>一</b>二</b>三",
        "<svg><td>1<desc><p>2</svg><math><mi>x<table></math>",
        "<select><p>一<option>二<select>三",
        "<p>一<!-- 二 -->三<?四?>五</p></body>六</html>七",
        "<table><b><tr><td>1</b></table><form><table><form><input>",
        "<!DOCTYPE html PUBLIC 'a'><frameset><frame></frameset>",
        "\u{FEFF}<p>一\0二",
        "",
    ];
    for html in broken {
        assert_eq!(drawn(html), drawn_by_scraper(html), "{html}");
    }
    for (round, html) in markup().take(4000).enumerate() {
        assert_eq!(drawn(&html), drawn_by_scraper(&html), "{round}: {html}");
    }
    for (&damage, &shape) in Damage::ALL.iter().flat_map(|damage| Shape::ALL.iter().map(move |shape| (damage, shape))) {
        if shape.ending() == "html" {
            let made = Recipe::numbered(Edition::Form2021, shape, damage, 1, 1).make();
            let html = String::from_utf8_lossy(&made.bytes);
            assert_eq!(drawn(&html), drawn_by_scraper(&html), "{shape:?}, {damage:?}");
        }
    }
}
