//! The API shell around poem-openapi: every malformed call gets a problem, and the document lists
//! them.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![expect(clippy::unused_async, reason = "poem-openapi takes async handlers alone")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use identity_server::http::body::Body;
use identity_server::http::chain::{Chain, Shell, chain};
use identity_server::http::fail::Fail;
use identity_server::http::limits::Limits;
use identity_server::http::middleware::answer::{Asked, ErrorPage};
use identity_server::http::middleware::form_token::FormToken;
use identity_server::http::problem::Problem;
use identity_server::http::public_url::PublicUrl;
use identity_server::http::request_id::RequestId;
use identity_server::http::routes::Verb::{Get, Post};
use identity_server::http::routes::{Operation, RouteTable};
use poem::test::{TestClient, TestResponse};
use poem::{Response, Route};
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::{Json, PlainText};
use poem_openapi::{Object, OpenApi, OpenApiService};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_util::task::TaskTracker;

#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SignIn {
    email: String,
    password: String,
}

struct Api;

#[OpenApi]
impl Api {
    #[oai(path = "/sign-in", method = "post")]
    async fn sign_in(&self, body: Body<SignIn>) -> Result<Json<String>, Fail> {
        match body.0.password.as_str() {
            "right" => Ok(Json(body.0.email)),
            "often" => Err(Fail::new(Problem::TooManyAttempts).retry_after(7)),
            "broken" => Err(Fail::internal("no such table: account")),
            _ => Err(Problem::SignInFailed.into()),
        }
    }

    #[oai(path = "/items/:id", method = "get")]
    async fn item(&self, id: Path<u32>, limit: Query<Option<u8>>) -> PlainText<String> {
        PlainText(format!("{} {:?}", id.0, limit.0))
    }
}

struct NoSession;

impl FormToken for NoSession {
    fn valid(&self, _: &str, _: &str) -> bool {
        false
    }
}

impl ErrorPage for NoSession {
    fn render(&self, _: &Asked, _: &Fail, _: RequestId) -> Response {
        Response::default()
    }
}

static OPERATIONS: &[Operation] =
    &[Operation::new(Post, "/api/v1/sign-in").json(), Operation::new(Get, "/api/v1/items/{id}")];

fn service() -> OpenApiService<Api, ()> {
    OpenApiService::new(Api, "test", "1")
}

fn client() -> TestClient<Chain<Route>> {
    let ids = AtomicU64::new(1);
    let shell = Shell {
        public: PublicUrl::parse("https://id.example.org").unwrap(),
        proxies: Vec::new(),
        routes: RouteTable::new(OPERATIONS),
        limits: Limits::default(),
        request_ids: Arc::new(move || ids.fetch_add(1, Ordering::Relaxed).into()),
        form_token: Arc::new(NoSession),
        error_page: Arc::new(NoSession),
        tracker: TaskTracker::new(),
    };
    let routes = Route::new().nest("/api/v1", service());
    TestClient::new(chain(Arc::new(shell), routes)).default_header("host", "id.example.org")
}

async fn sign_in(kind: &str, body: &str) -> TestResponse {
    client().post("/api/v1/sign-in").content_type(kind).body(body.to_owned()).send().await
}

async fn problem(response: TestResponse) -> Value {
    response.assert_content_type("application/problem+json");
    assert!(response.0.headers().contains_key("strict-transport-security"));
    let text = response.0.into_body().into_string().await.unwrap();
    serde_json::from_str(&text).unwrap()
}

const JSON: &str = "application/json";

#[tokio::test]
async fn a_valid_call_is_answered() {
    let response = sign_in(JSON, r#"{"email":"a","password":"right"}"#).await;
    response.assert_status_is_ok();
    response.assert_json("a").await;
}

#[tokio::test]
async fn a_faulty_body_names_the_field_and_quotes_nothing() {
    for (body, field, code) in [
        (r#"{"email":"a"}"#, "password", "missing"),
        (r#"{"email":"a","password":123456}"#, "password", "type"),
        (r#"{"email":"a","password":"x","otp":"hunter2"}"#, "otp", "unknown"),
        (r#"{"email":"a","password":"x","password":"hunter2"}"#, "password", "duplicate"),
        (r#"{"email":"a","password":"hunter2"#, "", "syntax"),
        ("", "", "syntax"),
    ] {
        let found = problem(sign_in(JSON, body).await).await;
        assert_eq!(found["type"], "/problems/invalid-request", "{body}");
        assert_eq!(found["errors"], json!([{"field": field, "code": code}]), "{body}");
        let text = found.to_string();
        assert!(!text.contains("hunter2") && !text.contains("123456"), "{text}");
    }
}

#[tokio::test]
async fn only_json_is_accepted() {
    for kind in ["text/plain", "application/x+json"] {
        let found = problem(sign_in(kind, "{}").await).await;
        assert_eq!(found["status"], 415, "{kind}");
    }
    let bare = client().post("/api/v1/sign-in").body("{}").send().await;
    assert_eq!(problem(bare).await["type"], "/problems/unsupported-media-type");
}

#[tokio::test]
async fn refusals_carry_the_headers_of_their_status() {
    let response = sign_in(JSON, r#"{"email":"a","password":"wrong"}"#).await;
    response.assert_header("www-authenticate", "Bearer");
    assert_eq!(problem(response).await["type"], "/problems/sign-in-failed");
    let response = sign_in(JSON, r#"{"email":"a","password":"often"}"#).await;
    response.assert_header("retry-after", "7");
    assert_eq!(problem(response).await["retry_after"], 7);
    let response = sign_in(JSON, r#"{"email":"a","password":"broken"}"#).await;
    let id = response.0.header("x-request-id").unwrap().to_owned();
    let wanted = json!({
        "type": "/problems/internal", "title": "Internal error", "status": 500, "request_id": id,
    });
    assert_eq!(problem(response).await, wanted);
}

#[tokio::test]
async fn a_malformed_id_is_not_found_and_a_faulty_parameter_is_named() {
    let response = client().get("/api/v1/items/none").send().await;
    assert_eq!(problem(response).await["type"], "/problems/not-found");
    let response = client().get("/api/v1/items/1").query("limit", &"hunter2").send().await;
    let found = problem(response).await;
    assert_eq!(found["errors"], json!([{"field": "limit", "code": "value"}]));
    assert!(!found.to_string().contains("hunter2"));
}

#[tokio::test]
async fn an_unknown_method_is_refused_with_the_allowed_ones() {
    let response = client().delete("/api/v1/items/1").send().await;
    response.assert_header("allow", "GET, HEAD");
    assert_eq!(problem(response).await["type"], "/problems/method-not-allowed");
    let response = client().get("/api/v1/sign-in").send().await;
    response.assert_header("allow", "POST");
}

#[test]
fn the_document_describes_problems_once_for_all_statuses() {
    let document: Value = serde_json::from_str(&service().spec()).unwrap();
    let operation = &document["paths"]["/sign-in"]["post"];
    let reference = &operation["responses"]["default"];
    let schema = &reference["content"]["application/problem+json"]["schema"]["$ref"];
    assert_eq!(schema, "#/components/schemas/Problem");
    assert!(reference["headers"].to_string().to_lowercase().contains("retry-after"));
    let content = &operation["requestBody"]["content"]["application/json"];
    assert_eq!(content["schema"]["$ref"], "#/components/schemas/SignIn");
    let required = &document["components"]["schemas"]["Problem"]["required"];
    assert_eq!(required, &json!(["type", "title", "status", "request_id"]));
}
