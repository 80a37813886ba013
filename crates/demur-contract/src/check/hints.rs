//! What to do about fields that belong to other versions or other places.

/// A hint for a field that the object called `object` does not have.
pub(super) fn of_unknown(object: &str, name: &str) -> Option<&'static str> {
    Some(match (object, name) {
        ("Schema Object", "const") => "OpenAPI 3.0 has no `const`: use an `enum` of one value",
        ("Schema Object", "examples") => "OpenAPI 3.0 has `example` here",
        ("Schema Object", "id" | "$id" | "$schema" | "$defs" | "definitions") => {
            "OpenAPI 3.0 has no such keyword: put schemas under `components/schemas`"
        }
        (
            "Schema Object",
            "patternProperties" | "propertyNames" | "if" | "then" | "else" | "contains"
            | "prefixItems" | "additionalItems" | "dependencies",
        ) => "this keyword needs OpenAPI 3.1",
        (
            "Parameter Object",
            "type" | "format" | "enum" | "default" | "items" | "minimum" | "maximum" | "pattern"
            | "minLength" | "maxLength",
        ) => "put it under `schema`",
        ("Parameter Object", "collectionFormat") => "use `style` and `explode`",
        ("Response Object", "schema" | "examples") => "put it under `content`, by media type",
        ("Operation Object", "consumes") => "list media types under `requestBody/content`",
        ("Operation Object", "produces") => "list media types under each response's `content`",
        ("Operation Object", "schemes") | ("OpenAPI Object", "basePath" | "host" | "schemes") => {
            "use `servers`"
        }
        ("OpenAPI Object", "definitions") => "use `components/schemas`",
        ("OpenAPI Object", "securityDefinitions") => "use `components/securitySchemes`",
        (
            "Path Item Object",
            "GET" | "PUT" | "POST" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS" | "TRACE",
        ) => "methods are written in lower case",
        ("Security Scheme Object", "flow" | "authorizationUrl" | "tokenUrl" | "scopes") => {
            "put it under `flows`"
        }
        _ => return None,
    })
}
