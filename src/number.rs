//! Exact decimals: what a cell prints, never a binary fraction.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Digits a number may have; longer runs are not numbers of this form.
pub const MAX_DIGITS: usize = 18;

/// An exact decimal number, such as `4529` or `24252.311082`.
///
/// Trailing zeros after the point are not kept: `1.50` equals `1.5`.
///
/// # Example
/// ```
/// use gongkai::Number;
/// let fee: Number = "24252.311082".parse().unwrap();
/// assert_eq!(fee.to_string(), "24252.311082");
/// assert!(Number::from(7) < fee);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Number {
    mantissa: i64,
    scale: u8,
}

impl Number {
    /// Zero.
    pub const ZERO: Number = Number { mantissa: 0, scale: 0 };

    /// `mantissa` × 10^−`scale`, brought to its shortest form.
    pub const fn new(mantissa: i64, scale: u8) -> Number {
        let (mut m, mut s) = (mantissa, scale);
        while s > 0 && m % 10 == 0 {
            m /= 10;
            s -= 1;
        }
        Number { mantissa: m, scale: s }
    }

    /// The value if it is a whole number.
    pub const fn integer(self) -> Option<i64> {
        if self.scale == 0 { Some(self.mantissa) } else { None }
    }

    /// Digits after the decimal point.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The value as a whole number of 10^−`scale`, if that loses nothing and fits.
    pub fn scaled(self, scale: u8) -> Option<i64> {
        let up = scale.checked_sub(self.scale)?;
        self.mantissa.checked_mul(10i64.checked_pow(up.into())?)
    }

    /// The value divided by 10^`places` (元 to 万元 is `shift_down(4)`), if it can be held exactly.
    pub fn shift_down(self, places: u8) -> Option<Number> {
        let scale = self.scale.checked_add(places)?;
        (scale as usize <= MAX_DIGITS).then(|| Number::new(self.mantissa, scale))
    }

    /// The value times 10^`places`, if it fits.
    pub fn shift_up(self, places: u8) -> Option<Number> {
        let down = places.min(self.scale);
        let m = self.mantissa.checked_mul(10i64.checked_pow((places - down).into())?)?;
        Some(Number::new(m, self.scale - down))
    }

    /// Whether the number is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The number with its sign turned; of the lowest there is, the highest there is.
    pub const fn negated(self) -> Number {
        Number { mantissa: self.mantissa.saturating_neg(), scale: self.scale }
    }

    /// The number as a binary fraction, for plotting only.
    pub fn approximate(self) -> f64 {
        self.mantissa as f64 / 10f64.powi(self.scale.into())
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number { mantissa: value, scale: 0 }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        // beyond 19 places further down, a number that is not 0 outweighs any other
        let wide = |n: &Number, to: u8| i128::from(n.mantissa) * 10i128.pow(u32::from(to - n.scale).min(19));
        let to = self.scale.max(other.scale);
        wide(self, to).cmp(&wide(other, to))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs().to_string();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let scale = usize::from(self.scale);
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = padded.split_at(padded.len() - scale);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

/// Why a text is not a plain decimal number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a plain decimal number of at most {MAX_DIGITS} digits")]
pub struct ParseNumberError;

impl FromStr for Number {
    type Err = ParseNumberError;

    /// Reads `-?digits(.digits)?` in ASCII; everything else (units, separators, full width) is the layout stage's work.
    fn from_str(text: &str) -> Result<Number, ParseNumberError> {
        let (negative, body) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match body.split_once('.') {
            Some((w, f)) if !f.is_empty() => (w, f),
            Some(_) => return Err(ParseNumberError),
            None => (body, ""),
        };
        let digits = whole.len() + fraction.len();
        let plain = whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain || digits > MAX_DIGITS {
            return Err(ParseNumberError);
        }
        let mantissa = whole.bytes().chain(fraction.bytes()).fold(0i64, |m, b| m * 10 + i64::from(b - b'0'));
        let signed = if negative { -mantissa } else { mantissa };
        Ok(Number::new(signed, fraction.len() as u8))
    }
}

/// A JSON number where every reader keeps it exact (15 significant digits), a string beyond that.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: u64 = 1_000_000_000_000_000;
        if self.mantissa.unsigned_abs() >= EXACT {
            serializer.collect_str(self)
        } else if self.scale == 0 {
            serializer.serialize_i64(self.mantissa)
        } else {
            // at most 15 significant digits: the shortest decimal of the nearest double is this number again
            serializer.serialize_f64(self.to_string().parse().unwrap_or(0.0))
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        struct Plain;
        impl serde::de::Visitor<'_> for Plain {
            type Value = Number;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal number, or one in a string")
            }
            fn visit_i64<E: serde::de::Error>(self, v: i64) -> Result<Number, E> {
                Ok(Number::from(v))
            }
            fn visit_u64<E: serde::de::Error>(self, v: u64) -> Result<Number, E> {
                i64::try_from(v).map(Number::from).map_err(E::custom)
            }
            fn visit_f64<E: serde::de::Error>(self, v: f64) -> Result<Number, E> {
                v.to_string().parse().map_err(E::custom)
            }
            fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Number, E> {
                v.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_read() {
        for text in ["0", "7", "-18", "24252.311082", "0.05", "-0.5", "123456789012345678"] {
            let n: Number = text.parse().unwrap();
            assert_eq!(n.to_string(), text);
            let json = serde_json::to_string(&n).unwrap();
            assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), n, "{json}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in ["", "-", ".", "1.", ".5", "1,2", "+1", "１", "1e3", "1234567890123456789"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_longest_numbers_are_in_order_too() {
        let (tiny, most) = (Number::new(i64::MAX, 255), Number::new(i64::MAX, 0));
        assert!(tiny < Number::from(1) && tiny > Number::ZERO && tiny.negated() > Number::from(-1) && tiny < most);
        assert!(Number::new(1, 40) < Number::new(1, 39) && Number::new(-1, 40) > Number::new(-1, 39));
        assert_eq!(Number::from(i64::MIN).negated(), most);
    }

    #[test]
    fn orders_by_value_and_shifts_exactly() {
        let n = |t: &str| t.parse::<Number>().unwrap();
        assert!(n("1.5") < n("2") && n("-2") < n("-1.5") && n("1.50") == n("1.5"));
        assert_eq!(n("251000").shift_down(4), Some(n("25.1")));
        assert_eq!(n("25.1").shift_up(4), Some(n("251000")));
        assert_eq!(n("0.000001").shift_up(2), Some(n("0.0001")));
    }
}
