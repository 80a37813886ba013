//! What each row of the table looks at. A test holds the list to the table, so that a new row finds its place here.

/// What a row has to know of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looks {
    /// The request line.
    Line,
    /// The query, header fields and cookies.
    Parameters,
    /// The credentials.
    Credentials,
    /// Who the caller is.
    Caller,
    /// Header fields.
    Fields,
    /// Whether there is a body, and how long it is.
    Length,
    /// The body.
    Body,
    /// Things that are not in a request: time, load, counts.
    Circumstances,
}

/// Every row; sorted by name.
const ROWS: &[(&str, Looks)] = &[
    ("body-framing", Looks::Body),
    ("body-missing", Looks::Length),
    ("body-rules", Looks::Body),
    ("body-schema", Looks::Body),
    ("body-syntax", Looks::Body),
    ("body-timeout", Looks::Body),
    ("body-too-large", Looks::Body),
    ("condition-malformed", Looks::Fields),
    ("condition-required", Looks::Fields),
    ("content-coding", Looks::Fields),
    ("content-too-large", Looks::Length),
    ("credentials-invalid", Looks::Credentials),
    ("credentials-malformed", Looks::Credentials),
    ("credentials-missing", Looks::Credentials),
    ("expectation", Looks::Fields),
    ("field-syntax", Looks::Fields),
    ("fields-too-large", Looks::Fields),
    ("forbidden", Looks::Caller),
    ("framing", Looks::Fields),
    ("gone", Looks::Line),
    ("head-timeout", Looks::Circumstances),
    ("host", Looks::Fields),
    ("http-version", Looks::Line),
    ("length-required", Looks::Length),
    ("media-type", Looks::Fields),
    ("method-not-allowed", Looks::Line),
    ("method-too-long", Looks::Line),
    ("method-unknown", Looks::Line),
    ("misdirected", Looks::Fields),
    ("moved", Looks::Line),
    ("not-acceptable", Looks::Fields),
    ("not-found", Looks::Line),
    // A preflight is told from other OPTIONS by its fields; `compare.rs` asks for them.
    ("options", Looks::Line),
    ("overloaded", Looks::Circumstances),
    ("own-pages", Looks::Line),
    ("parameters", Looks::Parameters),
    ("path-parameter", Looks::Line),
    ("preflight", Looks::Fields),
    ("quota", Looks::Circumstances),
    ("rate-network", Looks::Circumstances),
    ("request-line", Looks::Line),
    ("target-encoding", Looks::Line),
    ("target-form", Looks::Line),
    ("target-too-long", Looks::Line),
    ("too-early", Looks::Circumstances),
    ("trace", Looks::Line),
    ("transfer-coding", Looks::Fields),
    ("verifier-unavailable", Looks::Circumstances),
    ("withheld", Looks::Line),
];

/// What the row of this name looks at. Of a row that is not listed nothing is known, which is the careful answer.
pub(crate) fn looks(step: &str) -> Looks {
    let found = ROWS.binary_search_by_key(&step, |(name, _)| name);
    let row = found.ok().and_then(|at| ROWS.get(at));
    row.map_or(Looks::Circumstances, |(_, looks)| *looks)
}

#[cfg(test)]
mod tests {
    use super::ROWS;

    #[test]
    fn the_list_holds_the_rows_of_the_table_and_no_others() {
        let mut table: Vec<&str> = demur_decide::ids().map(|(_, step)| step.as_str()).collect();
        table.sort_unstable();
        table.dedup();
        let listed: Vec<&str> = ROWS.iter().map(|(name, _)| *name).collect();
        assert_eq!(listed, table);
    }
}
