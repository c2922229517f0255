//! The people of a generated company: its organization, executives, departments, roles, partners, forums and rights.

use super::declaration::{Declaration, Value, duty, head, text, word, words};
use super::plan::{CEO, COUNCIL, CX_TEAM, CXO, Plan, STAGES};

/// The organization and what there is one of.
pub(crate) fn organization(plan: Plan) -> Vec<Declaration> {
    let definition = head("text", text("everything a customer goes through with us, over time"));
    let driven = head("party", word("cxo"));
    let appointment = vec![("over", word("all")), ("appointed by", word("ceo")), ("on", word("2026-01-15"))];
    let organization = Declaration::new("organization", "northwind", "Northwind")
        .with("sector", word("commercial"))
        .with("experience", Value::Clauses(definition, vec![("defined by", word("cxo"))]))
        .with("lifecycle", Value::Chain(STAGES.iter().map(|(name, _)| (*name).to_owned()).collect()))
        .with("driven by", Value::Clauses(driven, appointment))
        .with("steered by", word("ceo"))
        .with("joined by", word("everyone"));
    let stages = STAGES.iter().map(|(name, title)| Declaration::new("stage", *name, *title));
    std::iter::once(organization).chain(stages).chain((0..plan.forums()).map(|forum| council(plan, forum))).collect()
}

fn council(plan: Plan, forum: usize) -> Declaration {
    let weighing = head("text", text("which improvements are paid for"));
    Declaration::new("forum", format!("council-{forum}"), format!("Council {forum}"))
        .with("chaired by", word("cxo"))
        .with("members", words(plan.members(forum).map(|department| plan.department(department))))
        .with("meets", word("monthly"))
        .with("decides", Value::Clauses(weighing, vec![("weighing", word(format!("effort-{forum}")))]))
        .with("resolves", text("who runs what two departments share"))
        .with("escalates to", word("ceo"))
}

/// The executives.
pub(crate) fn executives(plan: Plan) -> Vec<Declaration> {
    (0..plan.executives).map(|index| executive(plan, index)).collect()
}

fn executive(plan: Plan, index: usize) -> Declaration {
    let (name, title) = plan.executive(index);
    let pledge = head("text", text("reads ten complaints a week"));
    let executive = Declaration::new("executive", name, title)
        .with("post", word(plan.post(index)))
        .with_some("reports to", (index != CEO).then(|| word("ceo")))
        .with("held by", text(format!("Person {index}")))
        .with("pledges", Value::Clauses(pledge, vec![("on", word("2026-02-01"))]));
    if index != CXO {
        return executive;
    }
    executive
        .with("mandate over", words(["all departments", "all channels"]))
        .with("budget", word("400_000 USD yearly"))
        .with("skills", Value::List(vec![text("service design"), text("research")]))
}

/// The departments, each with its head, its front line, and what these may do.
pub(crate) fn departments(plan: Plan) -> Vec<Declaration> {
    let one = |department| {
        let rest = if department == CX_TEAM { Vec::new() } else { front_line(plan, department) };
        std::iter::once(self::department(plan, department)).chain(rest)
    };
    let partners = (0..plan.partners()).map(|index| partner(plan, index));
    (0..plan.departments).flat_map(one).chain(partners).collect()
}

fn department(plan: Plan, index: usize) -> Declaration {
    let leader = if index == CX_TEAM { "cxo".to_owned() } else { format!("head-{index}") };
    let parent = plan.parent(index).map(|parent| word(plan.department(parent)));
    let channels = plan.managed_channels(index);
    Declaration::new("department", plan.department(index), plan.department_title(index))
        .with("function", word(plan.function(index)))
        .with_some("part of", parent)
        .with("led by", word(leader))
        .with_some("mandate over", (!channels.is_empty()).then(|| words(channels)))
        .with("impact", text("keeps the brand's promises"))
}

fn front_line(plan: Plan, department: usize) -> Vec<Declaration> {
    let (chief, _) = plan.executive(plan.chief(department));
    let met = plan.stretch(department).take(2).map(|touchpoint| plan.touchpoint(touchpoint));
    let leader = Declaration::new("role", format!("head-{department}"), format!("Head {department}"))
        .with("in", word(plan.department(department)))
        .with("reports to", word(chief))
        .with("level", word("head"))
        .with("impact", text("clears the way"));
    let host = Declaration::new("role", format!("host-{department}"), format!("Host {department}"))
        .with("in", word(plan.department(department)))
        .with("reports to", word(format!("head-{department}")))
        .with("level", word("staff"))
        .with("at", words(met))
        .with("impact", text("the face our customers see"));
    let mut posts = if has_host(department) { vec![leader, host] } else { vec![leader] };
    if department.is_multiple_of(COUNCIL) {
        posts.extend(rights(plan, department / COUNCIL));
    }
    posts
}

