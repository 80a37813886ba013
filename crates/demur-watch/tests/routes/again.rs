//! What is recalled of paths makes learning faster and nothing else: who forgets it after every minute learns the same.

use demur_watch::routes::{RouteSettings, Routes};

use crate::{Random, learn, name};

/// The same routes, without what is recalled and kept nowhere.
fn forgetful(routes: &Routes) -> Routes {
    postcard::from_bytes(&postcard::to_stdvec(routes).unwrap()).unwrap()
}

/// Requests of one minute: ids, words and files, many of which come again, and some far more often than others.
fn minute(random: &mut Random, words: &[String]) -> Vec<String> {
    let mut requests = Vec::new();
    for _ in 0..60 {
        let favourite = words[random.below(4)].clone();
        let word = words[random.below(words.len())].clone();
        let number = random.below(50);
        requests.push(match random.below(9) {
            0 => format!("/orders/{number}"),
            1 => format!("/orders/{number}/{word}"),
            2 => format!("/users/{word}"),
            3 => format!("/users/{favourite}"),
            4 => format!("/images/{word}.png"),
            5 => format!("/static/{word}.{:08x}.js", random.below(9) + (1 << 29)),
            6 => format!("/{word}"),
            7 => format!("/tags/{word}/{}", random.uuid()),
            _ => "/about".to_owned(),
        });
    }
    requests
}

#[test]
fn what_is_recalled_changes_nothing() {
    for (seed, max_nodes) in [(1, 40 << 10), (2, 300), (3, 150)] {
        let settings = RouteSettings {
            max_nodes,
            ..RouteSettings::default()
        };
        let (mut one, mut other) = (Routes::new(settings.clone()), Routes::new(settings));
        let mut random = Random(seed);
        let words: Vec<String> = (0..120).map(|_| random.word()).collect();
        for nth in 0..400 {
            // New words come all the time.
            let known = &words[..20 + nth / 4];
            let requests = minute(&mut random, known);
            learn(&mut one, requests.iter().map(String::as_str));
            learn(&mut other, requests.iter().map(String::as_str));
            assert_eq!(one.take_changes(), other.take_changes(), "{seed} {nth}");
            for path in &requests {
                let names = (name(&mut one, path), name(&mut other, path));
                assert_eq!(names.0, names.1, "{seed} {nth} {path}");
            }
            assert_eq!(one.counts().nodes, other.counts().nodes);
            other = forgetful(&other);
        }
        let forgotten = one.counts().forgotten;
        assert_eq!(forgotten > 0, max_nodes < 1000, "{forgotten}");
    }
}
