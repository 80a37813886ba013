//! The four forms of a request target (RFC 9112 §3.2).

use crate::fault::WireRule;
use crate::host::{self, Authority};
use crate::scan::{Scan, Span, fault};

/// Which of the four forms a target has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TargetForm {
    /// `/path?query`
    #[default]
    Origin,
    /// `http://host/path?query`
    Absolute,
    /// `host:port`, with CONNECT only.
    Authority,
    /// `*`, with OPTIONS only; also an absolute target of OPTIONS without path and query (§3.2.4).
    Asterisk,
}

/// The parts of a target, as spans.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Target {
    form: TargetForm,
    /// Empty where the form has none.
    pub(crate) authority: Span,
    default_port: u16,
    /// Empty for a path that is left out.
    pub(crate) path: Span,
    pub(crate) query: Option<Span>,
}

impl Target {
    pub(crate) fn form(&self) -> TargetForm {
        self.form
    }

    /// True as well where the target names no authority.
    pub(crate) fn agrees_with(&self, buf: &[u8], host: &Authority<'_>) -> bool {
        self.authority.is_empty()
            || Authority::parse(self.authority.of(buf))
                .is_some_and(|own| own.same(host, self.default_port))
    }
}

pub(crate) fn analyse(buf: &[u8], method: Span, target: Span) -> Scan<Target> {
    let bytes = target.of(buf);
    if method.of(buf) == b"CONNECT" {
        return connect(bytes, target);
    }
    match bytes {
        [b'/', ..] => Ok(with_path(buf, target, Target::default())),
        b"*" if method.of(buf) == b"OPTIONS" => Ok(Target {
            form: TargetForm::Asterisk,
            path: target,
            ..Target::default()
        }),
        b"*" => fault(WireRule::AsteriskNotOptions, target.start()),
        _ => absolute(buf, method, target),
    }
}

fn with_path(buf: &[u8], rest: Span, target: Target) -> Target {
    let mark = rest.of(buf).iter().position(|b| *b == b'?');
    match mark.map(|n| rest.start() + n) {
        Some(mark) => Target {
            path: Span::new(rest.start(), mark),
            query: Some(Span::new(mark + 1, rest.end())),
            ..target
        },
        None => Target {
            path: rest,
            ..target
        },
    }
}

fn connect(bytes: &[u8], target: Span) -> Scan<Target> {
    if Authority::parse(bytes).is_some_and(|authority| authority.has_port()) {
        Ok(Target {
            form: TargetForm::Authority,
            authority: target,
            ..Target::default()
        })
    } else {
        fault(WireRule::ConnectTarget, target.start())
    }
}

fn absolute(buf: &[u8], method: Span, target: Span) -> Scan<Target> {
    let bytes = target.of(buf);
    let Some(scheme_end) = bytes.windows(3).position(|w| w == b"://") else {
        return Err(neither_path_nor_uri(bytes, target));
    };
    let (scheme, _) = bytes.split_at_checked(scheme_end).unwrap_or_default();
    let default_port = if scheme.eq_ignore_ascii_case(b"http") {
        80
    } else if scheme.eq_ignore_ascii_case(b"https") {
        443
    } else {
        return fault(WireRule::AbsoluteScheme, target.start());
    };
    let start = target.start() + scheme_end + 3;
    let rest = Span::new(start, target.end());
    let length = rest.of(buf).iter().position(|b| matches!(b, b'/' | b'?'));
    let end = length.map_or(target.end(), |n| start + n);
    let authority = Span::new(start, end);
    if let Some(at) = authority.of(buf).iter().position(|b| *b == b'@') {
        return fault(WireRule::AbsoluteUserinfo, start + at);
    }
    if !host::is_authority(buf, authority) {
        return fault(WireRule::AbsoluteAuthority, start);
    }
    let bare = end == target.end() && method.of(buf) == b"OPTIONS";
    let found = Target {
        form: if bare {
            TargetForm::Asterisk
        } else {
            TargetForm::Absolute
        },
        authority,
        default_port,
        ..Target::default()
    };
    Ok(with_path(buf, Span::new(end, target.end()), found))
}

#[cold]
fn neither_path_nor_uri(bytes: &[u8], target: Span) -> crate::scan::Stop {
    let is_authority = Authority::parse(bytes).is_some_and(|authority| authority.has_port());
    let rule = if is_authority {
        WireRule::AuthorityNotConnect
    } else {
        WireRule::TargetNotPath
    };
    crate::scan::Stop::Fault(rule, target.start(), Span::default())
}
