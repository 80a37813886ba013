//! Reads logs and tells how many requests and alerts there were: what is measured when speed is.

use demur_watch::reader::open_all;
use demur_watch::session::read_all;
use demur_watch::{Settings, Watch};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sources = open_all(std::env::args().skip(1)).map_err(|faults| {
        faults
            .into_iter()
            .map(|fault| fault.to_string())
            .collect::<String>()
    })?;
    let mut watch = Watch::new(Settings::default());
    read_all(sources, None, &mut watch, &mut |_, _, _| {})?;
    let report = watch.finish();
    println!(
        "{} requests, {} alerts, {} routes",
        report.requests,
        report.alerts.len(),
        report.routes_total
    );
    for alert in &report.alerts {
        println!(
            "{} {} {:?} {}",
            alert.severity.as_str(),
            alert.detector,
            alert.routes.first(),
            alert.sentence
        );
    }
    Ok(())
}
