//! Sites in other languages: all of them soft, in the same form.

use super::{Asked, Model, Reply, frame, html, prose};

const FINE: &[&str] = &["/", "/a/tea", "/a/cup", "/b/one", "/b/two"];
const HIDDEN: &[&str] = &["/gone", "/a/gone"];

fn answer(asked: &Asked, title: &str, text: &str) -> Reply {
    if FINE.contains(&asked.path.as_str()) {
        let about = prose(&asked.path, 80);
        let name = if asked.path == "/" {
            "Start"
        } else {
            asked.name()
        };
        return html(
            200,
            frame(
                &format!("{name} | Shop"),
                &format!("<h1>{name}</h1><p>{about}</p>"),
            ),
        );
    }
    html(200, frame(title, &format!("<h1>{title}</h1><p>{text}</p>")))
}

fn model(name: &'static str, answer: fn(&Asked) -> Reply) -> Model {
    Model {
        name,
        hides: true,
        hidden: HIDDEN,
        fine: FINE,
        answer,
    }
}

pub(crate) fn models() -> Vec<Model> {
    vec![
        model("German", |asked| {
            answer(
                asked,
                "Seite nicht gefunden",
                "Die Seite gibt es nicht mehr.",
            )
        }),
        model("French", |asked| {
            answer(asked, "Page introuvable", "La page demandée n’existe pas.")
        }),
        model("Spanish", |asked| {
            answer(asked, "P&aacute;gina no encontrada", "La página no existe.")
        }),
        model("Portuguese", |asked| {
            answer(asked, "Página não encontrada", "O endereço não existe.")
        }),
        model("Italian", |asked| {
            answer(
                asked,
                "Pagina non trovata",
                "La pagina richiesta non esiste.",
            )
        }),
        model("Dutch", |asked| {
            answer(asked, "Pagina niet gevonden", "Deze pagina bestaat niet.")
        }),
        model("Polish", |asked| {
            answer(asked, "Nie znaleziono strony", "Strona nie istnieje.")
        }),
        model("Czech", |asked| {
            answer(asked, "Stránka nenalezena", "Tato stránka neexistuje.")
        }),
        model("Swedish", |asked| {
            answer(asked, "Sidan hittades inte", "Sidan finns inte längre.")
        }),
        model("Turkish", |asked| {
            answer(asked, "Sayfa bulunamadı", "Aradığınız sayfa mevcut değil.")
        }),
        model("Russian", |asked| {
            answer(
                asked,
                "Страница не найдена",
                "Такой страницы не существует.",
            )
        }),
        model("Greek", |asked| {
            answer(asked, "Η σελίδα δεν βρέθηκε", "Η σελίδα δεν υπάρχει.")
        }),
        model("Arabic", |asked| {
            answer(asked, "الصفحة غير موجودة", "لم يتم العثور على الصفحة")
        }),
        model("Japanese", |asked| {
            answer(
                asked,
                "ページが見つかりません",
                "お探しのページは見つかりませんでした。",
            )
        }),
        model("Korean", |asked| {
            answer(
                asked,
                "페이지를 찾을 수 없습니다",
                "요청하신 페이지가 존재하지 않습니다.",
            )
        }),
        model("Chinese", |asked| {
            answer(asked, "页面不存在", "抱歉，您访问的页面找不到了。")
        }),
    ]
}
