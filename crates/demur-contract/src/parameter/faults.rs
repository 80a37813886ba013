//! What is wrong with the parameters of a request.

use std::sync::Arc;

use demur_schema::{Fault, FaultCode, Faults, In, JsonLimits, TapeStorage, read_json, suggest};

use super::collect::{self, Bad, Given, Plain, Plus};
use super::quick::Quick;
use super::{Parameter, Reading, Style, convert};
use crate::model::Operation;
use crate::router::Captures;

/// Most faults listed for one parameter.
const MOST: usize = 20;

impl Operation {
    /// The faults of the path parameters; `path` is the raw path that was routed.
    pub fn path_faults(&self, path: &str, captures: &Captures) -> Vec<Fault> {
        let mut faults = Vec::new();
        for one in &self.parameters.path {
            let Some(raw) = captures.get(path, one.capture) else {
                continue;
            };
            one.parameter.check_path(raw, &mut faults);
        }
        faults
    }

    /// The faults of the query parameters; `query` is raw and without `?`. Parameters that are not
    /// declared are allowed.
    pub fn query_faults(&self, query: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let is_plain = !query.bytes().any(|byte| matches!(byte, b'%' | b'+'));
        if !is_plain {
            broken_encoding(query, &mut faults);
        }
        for parameter in &self.parameters.query {
            if is_plain && parameter.is_right_in_plain(query) {
                continue;
            }
            parameter.check_query(query, &self.parameters.query, &mut faults);
        }
        faults
    }

    /// The faults of the header parameters; `lookup` gives the lines of a field by its name.
    pub fn header_faults<'r, I>(&self, lookup: impl Fn(&str) -> I) -> Vec<Fault>
    where
        I: IntoIterator<Item = &'r [u8]>,
    {
        let mut faults = Vec::new();
        for parameter in &self.parameters.header {
            let lines = lookup(&parameter.name).into_iter().map(std::str::from_utf8);
            match lines.collect::<Result<Vec<&str>, _>>() {
                Ok(lines) => parameter.check_lines(&lines, &mut faults),
                Err(_) => faults.push(parameter.bad(&Bad::Encoding)),
            }
        }
        faults
    }

    /// The faults of the cookie parameters, given the `Cookie` fields.
    pub fn cookie_faults<'r>(&self, fields: impl IntoIterator<Item = &'r [u8]>) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.parameters.cookie.is_empty() {
            return faults;
        }
        let fields: Vec<&[u8]> = fields.into_iter().collect();
        for parameter in &self.parameters.cookie {
            let pairs = fields
                .iter()
                .flat_map(|field| field.split(|byte| *byte == b';'));
            let values = pairs.filter_map(|pair| {
                let pair = pair.trim_ascii();
                let equals = pair.iter().position(|byte| *byte == b'=')?;
                let (name, value) = pair.split_at_checked(equals)?;
                (name == parameter.name.as_bytes())
                    .then(|| std::str::from_utf8(value.get(1..)?).ok())
            });
            match values.collect::<Option<Vec<&str>>>() {
                Some(values) => parameter.check_lines(&values, &mut faults),
                None => faults.push(parameter.bad(&Bad::Encoding)),
            }
        }
        faults
    }
}

/// Names and values that cannot be decoded, whether declared or not.
fn broken_encoding(query: &str, faults: &mut Vec<Fault>) {
    for (name, _) in collect::pairs(query) {
        if collect::decode(name, Plus::Blank).is_err() && faults.len() < MOST {
            let detail = "the name has broken percent-encoding";
            faults.push(Fault::of_parameter(
                In::Query,
                name,
                FaultCode::InvalidEncoding,
                detail,
            ));
        }
    }
}

impl Parameter {
    fn check_path(&self, raw: &str, faults: &mut Vec<Fault>) {
        if !raw.contains('%') && self.quick.accepts(raw) {
            return;
        }
        match &self.reading {
            Reading::Styled {
                style,
                explode,
                shape,
            } => {
                let given = collect::from_path(self, *style, *explode, shape, raw);
                self.judge_given(given, faults);
            }
            Reading::Json | Reading::Opaque => self.check_text(raw, Plus::Itself, faults),
        }
    }

    /// Whether a query without escapes is certainly right about this parameter: it gives one scalar that
    /// needs no schema, or leaves out what may be left out.
    fn is_right_in_plain(&self, query: &str) -> bool {
        match collect::plain(query, &self.name) {
            Plain::Once(value) => self.quick.accepts(value),
            Plain::Never => {
                let is_scalar = !matches!(self.quick, Quick::None);
                let stands_alone = !matches!(&self.reading, Reading::Styled { style, .. } if *style == Style::DeepObject);
                !self.required && is_scalar && stands_alone
            }
            Plain::Often => false,
        }
    }

    fn check_query(&self, query: &str, siblings: &[Arc<Parameter>], faults: &mut Vec<Fault>) {
        let mut values = collect::pairs(query)
            .filter(|(name, _)| collect::is_named(name, &self.name))
            .map(|(_, value)| value);
        let (first, second) = (values.next(), values.next());
        if let (Some(value), None) = (first, second)
            && !value.contains(['%', '+'])
            && self.quick.accepts(value)
        {
            return;
        }
        let Reading::Styled {
            style,
            explode,
            shape,
        } = &self.reading
        else {
            match (first, second) {
                (Some(value), None) => self.check_text(value, Plus::Blank, faults),
                (Some(_), Some(_)) => faults.push(self.bad(&Bad::Duplicate)),
                (None, _) => self.miss(faults),
            }
            return;
        };
        let is_other = |name: &str| siblings.iter().any(|other| other.name == name);
        match collect::from_query(self, *style, *explode, shape, query, &is_other) {
            Ok(Some(given)) => self.judge_given(Ok(given), faults),
            Ok(None) if self.required => {
                let sent = collect::pairs(query)
                    .map(|(name, _)| name)
                    .filter(|name| !siblings.iter().any(|other| other.name == **name));
                let is_similar = suggest(&self.name, sent).is_some();
                self.miss(faults);
                if let Some(fault) = faults.last_mut().filter(|_| is_similar) {
                    let hint = format!("a similar name was sent: spell it `{}`", self.name);
                    fault.hint = Some(hint);
                }
            }
            Ok(None) => {}
            Err(bad) => faults.push(self.bad(&bad)),
        }
    }

