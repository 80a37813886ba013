//! One id, many uses: file, page, transcripts, registry.

use demur_codebook::{fault, status, step};
use demur_decide::{ids, stages, upstream};
use demur_schema::FaultCode;

use super::report;

#[test]
fn every_row_has_its_file_its_page_and_its_transcripts() {
    let root = crate::root();
    let mut found = Vec::new();
    for (stage, id) in ids() {
        let id = id.as_str();
        let file = format!("crates/demur-decide/src/steps/{}.rs", id.replace('-', "_"));
        if !root.join(&file).is_file() {
            found.push(format!("{stage}/{id}: no file {file}"));
        }
        if step(id).is_none() {
            found.push(format!("{stage}/{id}: no page"));
        }
        let transcripts = root.join("tests/transcripts").join(id);
        let count = std::fs::read_dir(&transcripts).map_or(0, Iterator::count);
        if count < 2 {
            found.push(format!(
                "{stage}/{id}: {count} transcripts; one stops there and one passes"
            ));
        }
    }
    for id in upstream::ids().filter(|id| step(id.as_str()).is_none()) {
        found.push(format!("upstream/{}: no page", id.as_str()));
    }
    report("rows that are not complete", &found);
}

#[test]
fn every_fault_code_and_every_status_we_answer_has_a_page() {
    let faults = FaultCode::ALL
        .iter()
        .filter(|code| fault(code.as_str()).is_none());
    let mut found: Vec<_> = faults
        .map(|code| format!("no page for the fault `{code}`"))
        .collect();
    let rows = stages(demur_decide::policy::Scope::Public);
    let statuses = rows
        .into_iter()
        .flatten()
        .flat_map(|row| row.statuses.iter().copied());
    let wire = demur_decide::pipeline::WIRE.iter().map(|row| row.status);
    let upstream = upstream::FAILED.iter().map(|row| row.status);
    let all = statuses.chain(wire).chain(upstream);
    found.extend(
        all.filter(|code| status(*code).is_none())
            .map(|code| format!("no page for the status {code}")),
    );
    report("ids without a page", &found);
}
