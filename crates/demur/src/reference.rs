//! The reference of all options, from the table.

use std::fmt::Write as _;

use crate::config::rows::softenable;
use crate::config::tables::{
    self, AddressSetting, LimitSetting, PageSetting, ScopeSetting, TenantSetting, VerifierSetting,
};
use crate::options::OPTIONS;
use crate::settings::{Row, Shape};

const BEFORE: &str = "\
# Configuration

Every option has a key in a configuration file, an environment variable and a flag. A flag wins over
a variable, a variable over the file. `demur serve --print-config` writes the effective configuration
as a file; `demur check FILE` checks one.

The file is TOML, or YAML with the same keys. It is named by `--config` or `DEMUR_CONFIG`; otherwise
`demur.toml` or `demur.yaml` of the working directory is taken, if there is one. Paths in a file start
at the folder of that file. Unknown keys are errors.

Sizes are whole numbers with `B`, `KiB`, `MiB` or `GiB`; times with `ms`, `s`, `m` or `h`. In a variable,
the values of a list are separated by commas; a flag is repeated.
";

const AFTER: &str = "
## Routes without an OpenAPI document

```toml
[[route]]
method = \"POST\"
path = \"/orders/{id}\"
body = \"order.schema.json\"   # a JSON Schema: the name of its file, its text, or a table
```
";

/// The page.
pub(crate) fn reference() -> String {
    let mut page = BEFORE.to_owned();
    let mut table = None;
    let rows = OPTIONS.iter().filter(|row| row.table().is_empty());
    for row in rows.chain(OPTIONS.iter().filter(|row| !row.table().is_empty())) {
        if table != Some(row.table()) {
            table = Some(row.table());
            let title = if row.table().is_empty() {
                "Options".to_owned()
            } else {
                format!("`[{}]`", row.table())
            };
            let _ = write!(page, "\n## {title}\n");
        }
        option(row, &mut page);
    }
    page.push_str("\n## Rows\n\nA row of the table can be in `shadow` mode, where it only records what it would have refused, or `off`:\n\n");
    page.push_str("```toml\n[rows]\nbody-schema = \"shadow\"       # enforce, shadow or off\nmedia-type = \"enforce 10%\"   # for ten of a hundred clients; the others are in shadow\n```\n\nThe rows that take a mode; all others are always enforced: ");
    let ids: Vec<String> = softenable()
        .map(|step| format!("`{}`", step.as_str()))
        .collect();
    let _ = writeln!(page, "{}.", ids.join(", "));
    tables::describe::<ScopeSetting>(&mut page);
    tables::describe::<VerifierSetting>(&mut page);
    tables::describe::<TenantSetting>(&mut page);
    tables::describe::<AddressSetting>(&mut page);
    tables::describe::<PageSetting>(&mut page);
    tables::describe::<LimitSetting>(&mut page);
    page.push_str(AFTER);
    page
}

fn option(row: &Row, page: &mut String) {
    let list = if row.shape == Shape::Many {
        "a list, each "
    } else {
        ""
    };
    let default = row
        .default()
        .map_or_else(|| "not set".to_owned(), |value| format!("`{value}`"));
    let _ = write!(
        page,
        "\n### `{}`\n\n{}.\n\n- takes: {list}{}\n- default: {default}\n- flag: `--{}`\n- variable: `{}`\n",
        row.key,
        row.help,
        row.kind.expects(),
        row.flag,
        row.variable(),
    );
}
