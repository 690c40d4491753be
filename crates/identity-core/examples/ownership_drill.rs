//! Solves the ownership game for every pair of holdings, and fails if the rule breaks a property or a
//! planted mistake is not found.

use identity_core::ownership::{Evidence, MailboxOnly, Piece};
use identity_core::testing::ownership_game::{Game, Kind, Property, Rules, solve_all, solve_one};
use identity_core::testing::ownership_mutants::MUTANTS;
use std::process::ExitCode;

fn main() -> ExitCode {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let games = solve_all(Rules::REAL, threads);
    let pairs: u32 = games.iter().map(|game| game.pairs).sum();
    let most = games.iter().map(|game| game.solved.positions).max().unwrap_or(0);
    println!(
        "{pairs} pairs of holdings in {} different games of at most {most} positions",
        games.len()
    );
    let mut sound = true;
    for property in Property::ALL {
        let broken: Vec<&Game> =
            games.iter().filter(|game| game.solved.broken.contains(&property)).collect();
        let pairs: u32 = broken.iter().map(|game| game.pairs).sum();
        println!("  {:<12} broken in {pairs} pairs", property.name());
        for game in broken.iter().take(3) {
            let line = game.solved.line.as_deref().unwrap_or_default();
            println!(
                "    {:?} owner {} thief {}: {line}",
                game.kind,
                names(game.owner),
                names(game.thief)
            );
        }
        sound &= broken.is_empty();
    }
    println!("planted mistakes:");
    for (mistake, rules) in MUTANTS {
        let found = first_broken(rules);
        match found {
            Some((property, owner, thief, second_factor)) => println!(
                "  {mistake}: breaks {} for owner {} and thief {}, {} second factor",
                property.name(),
                names(owner),
                names(thief),
                if second_factor { "with" } else { "without" },
            ),
            None => println!("  {mistake}: NOT FOUND"),
        }
        sound &= found.is_some();
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn names(evidence: Evidence) -> String {
    let names: Vec<&str> = evidence.pieces().map(Into::into).collect();
    format!("[{}]", names.join(" "))
}

/// The smallest pair of holdings for which a mistake shows.
fn first_broken(rules: Rules) -> Option<(Property, Evidence, Evidence, bool)> {
    let mut found: Option<(Property, Evidence, Evidence, bool, usize)> = None;
    for second_factor in [false, true] {
        let kind = Kind { second_factor, recovery_address: false, address_changed: false };
        let mut holdings = kind.holdings();
        holdings.retain(|held| {
            held.pieces().count() <= 3
                && !held.has(Piece::Session)
                && !held.has(Piece::RecoveryCode)
        });
        holdings.sort_by_key(|held| held.pieces().count());
        for owner in &holdings {
            for thief in &holdings {
                let size = owner.pieces().count() + thief.pieces().count();
                if found.is_some_and(|(.., smallest)| smallest <= size) {
                    continue;
                }
                let solved = solve_one(rules, kind, MailboxOnly::Support, *owner, *thief);
                if let Some(property) = solved.broken.first() {
                    found = Some((*property, *owner, *thief, second_factor, size));
                }
            }
        }
    }
    found.map(|(property, owner, thief, second_factor, _)| (property, owner, thief, second_factor))
}
