//! TEMP
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RouteId(pub u32);
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct RouteSettings {
    pub documented: Vec<String>,
    pub patterns: Vec<String>,
}
#[derive(Debug, Clone, Copy)]
pub struct Change {
    pub from: RouteId,
    pub into: RouteId,
}
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Routes {
    names: Vec<String>,
    known: HashMap<String, u32>,
    live: std::collections::HashSet<String>,
}
fn template(path: &[u8]) -> String {
    String::from_utf8_lossy(path)
        .split('/')
        .map(|s| {
            if s.len() > 0 && s.bytes().any(|b| b.is_ascii_digit()) && !s.starts_with('v') {
                "{}"
            } else {
                s
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}
impl Routes {
    pub fn new(_: RouteSettings) -> Self {
        Self::default()
    }
    pub fn learn(&mut self, paths: &[(&[u8], u64)]) {
        for (p, _) in paths {
            self.live.insert(template(p));
        }
    }
    pub fn route(&mut self, path: &[u8]) -> RouteId {
        let t = template(path);
        let t = if self.live.contains(&t) {
            t
        } else {
            "/{?}".to_owned()
        };
        let n = self.names.len() as u32;
        let id = *self.known.entry(t.clone()).or_insert(n);
        if id == n {
            self.names.push(t);
        }
        RouteId(id)
    }
    pub fn name(&self, id: RouteId) -> &str {
        &self.names[id.0 as usize]
    }
    pub fn is_documented(&self, _: RouteId) -> bool {
        false
    }
    pub fn take_changes(&mut self) -> Vec<Change> {
        vec![]
    }
}
