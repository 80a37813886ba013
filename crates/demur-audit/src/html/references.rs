//! Character references: those that titles and headings are written with, and all numeric ones.

use std::borrow::Cow;

/// The longest name with its `&` and `;`.
const LONGEST: usize = 10;

/// Text with its references resolved; what is none is left as it is.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let near = part.get(..part.floor_char_boundary(LONGEST));
        let found = near
            .and_then(|near| near.split_once(';'))
            .and_then(|(name, _)| Some((name, letter(name)?)));
        if let Some((name, letter)) = found {
            out.push(letter);
            out.push_str(part.get(name.len() + 1..).unwrap_or_default());
        } else {
            out.push('&');
            out.push_str(part);
        }
    }
    Cow::Owned(out)
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    NAMED
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, letter)| *letter)
}

#[rustfmt::skip]
static NAMED: &[(&str, char)] = &[
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}'), ("shy", '\u{ad}'),
    ("copy", '©'), ("reg", '®'), ("trade", '™'), ("hellip", '…'), ("mdash", '—'), ("ndash", '–'), ("middot", '·'),
    ("bull", '•'), ("laquo", '«'), ("raquo", '»'), ("lsquo", '‘'), ("rsquo", '’'), ("ldquo", '“'), ("rdquo", '”'),
    ("lsaquo", '‹'), ("rsaquo", '›'), ("larr", '←'), ("rarr", '→'), ("times", '×'), ("euro", '€'), ("pound", '£'),
    ("iexcl", '¡'), ("iquest", '¿'), ("szlig", 'ß'), ("oelig", 'œ'), ("aelig", 'æ'), ("AElig", 'Æ'),
    ("Agrave", 'À'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Atilde", 'Ã'), ("Auml", 'Ä'), ("Aring", 'Å'), ("Ccedil", 'Ç'),
    ("Egrave", 'È'), ("Eacute", 'É'), ("Ecirc", 'Ê'), ("Iacute", 'Í'), ("Ntilde", 'Ñ'), ("Oacute", 'Ó'), ("Ouml", 'Ö'),
    ("Oslash", 'Ø'), ("Uacute", 'Ú'), ("Uuml", 'Ü'), ("agrave", 'à'), ("aacute", 'á'), ("acirc", 'â'), ("atilde", 'ã'),
    ("auml", 'ä'), ("aring", 'å'), ("ccedil", 'ç'), ("egrave", 'è'), ("eacute", 'é'), ("ecirc", 'ê'), ("euml", 'ë'),
    ("igrave", 'ì'), ("iacute", 'í'), ("icirc", 'î'), ("iuml", 'ï'), ("ntilde", 'ñ'), ("ograve", 'ò'), ("oacute", 'ó'),
    ("ocirc", 'ô'), ("otilde", 'õ'), ("ouml", 'ö'), ("oslash", 'ø'), ("ugrave", 'ù'), ("uacute", 'ú'), ("ucirc", 'û'),
    ("uuml", 'ü'), ("yacute", 'ý'),
];

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn references_are_resolved_and_the_rest_stays() {
        assert_eq!(
            resolved("p&aacute;gina &#8212; &#x41;&amp;lt;"),
            "página — A&lt;"
        );
        assert_eq!(
            resolved("a & b &unknown; &#xffffffff; &"),
            "a & b &unknown; &#xffffffff; &"
        );
    }
}
