//! Solves the ownership game for every pair of holdings, and fails if the rule breaks a property.
//! With `--document`, prints the tables of `docs/takeovers.md` instead.

use identity_core::testing::ownership_game::{Game, Property, Rules, document, solve_all};
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--document") {
        print!("{}", document());
        return ExitCode::SUCCESS;
    }
    let before = solve_all(&Rules::BEFORE);
    let after = solve_all(&Rules::REAL);
    let most = after.iter().map(|game| game.solved.positions).max().unwrap_or(0);
    let positions: usize = after.iter().map(|game| game.solved.positions).sum();
    println!("{} pairs of holdings in {} different games", pairs(&after, |_| true), after.len());
    println!("{positions} positions, at most {most} in a game\n");
    println!("{:<42}{:>9}{:>9}", "pairs of holdings", "before", "now");
    for property in Property::ALL {
        let is_broken = |game: &Game| game.solved.broken.contains(&property);
        row(&format!("that break {}", property.name()), &before, &after, is_broken);
    }
    row("in which the owner is denied for ever", &before, &after, |game| game.solved.is_denied);
    let broken: Vec<&Game> =
        after.iter().filter(|game| !game.solved.broken.is_empty()).take(5).collect();
    for game in &broken {
        let line = game.solved.line.as_deref().unwrap_or_default();
        println!("\n{:?} {:?}{line}", game.solved.broken, game.pair);
    }
    if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn pairs(games: &[Game], is: impl Fn(&Game) -> bool) -> usize {
    games.iter().filter(|game| is(game)).map(|game| game.pairs.len()).sum()
}

fn row(name: &str, before: &[Game], after: &[Game], is: impl Fn(&Game) -> bool) {
    println!("{name:<42}{:>9}{:>9}", pairs(before, &is), pairs(after, &is));
}
