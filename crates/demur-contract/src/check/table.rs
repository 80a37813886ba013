//! The objects of an `OpenAPI` document: their fields, what the fields hold, and in which version.
//!
//! One table, read by the walker. Rules that concern several fields at once stand in `rules`, and
//! are named here at the object they belong to.

use super::rules::{self, Rule};
use crate::extract::Version;

/// In which versions something is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    Never,
    Only30,
    Only31,
    Both,
}

impl In {
    pub(super) fn is(self, version: Version) -> bool {
        match self {
            Self::Never => false,
            Self::Only30 => version == Version::V30,
            Self::Only31 => version == Version::V31,
            Self::Both => true,
        }
    }
}

/// What a value has to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    Any,
    Text,
    Bool,
    Number,
    Count,
    /// A URI reference.
    Uri,
    Email,
    /// A regular expression.
    Pattern,
    OneOf(&'static [&'static str]),
    /// An object of this kind.
    Object(Kind),
    /// An object of this kind, or a `$ref` to one.
    Linked(Kind),
    /// A schema of the document's version.
    Schema,
    /// `true`, `false`, or a schema.
    BoolOrSchema,
    List(&'static Shape),
    Map(&'static Shape),
    /// One name, or a list of names.
    Types,
    /// Names of which each occurs once.
    Names,
}

/// One field of an object.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) allowed: In,
    pub(super) required: In,
}

/// What keys that are not in the list of fields mean.
pub(super) enum Other {
    /// A fault.
    Refused,
    /// Nothing: JSON Schema ignores what it does not know.
    Ignored,
    /// They are names of the author's, with values of this shape.
    Named(Shape),
}

/// One kind of object.
pub(super) struct Object {
    /// What the specification calls it.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
    pub(super) other: Other,
    pub(super) rules: &'static [Rule],
}

const fn may(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        allowed: In::Both,
        required: In::Never,
    }
}

const fn must(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        allowed: In::Both,
        required: In::Both,
    }
}

const fn only31(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        allowed: In::Only31,
        required: In::Never,
    }
}

const fn must30(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        allowed: In::Both,
        required: In::Only30,
    }
}

const fn object(name: &'static str, fields: &'static [Field], rules: &'static [Rule]) -> Object {
    Object {
        name,
        fields,
        other: Other::Refused,
        rules,
    }
}

const fn map(name: &'static str, values: Shape, rules: &'static [Rule]) -> Object {
    Object {
        name,
        fields: &[],
        other: Other::Named(values),
        rules,
    }
}

macro_rules! kinds {
    ($($kind:ident = $object:expr;)*) => {
        /// The kinds of objects in the table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Kind { $($kind,)* }

        impl Kind {
            /// What the table says about objects of this kind.
            pub(super) fn object(self) -> &'static Object {
                match self { $(Self::$kind => { static OBJECT: Object = $object; &OBJECT })* }
            }

            pub(super) fn bit(self) -> u64 {
                1 << (self as u32)
            }
        }
    };
}

use Kind as K;
use Shape::{
    Any, Bool, BoolOrSchema, Count, Email, Linked, List, Map, Names, Number, Object as Is, OneOf,
    Pattern, Schema, Text, Types, Uri,
};

const EXAMPLES: Shape = Map(&Linked(K::Example));
const HEADERS: Shape = Map(&Linked(K::Header));
const CONTENT: Shape = Map(&Is(K::MediaType));
const SCOPES: Shape = Map(&Text);
const SCHEMAS: Shape = List(&Schema);
const SCHEMA_MAP: Shape = Map(&Schema);
const STYLES: Shape = OneOf(&[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
]);

