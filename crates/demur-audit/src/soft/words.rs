//! How pages say that something is not there, in the languages of most of the web.

use super::tokens::{is_syllable, tokens};

/// Whether a title or a heading says that the page is missing. A title is looked at part by part: what stands beside a
/// stroke or a dash is mostly the name of the site.
pub(super) fn is_error_title(title: &str) -> bool {
    let parts = title.split(['|', '–', '—', '·', '»', '«', '•']);
    let mut parts = parts.flat_map(|part| part.split(" - "));
    parts.any(|part| {
        let part = part.to_lowercase();
        // "Error 404: no route to /x"
        let number = part
            .split_once(": ")
            .is_some_and(|(first, _)| is_number_of_error(first));
        number || is_error_part(&part)
    })
}

fn is_error_part(part: &str) -> bool {
    if is_number_of_error(part) {
        return true;
    }
    let words = tokens(part, &[]);
    let numbered = has_number(part);
    let spare = if numbered { 5 } else { 3 };
    // Where each letter counts as a word, a few more of them say nothing.
    let spare = if part.chars().any(is_syllable) {
        3 * spare
    } else {
        spare
    };
    phrase_in(part).is_some_and(|phrase| words.len() <= tokens(phrase, &[]).len() + spare)
}

/// Whether there is nothing but the number of an error.
fn is_number_of_error(part: &str) -> bool {
    let words = tokens(part, &[]);
    let idle = |word: &String| FILLERS.contains(&word.as_str()) || word == "#";
    has_number(part) && words.iter().all(idle)
}

/// Whether 404 or 410 stands in a text as a number of its own.
fn has_number(text: &str) -> bool {
    let mut numbers = text.split(|letter: char| !letter.is_alphanumeric());
    numbers.any(|word| matches!(word, "404" | "410"))
}

/// The first phrase of a text, in lower case, that says that something is missing.
pub(super) fn phrase_in(text: &str) -> Option<&'static str> {
    let text = text.replace(['’', 'ʼ'], "'");
    PHRASES.iter().copied().find(|phrase| text.contains(phrase))
}

/// Whether a path names an error page, or a page about errors: such a page is what it says.
pub(super) fn is_named_for_errors(path: &str) -> bool {
    let path = path.to_lowercase().replace(['_', '+', '.', '/'], "-");
    let parts: Vec<&str> = path.split('-').collect();
    parts.iter().any(|part| NAMES.contains(part))
        || [
            "not-found",
            "page-missing",
            "nicht-gefunden",
            "non-trouve",
            "no-encontrad",
        ]
        .iter()
        .any(|name| path.contains(name))
}

const NAMES: [&str; 9] = [
    "404", "410", "error", "errors", "notfound", "fehler", "erreur", "errore", "4xx",
];

/// Whether a path or a query is that of a search.
pub(crate) fn is_search(target: &str) -> bool {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut segments = path.split(['/', '.']);
    let mut keys = query.split('&').filter_map(|pair| pair.split('=').next());
    segments.any(|segment| SEARCHES.contains(&segment.to_lowercase().as_str()))
        || keys.any(|key| is_search_key(&key.to_lowercase()))
}

/// Whether a parameter holds what is looked for.
pub(super) fn is_search_key(key: &str) -> bool {
    matches!(
        key,
        "q" | "s" | "query" | "search" | "keyword" | "keywords" | "term" | "text" | "suche"
    )
}

#[rustfmt::skip]
const SEARCHES: [&str; 17] = [
    "search", "find", "suche", "suchen", "recherche", "rechercher", "buscar", "busca", "busqueda", "cerca", "ricerca",
    "zoeken", "sok", "haku", "szukaj", "hledat", "ara",
];

/// Whether a path is the home page's, by another name or in one language.
pub(crate) fn is_home(path: &str) -> bool {
    let path = path.trim_matches('/').to_ascii_lowercase();
    let name = path.split('.').next().unwrap_or_default();
    let is_language = name.len() == 2 || (name.len() == 5 && name.contains(['-', '_']));
    is_language
        || matches!(
            name,
            "" | "index" | "home" | "default" | "start" | "main" | "welcome"
        )
}

/// Whether a path is that of a login.
pub(super) fn is_login(path: &str) -> bool {
    let mut segments = path.split(['/', '.', '-', '_']);
    segments.any(|segment| LOGINS.contains(&segment.to_lowercase().as_str()))
}

#[rustfmt::skip]
const LOGINS: [&str; 16] = [
    "login", "signin", "logon", "sso", "auth", "oauth", "oauth2", "authorize", "anmelden", "anmeldung", "connexion", "acceso", "saml",
    "cas", "register", "signup",
];

