mod scenario;
#[test]
fn try_file() {
    let text = std::fs::read_to_string(std::env::var("SCEN").unwrap()).unwrap();
    for part in text.split("\n\n") {
        if part.trim().is_empty() {
            continue;
        }
        let scenario = match scenario::parse(part) {
            Ok(s) => s,
            Err(e) => {
                println!("BAD {e:?} in {part}");
                continue;
            }
        };
        let mut watch = demur_watch::Watch::new(demur_watch::Settings::default());
        let mut n = 0;
        for request in scenario.requests() {
            watch.add(&request.record());
            n += 1;
        }
        let report = watch.finish();
        println!(
            "----- {n} requests\n{}",
            part.lines()
                .filter(|l| l.starts_with("alert") || l.starts_with('#'))
                .collect::<Vec<_>>()
                .join("\n")
        );
        for a in &report.alerts {
            println!(
                "  {} {} since {} raised {} until {:?} {:?} {:?}\n     {}\n     {:?}",
                a.severity.as_str(),
                a.detector,
                a.since / 60 % 1440,
                a.raised / 60 % 1440,
                a.until.map(|u| u / 60 % 1440),
                a.routes,
                a.statuses,
                a.sentence,
                a.causes
                    .iter()
                    .map(|c| format!(
                        "{}:{} {:.2}/{:.2}",
                        c.dimension.as_str(),
                        c.value,
                        c.of_excess,
                        c.of_traffic
                    ))
                    .collect::<Vec<_>>()
            );
        }
    }
}
