//! Reads and checks one body many times, for counting instructions:
//! `measure order|gh read|check|all TIMES`. One run less another, divided by the difference of
//! their TIMES, is the cost of one body without that of the start.

use std::fmt::Write as _;

use demur_schema::{JsonLimits, Schema, SchemaOptions, TapeStorage, read_json};
use serde_json::{Value, json};

const ORDER: &str = r#"{"id":"ORD-20240501","customer":"anna.smith@example.com","created":"2024-05-01T10:00:00Z","status":"pending","total":129.95,"express":false,"note":"please ring twice","items":[{"sku":"AB-1234","qty":2,"price":49.9},{"sku":"CD-5678","qty":1,"price":30.15}]}"#;

fn order_schema() -> Value {
    json!({
        "type": "object",
        "required": ["id", "customer", "created", "status", "total", "items"],
        "additionalProperties": false,
        "properties": {
            "id": {"type": "string", "pattern": "^ORD-[0-9]{8}$"},
            "customer": {"type": "string", "format": "email"},
            "created": {"type": "string", "format": "date-time"},
            "status": {"enum": ["pending", "paid", "sent"]},
            "total": {"type": "number", "minimum": 0},
            "express": {"type": "boolean"},
            "note": {"type": "string", "maxLength": 200},
            "items": {"type": "array", "minItems": 1, "items": {
                "type": "object",
                "required": ["sku", "qty", "price"],
                "additionalProperties": false,
                "properties": {
                    "sku": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{4}$"},
                    "qty": {"type": "integer", "minimum": 1},
                    "price": {"type": "number", "minimum": 0}
                }
            }}
        }
    })
}

fn check_run() -> String {
    let mut annotations = String::new();
    for line in 1..=10 {
        let comma = if line == 1 { "" } else { "," };
        write!(
            annotations,
            r#"{comma}{{"path":"src/components/widget_{line}.rs","start_line":{line},"end_line":{},"annotation_level":"warning","message":"This line is longer than the limit of one hundred characters that the style asks for","title":"Style: line too long","raw_details":"rustfmt says no"}}"#,
            line + 2
        )
        .unwrap_or_default();
    }
    format!(
        r#"{{"name":"style","head_sha":"ce587453ced02b1526dfb4cb910479d431683101","status":"completed","conclusion":"neutral","started_at":"2024-05-01T10:00:00Z","completed_at":"2024-05-01T10:02:00Z","output":{{"title":"Style report","summary":"There are ten lines that are too long","text":"Lines that are too long make reviews harder.","annotations":[{annotations}]}},"actions":[{{"label":"Fix","identifier":"fix_errors","description":"Allow us to fix these"}}]}}"#
    )
}

fn check_run_schema() -> Value {
    let text = json!({"type": "string"});
    let number = json!({"type": "integer"});
    json!({
        "type": "object",
        "required": ["name", "head_sha"],
        "properties": {
            "name": text, "head_sha": text, "details_url": text, "external_id": text,
            "status": {"type": "string", "enum": ["queued", "in_progress", "completed"]},
            "started_at": {"type": "string", "format": "date-time"},
            "conclusion": {"type": "string", "enum": ["action_required", "cancelled", "failure",
                "neutral", "success", "skipped", "stale", "timed_out"]},
            "completed_at": {"type": "string", "format": "date-time"},
            "output": {
                "type": "object",
                "required": ["title", "summary"],
                "properties": {
                    "title": text,
                    "summary": {"type": "string", "maxLength": 65535},
                    "text": {"type": "string", "maxLength": 65535},
                    "annotations": {"type": "array", "maxItems": 50, "items": {
                        "type": "object",
                        "required": ["path", "start_line", "end_line", "annotation_level", "message"],
                        "properties": {
                            "path": text, "start_line": number, "end_line": number,
                            "start_column": number, "end_column": number,
                            "annotation_level": {"enum": ["notice", "warning", "failure"]},
                            "message": text,
                            "title": {"type": "string", "maxLength": 255},
                            "raw_details": text
                        }
                    }}
                }
            },
            "actions": {"type": "array", "maxItems": 3, "items": {
                "type": "object",
                "required": ["label", "description", "identifier"],
                "properties": {
                    "label": {"type": "string", "maxLength": 20},
                    "description": {"type": "string", "maxLength": 40},
                    "identifier": {"type": "string", "maxLength": 20}
                }
            }}
        },
        "oneOf": [
            {"properties": {"status": {"enum": ["completed"]}}, "required": ["status", "conclusion"],
             "additionalProperties": true},
            {"properties": {"status": {"enum": ["queued", "in_progress"]}},
             "additionalProperties": true}
        ]
    })
}

#[expect(clippy::print_stdout, reason = "the output of a tool")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [body, what, times] = words.as_slice() else {
        return Err("usage: measure order|gh read|check|all TIMES".into());
    };
    let (text, schema) = if body == "order" {
        (ORDER.to_owned(), order_schema())
    } else {
        (check_run(), check_run_schema())
    };
    let schema = Schema::compile(&schema, &SchemaOptions::default())?;
    let limits = JsonLimits::default();
    let times: usize = times.parse()?;
    let mut storage = TapeStorage::default();
    let mut valid = 0;
    if what == "check" {
        let tape =
            read_json(text.as_bytes(), &limits, &mut storage).map_err(|fault| fault.detail)?;
        valid += (0..times).filter(|_| schema.is_valid(&tape)).count();
    } else {
        for _ in 0..times {
            let tape =
                read_json(text.as_bytes(), &limits, &mut storage).map_err(|fault| fault.detail)?;
            valid += usize::from(what == "read" || schema.is_valid(&tape));
        }
    }
    println!("{} bytes, valid {valid} of {times}", text.len());
    Ok(())
}
