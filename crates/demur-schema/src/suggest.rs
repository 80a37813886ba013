//! "Did you mean": the one candidate that a wrong word was most likely meant to be.

use std::cmp::min;

/// The candidate that `wrong` was most likely meant to be.
///
/// The same word in another case or spelling style (`userId`, `user_id`, `user-id`) wins; then the
/// nearest one by insertions, deletions, replacements and swaps of neighbours, of which there may
/// be one for every three characters. Where two candidates are equally near there is no answer.
pub fn suggest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    // Nobody mistypes a word of this length; comparing it would only cost time.
    if length == 0 || length > 64 {
        return None;
    }
    let folded = fold(wrong);
    let most = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        if candidate == wrong {
            continue;
        }
        let distance = if fold(candidate) == folded {
            0
        } else {
            distance(wrong, candidate, most)
        };
        if distance > most {
            continue;
        }
        match best {
            Some((nearest, known)) if distance == nearest => tied |= known != candidate,
            Some((nearest, _)) if distance > nearest => {}
            _ => {
                best = Some((distance, candidate));
                tied = false;
            }
        }
    }
    if tied {
        None
    } else {
        best.map(|(_, candidate)| candidate)
    }
}

fn fold(word: &str) -> String {
    word.chars()
        .filter(|character| !matches!(character, '_' | '-' | ' ' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Damerau-Levenshtein distance (each pair of neighbours swapped at most once),
/// or anything above `most`.
fn distance(left: &str, right: &str, most: usize) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().take(left.len() + most + 1).collect();
    if left.len().abs_diff(right.len()) > most {
        return most + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    let mut previous: Option<char> = None;
    for (row, &from) in left.iter().enumerate() {
        let mut current = Vec::with_capacity(above.len());
        current.push(row + 1);
        let mut last: Option<char> = None;
        for (column, &to) in right.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let replaced = cell(&above, column) + usize::from(from != to);
            let inserted = cell(&current, column) + 1;
            let deleted = cell(&above, column + 1) + 1;
            let mut cost = min(replaced, min(inserted, deleted));
            if last == Some(from) && previous == Some(to) && column > 0 {
                cost = min(cost, cell(&before, column - 1) + 1);
            }
            current.push(cost);
            last = Some(to);
        }
        before = std::mem::replace(&mut above, current);
        previous = Some(from);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[track_caller]
    fn check(wrong: &str, candidates: &[&str], expected: Option<&str>) {
        assert_eq!(
            suggest(wrong, candidates.iter().copied()),
            expected,
            "{wrong}"
        );
    }

    #[test]
    fn the_nearest_word_is_suggested() {
        check(
            "warnign",
            &["notice", "warning", "failure"],
            Some("warning"),
        );
        check(
            "custmer_id",
            &["customer_id", "order_id"],
            Some("customer_id"),
        );
        check("emial", &["email", "age"], Some("email"));
    }

    #[test]
    fn another_spelling_style_wins_over_distance() {
        check("userId", &["user_id", "userIp"], Some("user_id"));
        check("user-id", &["userId"], Some("userId"));
    }

    #[test]
    fn a_tie_gives_no_suggestion() {
        check("ca", &["cat", "car"], None);
    }

    #[test]
    fn a_word_too_far_away_gives_no_suggestion() {
        check("a", &["xy"], None);
        check("colour", &["flavour"], None);
        check("", &["a"], None);
    }
}