kinds! {
    Document = object("OpenAPI Object", &[
        must("openapi", Text), must("info", Is(K::Info)), may("servers", List(&Is(K::Server))),
        must30("paths", Is(K::Paths)), may("components", Is(K::Components)),
        may("security", List(&Is(K::Security))), may("tags", List(&Is(K::Tag))),
        may("externalDocs", Is(K::ExternalDocs)), only31("jsonSchemaDialect", Uri),
        only31("webhooks", Map(&Linked(K::PathItem))),
    ], &[rules::containers, rules::tags]);

    Info = object("Info Object", &[
        must("title", Text), must("version", Text), may("description", Text),
        may("termsOfService", Uri), may("contact", Is(K::Contact)),
        may("license", Is(K::License)), only31("summary", Text),
    ], &[]);

    Contact = object("Contact Object", &[
        may("name", Text), may("url", Uri), may("email", Email),
    ], &[]);

    License = object("License Object", &[
        must("name", Text), may("url", Uri), only31("identifier", Text),
    ], &[rules::license]);

    Server = object("Server Object", &[
        must("url", Text), may("description", Text), may("variables", Map(&Is(K::ServerVariable))),
    ], &[rules::server]);

    ServerVariable = object("Server Variable Object", &[
        must("default", Text), may("enum", List(&Text)), may("description", Text),
    ], &[rules::server_variable]);

    Components = object("Components Object", &[
        may("schemas", SCHEMA_MAP), may("responses", Map(&Linked(K::Response))),
        may("parameters", Map(&Linked(K::Parameter))), may("examples", EXAMPLES),
        may("requestBodies", Map(&Linked(K::RequestBody))), may("headers", HEADERS),
        may("securitySchemes", Map(&Linked(K::SecurityScheme))), may("links", Map(&Linked(K::Link))),
        may("callbacks", Map(&Linked(K::Callback))), only31("pathItems", Map(&Linked(K::PathItem))),
    ], &[rules::component_names]);

    Paths = map("Paths Object", Linked(K::PathItem), &[rules::paths]);

    PathItem = object("Path Item Object", &[
        may("summary", Text), may("description", Text), may("get", Is(K::Operation)),
        may("put", Is(K::Operation)), may("post", Is(K::Operation)), may("delete", Is(K::Operation)),
        may("options", Is(K::Operation)), may("head", Is(K::Operation)),
        may("patch", Is(K::Operation)), may("trace", Is(K::Operation)),
        may("servers", List(&Is(K::Server))), may("parameters", List(&Linked(K::Parameter))),
    ], &[rules::parameter_list]);

    Operation = object("Operation Object", &[
        may("tags", List(&Text)), may("summary", Text), may("description", Text),
        may("externalDocs", Is(K::ExternalDocs)), may("operationId", Text),
        may("parameters", List(&Linked(K::Parameter))), may("requestBody", Linked(K::RequestBody)),
        must30("responses", Is(K::Responses)), may("callbacks", Map(&Linked(K::Callback))),
        may("deprecated", Bool), may("security", List(&Is(K::Security))),
        may("servers", List(&Is(K::Server))),
    ], &[rules::parameter_list, rules::operation_id]);

    ExternalDocs = object("External Documentation Object", &[
        must("url", Uri), may("description", Text),
    ], &[]);

    Parameter = object("Parameter Object", &[
        must("name", Text), must("in", OneOf(&["path", "query", "header", "cookie"])),
        may("description", Text), may("required", Bool), may("deprecated", Bool),
        may("allowEmptyValue", Bool), may("style", STYLES), may("explode", Bool),
        may("allowReserved", Bool), may("schema", Schema), may("content", CONTENT),
        may("example", Any), may("examples", EXAMPLES),
    ], &[rules::parameter, rules::schema_or_content, rules::example_or_examples]);

    Header = object("Header Object", &[
        may("description", Text), may("required", Bool), may("deprecated", Bool),
        may("allowEmptyValue", Bool), may("style", OneOf(&["simple"])), may("explode", Bool),
        may("allowReserved", Bool), may("schema", Schema), may("content", CONTENT),
        may("example", Any), may("examples", EXAMPLES),
    ], &[rules::schema_or_content, rules::example_or_examples]);

    RequestBody = object("Request Body Object", &[
        must("content", CONTENT), may("description", Text), may("required", Bool),
    ], &[rules::media_type_names]);

    MediaType = object("Media Type Object", &[
        may("schema", Schema), may("example", Any), may("examples", EXAMPLES),
        may("encoding", Map(&Is(K::Encoding))),
    ], &[rules::example_or_examples]);

    Encoding = object("Encoding Object", &[
        may("contentType", Text), may("headers", HEADERS), may("style", STYLES),
        may("explode", Bool), may("allowReserved", Bool),
    ], &[]);

    Responses = map("Responses Object", Linked(K::Response), &[rules::responses]);

    Response = object("Response Object", &[
        must("description", Text), may("headers", HEADERS), may("content", CONTENT),
        may("links", Map(&Linked(K::Link))),
    ], &[rules::media_type_names]);

    Callback = map("Callback Object", Linked(K::PathItem), &[]);

    Example = object("Example Object", &[
        may("summary", Text), may("description", Text), may("value", Any), may("externalValue", Uri),
    ], &[rules::example]);

    Link = object("Link Object", &[
        may("operationRef", Text), may("operationId", Text), may("parameters", Map(&Any)),
        may("requestBody", Any), may("description", Text), may("server", Is(K::Server)),
    ], &[rules::link]);

    Tag = object("Tag Object", &[
        must("name", Text), may("description", Text), may("externalDocs", Is(K::ExternalDocs)),
    ], &[]);

    SecurityScheme = object("Security Scheme Object", &[
        must("type", Text), may("description", Text), may("name", Text), may("in", Text),
        may("scheme", Text), may("bearerFormat", Text), may("flows", Is(K::Flows)),
        may("openIdConnectUrl", Uri),
    ], &[rules::security_scheme]);

    Flows = object("OAuth Flows Object", &[
        may("implicit", Is(K::ImplicitFlow)), may("password", Is(K::TokenFlow)),
        may("clientCredentials", Is(K::TokenFlow)), may("authorizationCode", Is(K::CodeFlow)),
    ], &[]);

    ImplicitFlow = object("OAuth Flow Object", &[
        must("authorizationUrl", Uri), must("scopes", SCOPES), may("refreshUrl", Uri),
        may("tokenUrl", Uri),
    ], &[]);

    TokenFlow = object("OAuth Flow Object", &[
        must("tokenUrl", Uri), must("scopes", SCOPES), may("refreshUrl", Uri),
        may("authorizationUrl", Uri),
    ], &[]);

    CodeFlow = object("OAuth Flow Object", &[
        must("authorizationUrl", Uri), must("tokenUrl", Uri), must("scopes", SCOPES),
        may("refreshUrl", Uri),
    ], &[]);

    Security = Object {
        name: "Security Requirement Object", fields: &[], other: Other::Named(List(&Text)),
        rules: &[rules::security],
    };

    Discriminator = object("Discriminator Object", &[
        must("propertyName", Text), may("mapping", Map(&Text)),
    ], &[]);

    Xml = object("XML Object", &[
        may("name", Text), may("namespace", Uri), may("prefix", Text), may("attribute", Bool),
        may("wrapped", Bool),
    ], &[]);

    Schema30 = object("Schema Object", &[
        may("title", Text), may("multipleOf", Number), may("maximum", Number),
        may("exclusiveMaximum", Bool), may("minimum", Number), may("exclusiveMinimum", Bool),
        may("maxLength", Count), may("minLength", Count), may("pattern", Pattern),
        may("maxItems", Count), may("minItems", Count), may("uniqueItems", Bool),
        may("maxProperties", Count), may("minProperties", Count), may("required", Names),
        may("enum", List(&Any)),
        may("type", OneOf(&["string", "number", "integer", "boolean", "array", "object"])),
        may("allOf", SCHEMAS), may("oneOf", SCHEMAS), may("anyOf", SCHEMAS), may("not", Schema),
        may("items", Schema), may("properties", SCHEMA_MAP),
        may("additionalProperties", BoolOrSchema), may("description", Text), may("format", Text),
        may("default", Any), may("nullable", Bool), may("discriminator", Is(K::Discriminator)),
        may("readOnly", Bool), may("writeOnly", Bool), may("xml", Is(K::Xml)),
        may("externalDocs", Is(K::ExternalDocs)), may("example", Any), may("deprecated", Bool),
    ], &[rules::schema]);

    Schema31 = Object {
        name: "Schema Object",
        fields: &[
            may("$id", Uri), may("$schema", Uri), may("$ref", Text), may("$anchor", Text),
            may("$dynamicRef", Text), may("$dynamicAnchor", Text), may("$vocabulary", Map(&Bool)),
            may("$comment", Text), may("$defs", SCHEMA_MAP), may("definitions", SCHEMA_MAP),
            may("title", Text), may("description", Text), may("default", Any),
            may("deprecated", Bool), may("readOnly", Bool), may("writeOnly", Bool),
            may("examples", List(&Any)), may("example", Any), may("type", Types), may("const", Any),
            may("enum", List(&Any)), may("multipleOf", Number), may("maximum", Number),
            may("exclusiveMaximum", Number), may("minimum", Number),
            may("exclusiveMinimum", Number), may("maxLength", Count), may("minLength", Count),
            may("pattern", Pattern), may("maxItems", Count), may("minItems", Count),
            may("uniqueItems", Bool), may("maxContains", Count), may("minContains", Count),
            may("maxProperties", Count), may("minProperties", Count), may("required", Names),
            may("dependentRequired", Map(&Names)), may("prefixItems", SCHEMAS),
            may("items", Schema), may("contains", Schema), may("additionalProperties", Schema),
            may("properties", SCHEMA_MAP), may("patternProperties", SCHEMA_MAP),
            may("dependentSchemas", SCHEMA_MAP), may("propertyNames", Schema), may("if", Schema),
            may("then", Schema), may("else", Schema), may("allOf", SCHEMAS), may("anyOf", SCHEMAS),
            may("oneOf", SCHEMAS), may("not", Schema), may("unevaluatedItems", Schema),
            may("unevaluatedProperties", Schema), may("format", Text), may("contentEncoding", Text),
            may("contentMediaType", Text), may("contentSchema", Schema),
            may("discriminator", Is(K::Discriminator)), may("xml", Is(K::Xml)),
            may("externalDocs", Is(K::ExternalDocs)),
        ],
        other: Other::Ignored,
        rules: &[rules::schema],
    };
}
