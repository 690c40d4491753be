//! The rooms of identity-core form a directed acyclic graph, and this proves it.
//!
//! Every path that starts with `crate::` and every method call on the facade (`self.` or
//! `identity.` with the name of a method of `impl Identity`) is an arrow from the room of the file
//! to the room that it names. Arrows run from a later row of [`ROWS`] to an earlier one. Methods on
//! the facade are use cases and public; a step that rooms share is a free function, so that its
//! arrow shows. Ports are reached through the unit of work and make no arrow.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};

use super::Tree;
use super::problem::Problem;
use crate::failure::Failure;

const SOURCE: &str = "crates/identity-core/src/";
/// Folders and files beside the rooms.
const NOT_ROOMS: &[&str] = &["testing", "lib", "identity", "store"];

/// A room may use rooms of the rows above its own, and none of its own row.
const ROWS: &[&[&str]] = &[
    &["kernel"],
    &["ownership"],
    &["account", "audit", "rate_limit", "retention"],
    &["notify"],
    &["delivery", "throttle"],
    &["risk", "session"],
    &["credential", "device", "password", "profile", "two_factor"],
    &["security", "sign_up"],
    &["recovery"],
    &["email_change", "reauthentication"],
    &["incident", "sign_in"],
];

/// Arrows against the rows. The ownership rule replaces these rooms and empties this list.
const EXCEPTIONS: &[(&str, &str)] = &[("recovery", "email_change")];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let mut sources = Vec::new();
    for file in tree.workspace.rust_files()? {
        let tests = file.ends_with("/tests.rs") || file.contains("/tests/");
        if let Some(inside) = file.strip_prefix(SOURCE).filter(|_| !tests) {
            sources.push((inside.to_owned(), tree.workspace.read(&file)?));
        }
    }
    Ok(judge(&sources))
}

/// An arrow between two rooms, and where it stands.
struct Arrow {
    file: String,
    line: usize,
    from: String,
    to: String,
}

fn judge(sources: &[(String, String)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for (name, text) in sources {
        match syn::parse_file(text) {
            Ok(file) => files.push((name.as_str(), file)),
            Err(error) => problems.push(Problem::of(place(name), error.to_string())),
        }
    }
    let mut use_cases = BTreeMap::new();
    for (name, file) in &files {
        let mut methods = Methods {
            room: room(name),
            file: name,
            found: &mut use_cases,
            problems: &mut problems,
        };
        methods.visit_file(file);
    }
    let mut arrows = Vec::new();
    for (name, file) in &files {
        let from = room(name);
        if NOT_ROOMS.contains(&from) {
            continue;
        }
        if row(from).is_none() {
            problems.push(Problem::of(place(name), format!("`{from}` has no row in ROWS")));
            continue;
        }
        Paths { file: name, from, use_cases: &use_cases, arrows: &mut arrows }.visit_file(file);
    }
    problems.extend(arrows.iter().filter_map(refusal));
    let unused =
        |(from, to): &&(&str, &str)| !arrows.iter().any(|it| it.from == *from && it.to == *to);
    if sources.iter().any(|(name, _)| name == "lib.rs") {
        problems.extend(EXCEPTIONS.iter().filter(unused).map(|(from, to)| {
            Problem::of(place(from), format!("the exception for `{to}` is not used: remove it"))
        }));
    }
    problems
}

fn refusal(arrow: &Arrow) -> Option<Problem> {
    let Arrow { file, line, from, to } = arrow;
    if from == to || EXCEPTIONS.contains(&(from, to)) {
        return None;
    }
    let text = match (row(from), row(to)) {
        (Some(ours), Some(theirs)) if theirs < ours => return None,
        (_, None) if NOT_ROOMS.contains(&to.as_str()) => {
            if to != "testing" {
                return None;
            }
            "`crate::testing` is for tests: move this under `#[cfg(test)]`".to_owned()
        }
        (_, None) => format!("`crate::{to}` is no room"),
        (Some(_), Some(_)) => format!(
            "room `{from}` may not use room `{to}`, which stands in its own row or a later one"
        ),
        (None, _) => return None,
    };
    Some(Problem::at(&place(file), *line, text))
}

fn room(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or(file)
}

fn place(file: &str) -> String {
    format!("{SOURCE}{file}")
}

fn row(room: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&room))
}

/// The module behind a name that `lib.rs` re-exports.
fn owner(name: &str) -> &str {
    match name {
        "Identity" | "Policy" | "Ports" => "identity",
        "Store" | "ReadUnit" | "UnitOfWork" => "store",
        _ => name,
    }
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| {
                list.tokens.clone().into_iter().any(|token| token.to_string() == "test")
                    || list.tokens.to_string().contains("test")
            })
    })
}

/// Collects the methods of `impl Identity`.
struct Methods<'a> {
    room: &'a str,
    file: &'a str,
    found: &'a mut BTreeMap<String, String>,
    problems: &'a mut Vec<Problem>,
}

