//! The nodes that html5ever makes of a page, whatever its markup, and the way over them.
//!
//! As much of a document as the parser needs to move nodes about, and [`Tree`] to be made of: elements with their
//! attributes, texts, and whatever else keeps two texts apart.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, local_name, ns};

use super::node::{Facts, Kind, Tree};
use super::sheet::Sheet;

/// The nodes of a page, by the numbers in which they were made; the first is the page.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
    /// The name of what is no element.
    nameless: QualName,
}

/// A node and its neighbours.
#[derive(Debug)]
struct Node {
    part: Part,
    /// What an element is called.
    name: QualName,
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
}

#[derive(Debug)]
enum Part {
    Element(Vec<Attribute>),
    Text(StrTendril),
    /// The page itself, comments and the like.
    Other,
}

impl Dom {
    fn add(&mut self, part: Part, name: QualName) -> usize {
        let (parent, before, after, first, last) = (None, None, None, None, None);
        self.nodes.push(Node { part, name, parent, before, after, first, last });
        self.nodes.len() - 1
    }

    fn add_nameless(&mut self, part: Part) -> usize {
        self.add(part, self.nameless.clone())
    }

    fn get(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    fn parent(&self, at: usize) -> Option<usize> {
        self.get(at)?.parent
    }

    /// Changes a node, if there is one.
    fn with(&mut self, at: Option<usize>, change: impl FnOnce(&mut Node)) {
        if let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
            change(node);
        }
    }

    fn detach(&mut self, at: usize) {
        let Some(node) = self.nodes.get_mut(at) else { return };
        let (parent, before, after) = (node.parent.take(), node.before.take(), node.after.take());
        self.with(before, |node| node.after = after);
        self.with(after, |node| node.before = before);
        self.with(parent, |node| {
            if before.is_none() {
                node.first = after;
            }
            if after.is_none() {
                node.last = before;
            }
        });
    }

    /// Puts a node that has no place into one: below a parent, before a child of it or last.
    fn place(&mut self, at: usize, parent: usize, after: Option<usize>) {
        let before = match after {
            Some(after) => self.get(after).and_then(|node| node.before),
            None => self.get(parent).and_then(|node| node.last),
        };
        self.with(Some(at), |node| (node.parent, node.before, node.after) = (Some(parent), before, after));
        self.with(before, |node| node.after = Some(at));
        self.with(after, |node| node.before = Some(at));
        self.with(Some(parent), |node| {
            if before.is_none() {
                node.first = Some(at);
            }
            if after.is_none() {
                node.last = Some(at);
            }
        });
    }

    /// Puts in a node or a text, which continues a text before it.
    fn insert(&mut self, child: NodeOrText<usize>, parent: usize, after: Option<usize>) {
        let at = match child {
            NodeOrText::AppendNode(at) => {
                self.detach(at);
                at
            }
            NodeOrText::AppendText(text) => {
                let before = match after {
                    Some(after) => self.get(after).and_then(|node| node.before),
                    None => self.get(parent).and_then(|node| node.last),
                };
                if let Some(Node { part: Part::Text(begun), .. }) = before.and_then(|at| self.nodes.get_mut(at)) {
                    begun.push_tendril(&text);
                    return;
                }
                self.add_nameless(Part::Text(text))
            }
        };
        self.place(at, parent, after);
    }

    /// How many nodes have been made.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether a node is below that many others.
    pub(super) fn is_below(&self, at: usize, others: usize) -> bool {
        std::iter::successors(self.parent(at), |at| self.parent(*at)).nth(others).is_some()
    }

    /// The page as the walk needs it.
    pub(super) fn tree(&self, sheet: &Sheet) -> Tree {
        let mut tree = Tree::with(sheet);
        // the nodes around the place, with the elements that they begin
        let mut open: Vec<Option<u32>> = Vec::new();
        let mut at = 0;
        while let Some(node) = self.get(at) {
            let mut begun = None;
            let mut inside = node.first;
            match &node.part {
                Part::Text(text) => tree.add_text(text, false),
                Part::Element(attributes) => {
                    let attributes = attributes.iter().map(|one| (&*one.name.local, &*one.value));
                    let facts = tree.element(Facts::named(&node.name.local), attributes);
                    // what is never read need not be looked at
                    match facts.skipped || facts.kind == Kind::Meta {
                        true => {
                            inside = None;
                            begun = (facts.kind == Kind::Drawing).then(|| tree.open(facts));
                        }
                        false => begun = Some(tree.open(facts)),
                    }
                }
                Part::Other => {}
            }
            if let Some(inside) = inside {
                open.push(begun);
                at = inside;
                continue;
            }
            if let Some(begun) = begun {
                tree.close(begun);
            }
            // on to the next node, out of all that end here
            let mut last = node;
            at = loop {
                if let Some(after) = last.after {
                    break after;
                }
                let Some(parent) = last.parent.and_then(|parent| self.get(parent)) else { return tree };
                if let Some(Some(begun)) = open.pop() {
                    tree.close(begun);
                }
                last = parent;
            };
        }
        tree
    }
}

/// Where the parser puts its nodes.
#[derive(Debug)]
pub(super) struct Sink(RefCell<Dom>);

impl Sink {
    pub(super) fn new() -> Sink {
        let mut dom = Dom { nodes: Vec::new(), nameless: QualName::new(None, ns!(), local_name!("")) };
        dom.add_nameless(Part::Other);
        Sink(RefCell::new(dom))
    }

    /// What has been made so far.
    pub(super) fn dom(&self) -> Ref<'_, Dom> {
        self.0.borrow()
    }
}

/// Nodes are known by their numbers. Templates are never read, so that their contents may be their children.
impl TreeSink for Sink {
    type Handle = usize;
    type Output = Dom;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Dom {
        self.0.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> usize {
        0
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn elem_name<'a>(&'a self, target: &usize) -> Ref<'a, QualName> {
        Ref::map(self.dom(), |dom| dom.get(*target).map_or(&dom.nameless, |node| &node.name))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        self.0.borrow_mut().add(Part::Element(attributes), name)
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.0.borrow_mut().add_nameless(Part::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.0.borrow_mut().add_nameless(Part::Other)
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        let mut dom = self.0.borrow_mut();
        let doctype = dom.add_nameless(Part::Other);
        dom.place(doctype, 0, None);
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.0.borrow_mut().insert(child, *parent, None);
    }

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let mut dom = self.0.borrow_mut();
        match dom.parent(*sibling) {
            Some(parent) => dom.insert(child, parent, Some(*sibling)),
            None => {
                if let NodeOrText::AppendNode(child) = child {
                    dom.detach(child);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &usize, before: &usize, child: NodeOrText<usize>) {
        let has_parent = self.dom().parent(*element).is_some();
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(before, child),
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, more: Vec<Attribute>) {
        if let Some(Node { part: Part::Element(attributes), .. }) = self.0.borrow_mut().nodes.get_mut(*target) {
            for attribute in more {
                if attributes.iter().all(|had| had.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn remove_from_parent(&self, target: &usize) {
        self.0.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, from: &usize, to: &usize) {
        let mut dom = self.0.borrow_mut();
        while let Some(child) = dom.get(*from).and_then(|node| node.first).filter(|_| from != to) {
            dom.detach(child);
            dom.place(child, *to, None);
        }
    }
}

#[cfg(test)]
mod tests;
