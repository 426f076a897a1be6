//! From a recipe to a document with its truth.

use crate::damage::Damage;
use crate::form::Edition;
use crate::model::{Known, Profile, Wish};
use crate::page::{self, Page};
use crate::render::{self, Shape};
use crate::rng::Rng;

/// Everything a document is a function of.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// The edition of the form.
    pub edition: Edition,
    /// Format and layout.
    pub shape: Shape,
    /// What happened to it.
    pub damage: Damage,
    /// The seed.
    pub seed: u64,
    /// Particular wishes.
    pub wish: Wish,
}

/// A document with its truth.
#[derive(Clone, Debug)]
pub struct Made {
    /// What the report says.
    pub known: Known,
    /// The document before its format.
    pub page: Page,
    /// The file.
    pub bytes: Vec<u8>,
    /// The file name's ending.
    pub ending: &'static str,
}

impl Recipe {
    /// A recipe without particular wishes.
    pub fn new(edition: Edition, shape: Shape, damage: Damage, seed: u64) -> Recipe {
        Recipe { edition, shape, damage, seed, wish: Wish::default() }
    }

    /// Makes the document.
    pub fn make(&self) -> Made {
        let mut rng = Rng::named(self.seed, self.damage.key());
        let mut wish = self.wish.clone();
        if self.damage == Damage::Thousands && wish.profile.is_none() {
            wish.profile = Some(*rng.pick(&[Profile::Province, Profile::Dense, Profile::County]));
        }
        let mut known = Known::random(self.edition, self.seed, &wish);
        self.damage.before(&mut known);
        let mut layout = self.damage.layout(&mut rng);
        layout.four_tables = self.shape == Shape::HtmlSplit;
        let mut page = page::lay_out(&known, &layout, self.seed);
        self.damage.apply(&mut known, &mut page, self.shape, &mut rng);
        let bytes = render::render(&known, &page, self.shape, self.seed);
        Made { known, page, bytes, ending: self.shape.ending() }
    }

    /// The `n`th document of a run: its own report, for every shape and damage another.
    pub fn numbered(edition: Edition, shape: Shape, damage: Damage, run: u64, n: u64) -> Recipe {
        let mut recipe = Recipe::new(edition, shape, damage, 0);
        let mut rng = Rng::named(run, &recipe.name());
        recipe.seed = rng.bits().wrapping_add(n.wrapping_mul(0x9e37_79b9)) >> 16;
        recipe
    }

    /// `2021_html_clean_none`: what the document shows, for file names.
    pub fn name(&self) -> String {
        format!("{}_{}_{}", self.edition.key(), self.shape.key(), self.damage.key())
    }
}

/// Quotes a field of a CSV file where it must be.
pub fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