impl<'ast> Visit<'ast> for Methods<'_> {
    fn visit_item_impl(&mut self, block: &'ast syn::ItemImpl) {
        let facade =
            matches!(&*block.self_ty, syn::Type::Path(path) if path.path.is_ident("Identity"));
        if !facade || block.trait_.is_some() || self.room == "identity" {
            return;
        }
        for item in &block.items {
            let syn::ImplItem::Fn(method) = item else { continue };
            let name = method.sig.ident.to_string();
            if !matches!(method.vis, syn::Visibility::Public(_)) {
                let line = method.sig.ident.span().start().line;
                let text = format!("`{name}` is no use case: make it a free function of its room");
                self.problems.push(Problem::at(&place(self.file), line, text));
            }
            self.found.insert(name, self.room.to_owned());
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }
}

/// Collects the arrows of one file.
struct Paths<'a> {
    file: &'a str,
    from: &'a str,
    use_cases: &'a BTreeMap<String, String>,
    arrows: &'a mut Vec<Arrow>,
}

impl Paths<'_> {
    fn arrow(&mut self, name: &syn::Ident, to: &str) {
        let (file, from) = (self.file.to_owned(), self.from.to_owned());
        let line = name.span().start().line;
        self.arrows.push(Arrow { file, line, from, to: owner(to).to_owned() });
    }

    /// The first names behind `crate::`, also those of a group.
    fn uses(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => self.arrow(&path.ident, &path.ident.to_string()),
            syn::UseTree::Name(name) => self.arrow(&name.ident, &name.ident.to_string()),
            syn::UseTree::Rename(name) => self.arrow(&name.ident, &name.ident.to_string()),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.uses(item)),
            syn::UseTree::Glob(_) => {}
        }
    }
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(path) = &item.tree
            && path.ident == "crate"
        {
            self.uses(&path.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if segments.next().is_some_and(|first| first.ident == "crate")
            && let Some(second) = segments.next()
        {
            self.arrow(&second.ident, &second.ident.to_string());
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let facade = matches!(&*call.receiver, syn::Expr::Path(path)
            if path.path.is_ident("self") || path.path.is_ident("identity"));
        if facade && let Some(to) = self.use_cases.get(&call.method.to_string()).cloned() {
            self.arrow(&call.method, &to);
        }
        visit::visit_expr_method_call(self, call);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(files: &[(&str, &str)]) -> Vec<String> {
        let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        let sources: Vec<_> = files.iter().map(own).collect();
        judge(&sources).iter().map(Problem::to_string).collect()
    }

    fn count(file: &str, source: &str) -> usize {
        problems(&[(file, source)]).len()
    }

    #[test]
    fn rooms_use_rooms_of_earlier_rows_only() {
        assert_eq!(count("session/session.rs", "use crate::{kernel::A, account::B};"), 0);
        assert_eq!(count("throttle/state.rs", "use crate::session::A;"), 1);
        assert_eq!(count("account/account.rs", "use crate::session::A;"), 1);
        assert_eq!(count("risk/risk.rs", "use crate::session::A;"), 1, "its own row");
        assert_eq!(count("kernel/email.rs", "use crate::kernel::A;"), 0);
        assert_eq!(count("kernel/email.rs", "fn f() -> crate::audit::A { loop {} }"), 1);
    }

    #[test]
    fn a_circle_through_method_calls_on_the_facade_is_found() {
        let sign_in = "impl Identity { pub async fn sign_in(&self) { self.recover().await } }";
        let recovery = "impl Identity { pub async fn recover(&self) { self.sign_in().await } }";
        let found = problems(&[("sign_in/verb.rs", sign_in), ("recovery/verb.rs", recovery)]);
        let expected = "crates/identity-core/src/recovery/verb.rs:1: room `recovery` may not use \
                        room `sign_in`, which stands in its own row or a later one";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_call_from_a_free_function_is_an_arrow_too() {
        let verb = "impl Identity { pub fn later(&self) {} }";
        let step = "fn step(identity: &Identity) { identity.later(); }";
        let found = problems(&[("sign_in/verb.rs", verb), ("session/step.rs", step)]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn the_facade_has_no_methods_but_use_cases() {
        assert_eq!(count("session/a.rs", "impl Identity { pub(crate) fn step(&self) {} }"), 1);
        assert_eq!(count("session/a.rs", "impl Session { fn step(&self) {} }"), 0);
    }

    #[test]
    fn a_room_without_a_row_is_a_problem() {
        assert_eq!(count("helpers/mod.rs", ""), 1);
    }

    #[test]
    fn tests_may_use_anything() {
        let inside = "#[cfg(test)]\nmod tests { use crate::testing::A; }";
        assert_eq!(count("session/a.rs", inside), 0);
        assert_eq!(count("session/a.rs", "use crate::testing::A;"), 1);
        assert_eq!(count("session/mod.rs", "#[cfg(test)]\nuse crate::sign_in::A;"), 0);
    }

    #[test]
    fn a_problem_names_file_and_line() {
        let found = problems(&[("session/state.rs", "//! x\n\nuse crate::password::Password;\n")]);
        let text = found.first().unwrap();
        assert!(text.starts_with("crates/identity-core/src/session/state.rs:3: "), "{text}");
    }
}
