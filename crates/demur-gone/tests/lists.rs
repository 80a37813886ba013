//! What lists say, what is refused of them, and what is found.

use demur_gone::{Date, Defect, Found, Permanence, Places, Withheld, read_csv, read_toml};

fn places(list: &str) -> Places {
    let (entries, defects) = read_csv("gone.csv", list.as_bytes());
    assert_eq!(defects, [], "{list}");
    let places = Places::compile(&entries);
    let refused = places.as_ref().err().map(|defects| shown(defects));
    assert_eq!(refused, None, "{list}");
    places.unwrap_or_default()
}

fn shown(defects: &[Defect]) -> String {
    defects
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// All defects of the rows of a list, as `line code`.
fn defects(rows: &str) -> Vec<String> {
    let list = format!("path,status,to\n{rows}");
    let (entries, mut defects) = read_csv("gone.csv", list.as_bytes());
    defects.extend(Places::compile(&entries).err().into_iter().flatten());
    assert!(
        defects.iter().all(|defect| !defect.message.ends_with('.')),
        "{}",
        shown(&defects)
    );
    defects
        .iter()
        .map(|defect| format!("{} {}", defect.position.line, defect.kind))
        .collect()
}

fn hints(rows: &str) -> String {
    let (entries, _) = read_csv("gone.csv", format!("path,status,to\n{rows}").as_bytes());
    shown(&Places::compile(&entries).err().unwrap_or_default())
}

fn location(places: &Places, path: &str, query: Option<&str>) -> Option<String> {
    match places.find(path, query)? {
        Found::Moved { to, .. } => Some(to.into_owned()),
        Found::Gone { .. } => Some("gone".to_owned()),
    }
}

#[test]
fn a_list_in_csv_says_what_is_gone_moved_and_withheld() {
    let places = places(
        "status,path,to,since,reason,max_age,blocked_by\r\n\
         # a remark\r\n\
         410,/fax,,2024-02-29,\"nobody, \"\"really\"\" nobody\",86400,\r\n\
         308,/old,/new,,,60,\r\n\
         found , /sale, /summer-sale\r\n\
         withheld,/leak/*,,,court order,,https://isp.example/\r\n",
    );
    let gone = Found::Gone {
        since: Date::parse("2024-02-29"),
        reason: Some("nobody, \"really\" nobody"),
        max_age: Some(86400),
    };
    assert_eq!(places.find("/fax", None), Some(gone));
    let moved = |to: &'static str, permanence, max_age| {
        Some(Found::Moved {
            to: to.into(),
            permanence,
            max_age,
        })
    };
    assert_eq!(
        places.find("/old", None),
        moved("/new", Permanence::Permanent, Some(60))
    );
    assert_eq!(
        places.find("/sale", None),
        moved("/summer-sale", Permanence::Temporary, None)
    );
    let withheld = Withheld {
        blocked_by: Some("https://isp.example/"),
        reason: Some("court order"),
    };
    assert_eq!(places.find_withheld("/leak/a"), Some(withheld));
    assert_eq!(places.find("/leak/a", None), None);
    assert_eq!(places.find_withheld("/fax"), None);
    assert_eq!((places.len(), places.is_empty()), (4, false));
}

#[test]
fn a_list_in_toml_says_the_same() {
    let list = "[[gone]]\npath = '/fax'\nsince = 2024-02-29\nmax_age = 86_400\n\
                [[moved]]\npath = '/sale'\nto = '/summer'\npermanent = false\n\
                [[withheld]]\npath = '/leak/*'\nblocked_by = 'https://isp.example'\n";
    let (entries, defects) = read_toml("gone.toml", list.as_bytes());
    assert_eq!(defects, []);
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| (entry.path(), entry.position().line))
        .collect();
    assert_eq!(lines, [("/fax", 1), ("/sale", 5), ("/leak/*", 9)]);
    let places = Places::compile(&entries).expect("places");
    assert!(matches!(
        places.find("/fax", None),
        Some(Found::Gone {
            max_age: Some(86_400),
            since: Some(_),
            ..
        })
    ));
    assert!(matches!(
        places.find("/sale", None),
        Some(Found::Moved {
            permanence: Permanence::Temporary,
            ..
        })
    ));
    assert_eq!(
        places
            .find_withheld("/leak/")
            .and_then(|found| found.blocked_by),
        Some("https://isp.example/")
    );
}

#[test]
fn every_fault_of_a_list_in_toml_is_reported_with_its_line() {
    let list = "color = 1\n[[gone]]\npath = 7\n[[moved]]\npath = '/a'\nwhither = '/b'\n\
                [[withheld]]\npath = '/c'\nblocked_by = 'nobody'\n[[gone]]\npath = '/d'\nsince = 'today'\n";
    let (entries, defects) = read_toml("gone.toml", list.as_bytes());
    assert_eq!(entries, []);
    let mut found: Vec<_> = defects
        .iter()
        .map(|defect| (defect.position.line, defect.kind.as_str()))
        .collect();
    found.sort_unstable();
    let expected = [
        (1, "unknown-member"),
        (2, "missing-member"),
        (3, "bad-value"),
        (4, "missing-member"),
        (6, "unknown-member"),
        (9, "bad-value"),
        (12, "bad-value"),
    ];
    assert_eq!(found, expected);
    assert!(!read_toml("gone.toml", b"[[gone\n").1.is_empty());
    assert!(!read_toml("gone.toml", b"\xff").1.is_empty());
}