/// What stands beside the number in a title and says nothing else.
#[rustfmt::skip]
const FILLERS: [&str; 24] = [
    "error", "errors", "fehler", "erreur", "errore", "erro", "fout", "fejl", "fel", "feil", "virhe", "błąd", "chyba", "hata", "hiba",
    "ошибка", "помилка", "http", "status", "code", "page", "oops", "seite", "página",
];

/// In lower case with straight apostrophes, the longer ones of a language first.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    // English
    "page not found", "page could not be found", "page cannot be found", "page can't be found", "page couldn't be found",
    "couldn't find", "could not find", "can't find", "cannot find", "could not be found", "couldn't be found", "can not be found",
    "cannot be found", "can't be found", "does not exist", "doesn't exist", "no longer exists", "no longer available", "no longer here",
    "not available anymore", "isn't available", "is not available", "page unavailable", "page is missing", "page is gone",
    "has been removed", "was removed", "nothing here", "no such page", "isn't here", "is not here", "page isn't working", "not found",
    // German
    "seite nicht gefunden", "nicht gefunden", "existiert nicht", "gibt es nicht", "nicht mehr verfügbar", "nicht verfügbar",
    // French
    "page introuvable", "introuvable", "non trouvée", "non trouvé", "n'existe pas", "n'existe plus", "n'est plus disponible",
    // Spanish, Catalan
    "página no encontrada", "no encontrada", "no encontrado", "no se encuentra", "no se ha encontrado", "no se encontró", "no existe",
    "no s'ha trobat",
    // Portuguese
    "página não encontrada", "não encontrada", "não encontrado", "não foi encontrada", "não existe",
    // Italian
    "pagina non trovata", "non trovata", "non trovato", "non esiste", "non è stata trovata",
    // Dutch
    "pagina niet gevonden", "niet gevonden", "bestaat niet",
    // Swedish, Danish, Norwegian
    "hittades inte", "hittas inte", "finns inte", "hittar inte", "ikke fundet", "findes ikke", "ikke funnet", "finnes ikke", "fant ikke",
    // Finnish, Estonian, Hungarian
    "ei löydy", "ei löytynyt", "ei leitud", "nem található", "nem létezik",
    // Polish, Czech, Slovak, Slovene, Croatian, Romanian
    "nie znaleziono", "nie została znaleziona", "nie istnieje", "nenalezen", "nebyla nalezena", "neexistuje", "nenašla", "nenájden",
    "ni bilo mogoče najti", "ne obstaja", "nije pronađena", "ne postoji", "nu a fost găsit", "nu există",
    // Turkish
    "bulunamadı", "mevcut değil",
    // Greek
    "δεν βρέθηκε", "δεν υπάρχει",
    // Russian, Ukrainian, Bulgarian
    "не найден", "не существует", "не знайден", "не існує", "не е намерен", "не съществува",
    // Arabic, Hebrew, Persian
    "غير موجود", "لم يتم العثور", "לא נמצא", "לא קיים", "یافت نشد", "پیدا نشد",
    // Hindi, Thai, Vietnamese, Indonesian
    "नहीं मिला", "ไม่พบ", "không tìm thấy", "không tồn tại", "tidak ditemukan",
    // Japanese, Korean, Chinese
    "見つかりません", "見つかりませんでした", "存在しません", "찾을 수 없", "존재하지 않", "不存在", "找不到", "未找到", "没有找到", "沒有找到", "无法找到",
];

#[cfg(test)]
mod tests {
    use super::{is_error_title, is_login, is_named_for_errors, is_search};

    #[test]
    fn titles_that_say_so_are_told_from_titles_about_it() {
        for title in [
            "404",
            "Error 404",
            "Page not found | Shop",
            "Shop - 404 Not Found",
            "404: This page could not be found.",
            "Oops! That page can’t be found.",
            "Seite nicht gefunden – Laden",
            "Page introuvable",
            "ページが見つかりません",
            "页面不存在",
            "Страница не найдена",
            "الصفحة غير موجودة",
        ] {
            assert!(is_error_title(title), "{title}");
        }
        for title in [
            "Peugeot 404 for sale",
            "Room 404",
            "How to design a friendly page for what was not found on your site",
            "Shop",
            "",
        ] {
            assert!(!is_error_title(title), "{title}");
        }
    }

    #[test]
    fn paths_say_what_they_are() {
        assert!(is_named_for_errors("/blog/page-not-found-what-now"));
        assert!(is_named_for_errors("/404.html") && !is_named_for_errors("/blog/4040"));
        assert!(is_search("/suche?x=1") && is_search("/?s=a") && !is_search("/research"));
        assert!(is_login("/account/login.php") && !is_login("/blog/catalogin"));
    }
}
