//! Numbers as they are written, and the exact or nearest values the engine asks for.

use std::borrow::Cow;

use jsonschema::json::JsonNumber;

/// A number of the text. It has been checked: it is well formed and within the range of a double.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number<'a> {
    pub(crate) text: &'a str,
    /// Whether it is written with a fraction or an exponent.
    pub(crate) decimal: bool,
}

/// A number in a form that is equal exactly where the engine holds numbers to be equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Canonical {
    Integer(i128),
    /// The bits of a double that is not a 64-bit integer.
    Double(u64),
}

impl Number<'_> {
    pub(crate) fn double(self) -> f64 {
        let double = self.text.parse::<f64>().unwrap_or(0.0);
        if double == 0.0 && self.has_digits() {
            // Closer to zero than any double; it must still compare as not zero.
            return 5e-324_f64.copysign(double);
        }
        double
    }

    /// Whether there is a digit other than zero before the exponent.
    fn has_digits(self) -> bool {
        let mantissa = self.text.split(['e', 'E']).next().unwrap_or_default();
        mantissa.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
    }

    pub(crate) fn canonical(self) -> Canonical {
        if !self.decimal
            && let Ok(integer) = self.text.parse::<i128>()
            && i128::from(i64::MIN) <= integer
            && integer <= i128::from(u64::MAX)
        {
            return Canonical::Integer(integer);
        }
        canonical(self.double())
    }

    /// Whether the value has no fraction, however it is written.
    pub(crate) fn is_whole(self) -> bool {
        if !self.decimal {
            return true;
        }
        let (mantissa, exponent) = self.text.split_once(['e', 'E']).unwrap_or((self.text, "0"));
        let fraction = mantissa
            .split_once('.')
            .map_or("", |(_, fraction)| fraction);
        let fraction = fraction.trim_end_matches('0');
        if !self.has_digits() {
            return true;
        }
        // An exponent that does not fit is far beyond the number of digits, one way or the other.
        let exponent = exponent
            .parse::<i64>()
            .unwrap_or(if exponent.starts_with('-') {
                i64::MIN
            } else {
                i64::MAX
            });
        if fraction.is_empty() {
            // Zeros at the end of the whole part can be shifted behind the point.
            let whole = mantissa.split('.').next().unwrap_or_default();
            let zeros = whole.len() - whole.trim_end_matches('0').len();
            return exponent.saturating_add_unsigned(zeros as u64) >= 0;
        }
        exponent >= i64::try_from(fraction.len()).unwrap_or(i64::MAX)
    }
}

/// The canonical form of a double.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the range has been checked"
)]
pub(crate) fn canonical(double: f64) -> Canonical {
    if double.fract() == 0.0 && (-9.3e18..1.85e19).contains(&double) {
        let integer = double as i128;
        if (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&integer) {
            return Canonical::Integer(integer);
        }
    }
    Canonical::Double(double.to_bits())
}

impl JsonNumber for Number<'_> {
    fn as_u64(&self) -> Option<u64> {
        if self.decimal {
            None
        } else {
            self.text.parse().ok()
        }
    }

    fn as_i64(&self) -> Option<i64> {
        if self.decimal {
            None
        } else {
            self.text.parse().ok()
        }
    }

    fn as_f64(&self) -> Option<f64> {
        Some(self.double())
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.text)
    }

    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        let number = self
            .as_u64()
            .map(serde_json::Number::from)
            .or_else(|| self.as_i64().map(serde_json::Number::from))
            .or_else(|| serde_json::Number::from_f64(self.double()));
        Cow::Owned(number.unwrap_or_else(|| serde_json::Number::from(0)))
    }

    fn is_integer(&self) -> bool {
        self.is_whole()
    }

    fn is_written_as_integer(&self) -> bool {
        !self.decimal
    }
}