fn has_host(department: usize) -> bool {
    department % 2 == 1
}

/// What the front line of a forum's departments may decide alone, and how it is prepared.
fn rights(plan: Plan, forum: usize) -> [Declaration; 2] {
    let hosts = || words(plan.members(forum).filter(|department| has_host(*department)).map(|d| format!("host-{d}")));
    let right = Declaration::new("right", format!("refund-{forum}"), format!("Refund on the spot {forum}"))
        .with("held by", hosts())
        .with("allows", text("give the money back without asking"))
        .with("up to", word("100 USD"))
        .with("guided by", text("would you be glad of it as the customer?"));
    let training = Declaration::new("training", format!("refunds-{forum}"), format!("Fair refunds {forum}"))
        .with("for", hosts())
        .with("covers", word(format!("refund-{forum}")))
        .with("given by", word("cx-team"))
        .with("every", word("1 year"));
    [right, training]
}

fn partner(plan: Plan, index: usize) -> Declaration {
    let manager = plan.department(1 + index % (plan.departments - 1));
    Declaration::new("partner", format!("partner-{index}"), format!("Partner {index}"))
        .with("kind", word("supplier"))
        .with("managed by", word(manager))
        .with("for", text("work in our name"))
}

/// The strategy and what belongs to it.
pub(crate) fn strategy(plan: Plan) -> Vec<Declaration> {
    let goals = [("win", "acquire"), ("keep", "retain"), ("grow", "grow"), ("recommend", "advocate")];
    let step = || {
        let what = head("text", text("walk the journey as a customer"));
        Value::Clauses(what, vec![("by", word("cxo")), ("on", word("2035-12-07"))])
    };
    let strategy = Declaration::new("strategy", "easy", "Easy to buy from")
        .with("owner", word("cxo"))
        .with("serves", text("grow without opening more stores"))
        .with("goals", words(goals.map(|(name, _)| name)))
        .with("initiatives", words((0..plan.forums()).map(|forum| format!("easier-{forum}"))))
        .with("action", step());
    let claim = Declaration::new("claim", "customers-first", "Customers first")
        .with("says", text("the customer comes first"))
        .with("made by", word("ceo"))
        .with("on", word("2026-01-20"))
        .with("driven by", word("cxo"))
        .with("funded", word("400_000 USD"))
        .with("staffed", word("6"));
    let value = Declaration::new("value", "we-own-it", "We own it")
        .with("says", text("whoever hears of a problem stays with it"))
        .with("measured by", word("effort-0"));
    let reviewed = Value::Clauses(head("cadence", word("quarterly")), vec![("in", word("council-0"))]);
    let revenue = Declaration::new("metric", "revenue", "Revenue")
        .with("kind", word("revenue"))
        .with("about", words(["store", "web-shop"]))
        .with("owner", word("cfo"))
        .with("reviewed", reviewed)
        .with("evaluates", words(["ceo", "cfo"]));
    let goals = goals.map(|(name, aim)| goal(name, aim));
    let initiatives = (0..plan.forums()).map(|forum| initiative(plan, forum, step()));
    [strategy, claim, value, revenue].into_iter().chain(goals).chain(initiatives).collect()
}

fn goal(name: &str, aim: &str) -> Declaration {
    Declaration::new("goal", name, format!("Customers we {name}"))
        .with("aim", word(aim))
        .with("measured by", word("effort-0"))
        .with("owner", word("cxo"))
}

fn initiative(plan: Plan, forum: usize, step: Value) -> Declaration {
    let changed = plan.members(forum).step_by(3).map(|department| plan.department(department));
    Declaration::new("initiative", format!("easier-{forum}"), format!("Easier {forum}"))
        .with("kind", word("process"))
        .with("owner", word("cx-team"))
        .with("sponsor", word("coo"))
        .with("budget", word("80_000 USD once"))
        .with("staff", word("3"))
        .with("toward", word(plan.standard(forum)))
        .with("answers", words([format!("voice-{forum}"), format!("effort-{forum}")]))
        .with("changes", words(changed))
        .with("action", step)
}

/// A duty that answers to a standard.
pub(crate) fn duty_to(party: String, standard: String) -> Value {
    duty(party, vec![("to", word(standard))])
}