#[test]
fn every_fault_of_a_list_in_csv_is_reported_with_its_line() {
    let found = defects(
        "/a,lost,\n,gone,\n/b,moved,\n/c,gone,/d\n/e,gone,,,\n\"/f,gone,\n/g\"x,gone,\n/h,\n\"/i\"x,gone,\n\
         k,gone,\n/l,moved,mailto:a@b\n/m,moved,//evil.example\n",
    );
    let expected = [
        "2 bad-value",
        "3 missing-member",
        "4 missing-member",
        "5 unknown-member",
        "6 list-syntax",
        "7 list-syntax",
        "8 list-syntax",
        "9 missing-member",
        "10 list-syntax",
        "11 bad-place",
        "12 bad-target",
        "13 open-redirect",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_header_line_that_cannot_be_used_is_refused() {
    let kinds = |list: &[u8]| -> Vec<_> {
        read_csv("x", list)
            .1
            .iter()
            .map(|defect| defect.kind.as_str())
            .collect()
    };
    assert_eq!(kinds(b""), ["list-syntax"]);
    assert_eq!(
        kinds(b"path;status\n"),
        ["unknown-member", "missing-member", "missing-member"]
    );
    assert_eq!(kinds(b"path,status,path\n"), ["list-syntax"]);
    assert_eq!(kinds(b"path,status\n\xff,gone\n/a,gone\n"), ["list-syntax"]);
    assert_eq!(
        read_csv("x", b"\xEF\xBB\xBFpath,status\n/a,gone").0.len(),
        1
    );
}

#[test]
fn a_list_full_of_faults_is_reported_in_a_bounded_number_of_defects() {
    let list = "path,status\n".to_owned() + &"x,gone\n".repeat(5000);
    let (_, defects) = read_csv("x", list.as_bytes());
    assert_eq!(defects.len(), 1001);
    assert_eq!(
        defects
            .last()
            .map(|last| (last.kind.as_str(), last.position.line)),
        Some(("many-defects", 5001))
    );
}

#[test]
fn the_more_specific_entry_wins() {
    let places = places(
        "path,status,to\n/*,moved,https://archive.example/*\n/b/*,gone\n/b/{x}/{y},moved,http://n/p/{y}\n/b/c/*,moved,http://n/q/*\n\
         /b/c/d,moved,http://n/exact\n/b/{x}/z{y},moved,http://n/z/{y}\n",
    );
    let check = |path, expected: &str| {
        assert_eq!(
            location(&places, path, None).as_deref(),
            Some(expected),
            "{path}"
        );
    };
    check("/b/c/d", "http://n/exact");
    check("/b/c/e", "http://n/q/e");
    check("/b/x/y", "http://n/p/y");
    check("/b/x/zy", "http://n/z/y");
    check("/b/x", "gone");
    check("/b/x/y/z", "gone");
    check("/c/d", "https://archive.example/c/d");
    check("/", "https://archive.example/");
}

#[test]
fn both_sides_are_compared_in_one_spelling() {
    let places = places("path,status,to\n/über,moved,/about\n/%6fld/{x},moved,/new/{x}\n");
    let check = |path, expected: Option<&str>| {
        assert_eq!(location(&places, path, None).as_deref(), expected, "{path}");
    };
    check("/%C3%BCber", Some("/about"));
    check("/%c3%bcber", Some("/about"));
    check("/o%6cd/a%2fb", Some("/new/a%2Fb"));
    check("/old", None);
    check("/OLD/a", None);
    check("", None);
    check("*", None);
}

#[test]
fn a_location_never_leads_astray() {
    let places =
        places("path,status,to\n/go/*,moved,/*\n/id/{x},found,/{x}\n/q/{x},moved,/s?q={x}&k=1\n");
    for path in [
        "/go//evil.example",
        "/go/\\evil.example",
        "/go/%2fevil.example",
        "/go/%5cevil.example",
        "/id/%2f%2fevil",
        "/id/\\evil.example",
        "/id/a%0d%0aSet-Cookie:b",
        "/go/a/../../b",
        "/id/..",
        "/id/%2e%2E",
        "/go/%zz",
        "/id/%00",
    ] {
        assert_eq!(location(&places, path, None), None, "{path}");
    }
    assert_eq!(
        location(&places, "/id/a@evil.example", None).as_deref(),
        Some("/a@evil.example")
    );
    assert_eq!(
        location(&places, "/q/a&k=2#", None).as_deref(),
        Some("/s?q=a%26k%3D2%23&k=1")
    );
}

#[test]
fn loops_are_refused_once() {
    assert_eq!(defects("/a,moved,/a"), ["2 redirect-loop"]);
    assert_eq!(defects("/a,moved,/b\n/b,moved,/a"), ["2 redirect-loop"]);
    assert_eq!(
        defects("/a,moved,/b\n/b,found,/c\n/c,moved,/b"),
        ["2 redirect-chain", "3 redirect-loop"]
    );
    assert_eq!(defects("/a,moved,/%61?b#c"), ["2 redirect-loop"]);
    assert_eq!(defects("/old/*,moved,/old/new/*"), ["2 redirect-loop"]);
    assert_eq!(defects("/old/*,moved,/old/page"), ["2 redirect-loop"]);
    assert_eq!(defects("/a/{x},moved,/a/{x}/b"), Vec::<String>::new());
}

#[test]
fn chains_are_refused_and_the_final_target_is_named() {
    assert_eq!(
        defects("/a,moved,/b\n/b,moved,/c\n/c,moved,/d"),
        ["2 redirect-chain", "3 redirect-chain"]
    );
    let text = hints("/a,moved,/b\n/b,moved,/c\n/c,moved,https://d.example/");
    assert!(
        text.contains(
            "gone.csv:2: redirect-chain: `/a` is moved to `/b`, which is moved itself (gone.csv:3)"
        ),
        "{text}"
    );
    assert!(
        text.contains("hint: write the final target, `https://d.example/`"),
        "{text}"
    );
    let text = hints("/a,moved,/b\n/b,gone");
    assert!(
        text.contains("`/a` is moved to `/b`, which is gone"),
        "{text}"
    );
    assert!(
        text.contains("list `/a` as gone too, or name a page that exists"),
        "{text}"
    );
    let text = hints("/a/*,moved,/b/*\n/b/*,moved,/c/*");
    assert!(text.contains("the chain ends at `/c/*`"), "{text}");
}

#[test]
fn captures_that_lead_to_another_entry_are_followed_to_the_end() {
    let places = places(
        "path,status,to\n/old/*,moved,/new/*\n/new/page,gone\n/new/2020/{x},found,/archive/{x}\n\
         /new/there,moved,https://there.example/\n/r/*,moved,/*\n/s/*,moved,/t/*\n",
    );
    let check = |path, query, expected| {
        assert_eq!(
            location(&places, path, query).as_deref(),
            expected,
            "{path}"
        );
    };
    check("/old/a", None, Some("/new/a"));
    check("/old/page", None, Some("gone"));
    check("/old/2020/a", Some("b"), Some("/archive/a?b"));
    check("/old/there", None, Some("https://there.example/"));
    check("/r/r/s/a", None, Some("/t/a"));
    check("/r/r/r/r/r/r/r/r/r/r/a", None, None);
    let found = places.find("/old/2020/a", None);
    assert!(matches!(
        found,
        Some(Found::Moved {
            permanence: Permanence::Temporary,
            ..
        })
    ));
}

#[test]
fn blanket_redirects_to_the_home_page_are_refused() {
    for row in [
        "/old/*,moved,/",
        "/*,moved,https://new.example",
        "/b/{x},found,/index.html",
        "/b/*,moved,/?from=b",
    ] {
        assert_eq!(defects(row), ["2 blanket-redirect"], "{row}");
    }
    let many = (0..6)
        .map(|number| format!("/p{number},moved,/\n"))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(defects(&many), ["2 blanket-redirect"]);
    assert!(hints(&many).contains("soft 404"));
    let few = (0..5)
        .map(|number| format!("/p{number},moved,/\n"))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(
        defects(&format!("{few}/index.php,moved,/\n/index.html,moved,/\n")),
        Vec::<String>::new()
    );
    assert_eq!(
        defects("/*,moved,https://new.example/*"),
        Vec::<String>::new()
    );
}

#[test]
fn one_path_has_one_entry() {
    assert_eq!(defects("/a,gone\n/%61,moved,/b"), ["3 duplicate-place"]);
    assert_eq!(defects("/a/*,gone\n/a/*,gone"), ["3 duplicate-place"]);
    assert_eq!(defects("/a/{x},gone\n/a/{y},gone"), ["3 duplicate-place"]);
    assert_eq!(defects("/a,gone\n/a,withheld"), ["3 duplicate-place"]);
    assert_eq!(defects("/a/*,withheld\n/a/*,gone"), ["3 duplicate-place"]);
    assert_eq!(
        defects("/a,gone\n/a/,gone\n/A,gone\n/a/*,gone"),
        Vec::<String>::new()
    );
}

#[test]
fn patterns_whose_look_up_would_be_dear_are_refused() {
    assert_eq!(defects("/{x},gone"), ["2 bad-place"]);
    let many = (0..65)
        .map(|number| format!("/b/a{number}-{{x}},gone\n"))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(defects(&many), ["2 bad-place"]);
}

#[test]
fn nothing_listed_is_nothing_found() {
    let places = places("path,status\n");
    assert!(places.is_empty());
    assert_eq!(places.find("/", None), None);
    assert_eq!(places.find_withheld("/"), None);
}