    /// A header field by its lines, or a cookie by its values.
    fn check_lines(&self, lines: &[&str], faults: &mut Vec<Fault>) {
        if lines.is_empty() {
            self.miss(faults);
            return;
        }
        if let [line] = lines
            && (self.location == In::Header || !line.contains('%'))
            && self.quick.accepts(line.trim())
        {
            return;
        }
        match (&self.reading, lines) {
            (Reading::Styled { explode, shape, .. }, _) if self.location == In::Header => {
                self.judge_given(collect::from_header(*explode, shape, lines), faults);
            }
            (Reading::Styled { explode, shape, .. }, _) => {
                self.judge_given(collect::from_cookies(*explode, shape, lines), faults);
            }
            (Reading::Json, [line]) if self.location == In::Header => {
                self.judge(line, faults);
            }
            (Reading::Json | Reading::Opaque, [line]) => {
                self.check_text(line, Plus::Itself, faults);
            }
            (Reading::Json | Reading::Opaque, _) => faults.push(self.bad(&Bad::Duplicate)),
        }
    }

    /// A value that is not written in a style.
    fn check_text(&self, raw: &str, plus: Plus, faults: &mut Vec<Fault>) {
        match (collect::decode(raw, plus), &self.reading) {
            (Err(bad), _) => faults.push(self.bad(&bad)),
            (Ok(text), Reading::Json) => self.judge(&text, faults),
            (Ok(_), Reading::Opaque | Reading::Styled { .. }) => {}
        }
    }

    fn judge_given(&self, given: Result<Given<'_>, Bad>, faults: &mut Vec<Fault>) {
        let Reading::Styled { shape, .. } = &self.reading else {
            return;
        };
        let given = match given {
            Ok(given) => given,
            Err(bad) => return faults.push(self.bad(&bad)),
        };
        if let Given::Scalar(text) = &given
            && self.quick.accepts(text)
        {
            return;
        }
        match convert::to_json(&given, shape) {
            Ok(candidates) => self.judge_any(&candidates, faults),
            Err((types, piece)) => {
                let detail = format!("{piece}must be {}", convert::in_words(types));
                faults.push(self.fault(FaultCode::Type, detail));
            }
        }
    }

    /// Right if one reading of the text is right; otherwise the faults of the first reading.
    fn judge_any(&self, candidates: &[String], faults: &mut Vec<Fault>) {
        let before = faults.len();
        for (place, json) in candidates.iter().enumerate() {
            let mut found = Vec::new();
            self.judge(json, &mut found);
            if found.is_empty() {
                faults.truncate(before);
                return;
            }
            if place == 0 {
                faults.extend(found);
            }
        }
    }

    fn judge(&self, json: &str, faults: &mut Vec<Fault>) {
        let mut storage = TapeStorage::default();
        let tape = match read_json(json.as_bytes(), &JsonLimits::default(), &mut storage) {
            Ok(tape) => tape,
            Err(fault) => {
                let detail = format!("the value is not JSON: {}", fault.detail);
                faults.push(self.fault(FaultCode::MalformedParameter, detail));
                return;
            }
        };
        let Some(schema) = &self.schema else { return };
        let Ok(schema) = schema.compiled() else {
            // A verdict that cannot be reached is no pass.
            let detail = "the contract's schema for this parameter cannot be used";
            faults.push(self.fault(FaultCode::TooComplex, detail));
            return;
        };
        let found: Faults = schema.faults(&tape, self.location, MOST);
        faults.extend(found.list.into_iter().map(|fault| self.own(fault)));
    }

    /// A schema's fault as one of this parameter.
    fn own(&self, fault: Fault) -> Fault {
        let inside = fault.pointer.as_deref().unwrap_or("");
        let detail = if inside.is_empty() {
            fault.detail.clone()
        } else {
            format!("at `{inside}`: {}", fault.detail)
        };
        Fault {
            location: self.location,
            pointer: None,
            name: Some(self.name.clone()),
            detail,
            position: None,
            ..fault
        }
    }

    fn miss(&self, faults: &mut Vec<Fault>) {
        if self.required {
            let place = collect::place(self.location);
            let detail = format!("`{}` is required in the {place}", self.name);
            faults.push(self.fault(FaultCode::MissingParameter, detail));
        }
    }

    fn bad(&self, bad: &Bad) -> Fault {
        match bad {
            Bad::Encoding => {
                self.fault(FaultCode::InvalidEncoding, "must be percent-encoded UTF-8")
            }
            Bad::Duplicate => {
                self.fault(FaultCode::DuplicateParameter, "must be given once at most")
            }
            Bad::Malformed(detail) => self.fault(FaultCode::MalformedParameter, *detail),
        }
    }

    fn fault(&self, code: FaultCode, detail: impl Into<String>) -> Fault {
        Fault::of_parameter(self.location, &*self.name, code, detail)
    }
}
