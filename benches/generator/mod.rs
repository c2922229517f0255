//! Makes the policy of a company of any size, for measuring.
//!
//! In: a number of touch-points. Out: the files of a policy, and the same company as a JSON document. The same number gives
//! the same bytes. Most touch-points are well looked after; about one in a hundred has a gap, so that there is something to
//! find. Like a policy of a real company it stands in several files, the touch-points by where they belong.

mod company;
mod declaration;
mod experience;
mod plan;
mod random;

use declaration::{Declaration, json, north};
use plan::Plan;

/// A file of the policy.
pub(crate) struct File {
    /// Its name in the policy's directory.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

/// How many files hold the touch-points of a large company; beside them there are three more.
const MOST_PARTS: usize = 47;
/// How many touch-points a file holds at least, the last one apart.
const LEAST_TOUCHPOINTS: usize = 200;

/// The files of the policy of a company with so many touch-points.
pub(crate) fn policy(touchpoints: usize) -> Vec<File> {
    let files = files(Plan::new(touchpoints));
    files.map(|(name, declarations)| File { name, text: north(&declarations) }).collect()
}

/// The same company as one JSON document.
#[allow(dead_code, reason = "the benchmarks need the policy alone")]
pub(crate) fn document(touchpoints: usize) -> String {
    json(&files(Plan::new(touchpoints)).flat_map(|(_, declarations)| declarations).collect::<Vec<_>>())
}

fn files(plan: Plan) -> impl Iterator<Item = (String, Vec<Declaration>)> {
    let top = [company::organization(plan), experience::segments(), experience::channels(plan)].concat();
    let people = [company::executives(plan), company::departments(plan)].concat();
    let first = [("organization", top), ("people", people), ("plans", company::strategy(plan))];
    let parts = (plan.touchpoints / LEAST_TOUCHPOINTS).clamp(1, MOST_PARTS);
    let parts = (0..parts).map(move |part| (format!("part-{part:02}"), self::part(plan, part, parts)));
    let first = first.into_iter().map(|(name, declarations)| (name.to_owned(), declarations));
    first.chain(parts).map(|(name, declarations)| (format!("{name}.north"), declarations))
}

/// One part of the company in so many.
fn part(plan: Plan, part: usize, parts: usize) -> Vec<Declaration> {
    let share = |count: usize| part * count / parts..(part + 1) * count / parts;
    [
        share(plan.touchpoints).map(|index| experience::touchpoint(plan, index)).collect::<Vec<_>>(),
        share(plan.journeys).map(|index| experience::journey(plan, index)).collect(),
        share(plan.standards()).map(|index| experience::standard(plan, index)).collect(),
        share(plan.departments - 1).map(|index| experience::metric(plan, index + 1)).collect(),
        share(plan.forums()).flat_map(|forum| experience::shared(plan, forum)).collect(),
    ]
    .concat()
}
