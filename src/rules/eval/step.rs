//! One step of a path: from an item to what it states, to who names it, to what follows.

use std::ops::ControlFlow;

use super::{Evaluator, Sink, Walk, hand};
use crate::model::{DeclarationId, FactId, Value, duties};
use crate::rules::behind::decisive_duties;
use crate::rules::derived::{self, Native};
use crate::rules::graph::Edge;
use crate::rules::item::{Item, Said};
use crate::rules::plan::{List, Own, Step};
use crate::rules::types::is_whole_line;
use crate::vocabulary::{self, Kind, Part, PropertyId, ValueType, known};

impl Evaluator<'_> {
    pub(super) fn walk_step(&self, list: &List, step: Step, sink: Sink<'_>) -> Walk {
        if let Some(item) = self.single(list) {
            return self.step(item, step, sink);
        }
        if is_of_line(step) {
            return self.walk_lines(list, step, sink);
        }
        self.then_each(list, &mut |item| self.step(item, step, sink))
    }

    /// What a list gives of which it is plain that there is one: a variable, and where the step begins or ends that it holds.
    fn single(&self, list: &List) -> Option<Item> {
        match list {
            List::Slot(slot) => Some(self.get(*slot)),
            List::Step(of, Step::Native(Native::Itself)) => Some(self.single(of)?.plain(self.policy())),
            List::Step(of, Step::Native(Native::From)) => Some(Item::Said(self.edge(self.single(of)?)?.from)),
            List::Step(of, Step::Native(Native::To)) => Some(Item::Said(self.edge(self.single(of)?)?.to())),
            _ => None,
        }
    }

    fn edge(&self, item: Item) -> Option<Edge> {
        let Item::Edge(number) = item else { return None };
        self.world.graph.edge(number)
    }

    /// A walk, for what most conditions look at without the calls a walk takes: what a variable holds, and what a declaration in a
    /// variable states.
    pub(super) fn walk_short(&self, list: &List, sink: &mut impl FnMut(Item) -> ControlFlow<()>) -> Walk {
        match list {
            List::Slot(slot) => hand(self.get(*slot), sink),
            List::Step(over, Step::Own(own)) => match **over {
                List::Slot(slot) => self.of_declaration(self.get(slot), |id| self.own(id, *own, sink)),
                _ => self.walk(list, sink),
            },
            _ => self.walk(list, sink),
        }
    }

    /// A step that leads to the same from every value of a line: taken once a line.
    fn walk_lines(&self, list: &List, step: Step, sink: Sink<'_>) -> Walk {
        let mut before: Option<(DeclarationId, FactId)> = None;
        self.then_each(list, &mut |item| {
            let line = item.said().map(|said| (said.holder, said.fact));
            if line.is_some() && line == before {
                return Walk::Whole;
            }
            before = line;
            self.step(item, step, sink)
        })
    }

    fn step(&self, item: Item, step: Step, sink: Sink<'_>) -> Walk {
        match step {
            Step::Own(own) => self.of_declaration(item, |id| self.own(id, own, sink)),
            Step::Inverse(inverse) => self.of_declaration(item, |id| self.inverse(id, inverse, sink)),
            Step::Inner(property) => item.said().map_or(Walk::Whole, |said| self.inner(said, property, sink)),
            Step::Part(field) => item.said().map_or(Walk::Whole, |said| self.part(said, field, sink)),
            Step::Native(native) => self.native(item, native, sink),
        }
    }

    /// A walk from the declaration an item names; from one that is not known, anything may follow.
    fn of_declaration(&self, item: Item, walk: impl FnOnce(DeclarationId) -> Walk) -> Walk {
        match item.value(self.policy()) {
            Some(Value::Declaration(id)) => walk(id),
            Some(Value::Unknown) => Walk::Open,
            _ => Walk::Whole,
        }
    }

    fn own(&self, id: DeclarationId, own: Own, sink: &mut (impl FnMut(Item) -> ControlFlow<()> + ?Sized)) -> Walk {
        let policy = self.policy();
        if !own.kinds.contains(policy.kind(id)) {
            return Walk::Whole;
        }
        let mut stated = false;
        let writer = own.duty.map_or(id, |duty| policy.stating_duty(id, duty));
        self.asked.lines(id);
        self.asked.lines(writer);
        for fact in policy.stated(writer, own.property) {
            stated = true;
            if self.values(id, fact, sink) == Walk::Stopped {
                return Walk::Stopped;
            }
        }
        if policy.may_state(id, own.property) {
            return Walk::Open;
        }
        match own.default.filter(|_| !stated) {
            Some(word) => hand(Item::Value(Value::Word(word)), sink),
            None => Walk::Whole,
        }
    }

    /// The values of a line, or the line where it is one thing.
    fn values(
        &self,
        holder: DeclarationId,
        fact: FactId,
        sink: &mut (impl FnMut(Item) -> ControlFlow<()> + ?Sized),
    ) -> Walk {
        let policy = self.policy();
        if is_whole_line(policy.fact(fact).entry.property.value) {
            return hand(Item::Line(Said { holder, fact, index: 0 }), sink);
        }
        for index in 0..policy.values(fact).len() as u32 {
            if sink(Item::Said(Said { holder, fact, index })).is_break() {
                return Walk::Stopped;
            }
        }
        Walk::Whole
    }

    fn inner(&self, said: Said, property: PropertyId, sink: Sink<'_>) -> Walk {
        let policy = self.policy();
        let writer = policy.fact(said.fact).holder;
        self.asked.lines(writer);
        for fact in policy.inner_stated(said.fact, property) {
            if self.values(said.holder, fact, sink) == Walk::Stopped {
                return Walk::Stopped;
            }
        }
        Walk::Whole.open_if(policy.declaration(writer).missing.may_state(property))
    }

    fn part(&self, said: Said, field: PropertyId, sink: Sink<'_>) -> Walk {
        let ValueType::Parts(parts) = self.policy().fact(said.fact).entry.property.value else { return Walk::Whole };
        let mut fields = parts.iter().filter_map(|part| match part {
            Part::Field(name, _) | Part::Comparator(name) => Some(*name),
            Part::Arrow => None,
        });
        match fields.position(|name| name == field.path()) {
            Some(index) => hand(Item::Said(Said { index: index as u32, ..said }), sink),
            None => Walk::Whole,
        }
    }

    fn inverse(&self, id: DeclarationId, inverse: PropertyId, sink: Sink<'_>) -> Walk {
        self.asked.namers(id);
        let relations = self.policy().relations();
        let mut before = None;
        for reference in relations.under(id, inverse) {
            if before != Some(reference.holder) && sink(Item::of(reference.holder)).is_break() {
                return Walk::Stopped;
            }
            before = Some(reference.holder);
        }
        Walk::Whole.open_if(self.may_be_more(id, inverse))
    }

    /// Whether there may be more who name a declaration under an inverse than is known.
    pub(super) fn may_be_more(&self, id: DeclarationId, inverse: PropertyId) -> bool {
        self.asked.more(id);
        let policy = self.policy();
        policy.relations().may_be_more(inverse).contains(policy.kind(id))
    }

    fn native(&self, item: Item, native: Native, sink: Sink<'_>) -> Walk {
        match native {
            Native::From | Native::To | Native::Handoff => self.of_edge(item, native, sink),
            Native::Hops => self.hops(item, sink),
            Native::Itself => hand(item.plain(self.policy()), sink),
            Native::Duty | Native::Accountable | Native::Inherited => self.of_duty(item, native, sink),
            _ => self.of_declaration(item, |id| self.native_of(id, native, sink)),
        }
    }

    fn of_edge(&self, item: Item, native: Native, sink: Sink<'_>) -> Walk {
        let Some(edge) = self.edge(item) else { return Walk::Open };
        match native {
            Native::From => hand(Item::Said(edge.from), sink),
            Native::To => hand(Item::Said(edge.to()), sink),
            _ => self.handoff(edge, sink),
        }
    }

    fn handoff(&self, edge: Edge, sink: Sink<'_>) -> Walk {
        let holder = edge.from.holder;
        if let Some(fact) = edge.handoff {
            return hand(Item::Line(Said { holder, fact, index: 0 }), sink);
        }
        let rows = vocabulary::properties(self.policy().kind(holder));
        let may_state = |row: &vocabulary::Entry| self.policy().may_state(holder, row.id);
        let mut between = rows.iter().filter(|row| crate::rules::types::is_between(row.property.value));
        Walk::Whole.open_if(between.any(may_state))
    }

    fn hops(&self, item: Item, sink: Sink<'_>) -> Walk {
        let Item::Loop(holder, number) = item else { return Walk::Open };
        let edges = self.world.graph.edges_of_loop(holder, number).iter();
        for edge in edges.filter_map(|edge| self.world.graph.edge(*edge)) {
            if sink(Item::Said(edge.from)).is_break() {
                return Walk::Stopped;
            }
        }
        Walk::Whole
    }

    fn of_duty(&self, item: Item, native: Native, sink: Sink<'_>) -> Walk {
        let Some(said) = item.said() else { return Walk::Whole };
        let fact = self.policy().fact(said.fact);
        match native {
            Native::Accountable => self.values(said.holder, said.fact, sink),
            Native::Inherited if fact.holder != said.holder => hand(Item::Line(said), sink),
            Native::Duty => {
                duties::word(fact.entry.id).map_or(Walk::Whole, |word| hand(Item::Value(Value::Word(word)), sink))
            }
            _ => Walk::Whole,
        }
    }

    fn native_of(&self, id: DeclarationId, native: Native, sink: Sink<'_>) -> Walk {
        let (policy, graph) = (self.policy(), self.world.graph);
        let relations = policy.relations();
        self.asked.lines(id);
        match native {
            Native::Name => hand(Item::Name(id), sink),
            Native::Title => {
                self.asked.title(id);
                self.perhaps(policy.declaration(id).title.map(|_| Item::Title(id)), sink)
            }
            Native::Findings => self.findings(id, sink),
            Native::Subjects => self.subjects(id, sink),
            Native::Edges if policy.kind(id) == Kind::Waiver => self.steps_waived(id, sink),
            Native::Departments if policy.kind(id).is_party() => {
                self.asked.namers(id);
                self.declarations(relations.departments(id), sink)
            }
            Native::Departments => self.behind(id, sink),
            Native::Above => self.declarations(&self.everyone_above(id), sink),
            Native::Superiors => self.superiors(id, sink),
            Native::Below => self.declarations(&self.everyone_below(id), sink),
            Native::Edges => self.chain_of(id, graph.edges_of(id).map(Item::Edge), sink),
            Native::Loops => self.chain_of(id, graph.loops_of(policy, id).map(|number| Item::Loop(id, number)), sink),
            Native::Ends => self.chain_of(id, graph.ends(id).iter().map(|end| Item::Said(*end)), sink),
            Native::Duties | Native::Assignments | Native::OwnDuties | Native::OwnAssignments
                if derived::EXPERIENCE.contains(policy.kind(id)) =>
            {
                self.duties(id, native, sink)
            }
            _ => Walk::Whole,
        }
    }

    fn declarations(&self, ids: &[DeclarationId], sink: Sink<'_>) -> Walk {
        ids.iter().fold(Walk::Whole, |walk, id| walk.then(|| hand(Item::of(*id), sink)))
    }

    fn behind(&self, id: DeclarationId, sink: Sink<'_>) -> Walk {
        self.ask_those_behind(id);
        let (departments, may_be_more) = self.world.graph.behind(self.policy(), id);
        self.declarations(departments, sink).open_if(may_be_more)
    }

    fn ask_channel(&self, id: DeclarationId) {
        if self.asked.listens() {
            self.policy().relations().channel(id).into_iter().for_each(|channel| self.asked.lines(channel));
        }
    }

    /// The departments behind a thing hang on its lines, on those of its channel, and on whoever manages or owns it.
    fn ask_those_behind(&self, id: DeclarationId) {
        if !self.asked.listens() {
            return;
        }
        self.ask_channel(id);
        let policy = self.policy();
        let values = decisive_duties().flat_map(|duty| policy.effective(id, duty)).flat_map(|fact| policy.values(fact));
        for party in values.filter_map(|held| held.value.declaration()) {
            self.asked.lines(party);
            self.asked.namers(party);
        }
    }

    /// The nearest above, the nearest above that one, and so on, each where it is said; a loop is followed once.
    fn superiors(&self, id: DeclarationId, sink: Sink<'_>) -> Walk {
        let mut seen = rustc_hash::FxHashSet::from_iter([id]);
        let mut last = id;
        while let Some(above) = self.policy().relations().above(last).first().filter(|above| seen.insert(**above)) {
            if sink(self.said_above(last, *above)).is_break() {
                return Walk::Stopped;
            }
            last = *above;
            self.asked.lines(last);
        }
        Walk::Whole
    }

    /// Somebody directly above a party, where the party says so.
    fn said_above(&self, party: DeclarationId, above: DeclarationId) -> Item {
        let known = known();
        let upward =
            [known.reports_to, known.led_by, known.part_of, known.in_department, known.managed_by, known.chaired_by];
        let policy = self.policy();
        let lines = policy.lines(party).filter(|fact| upward.contains(&Some(policy.fact(*fact).entry.id)));
        let said = lines.filter_map(|fact| {
            let index = policy.values(fact).iter().position(|held| held.value == Value::Declaration(above))?;
            Some(Item::Said(Said { holder: party, fact, index: index as u32 }))
        });
        said.into_iter().next().unwrap_or(Item::of(above))
    }

    /// Everyone above a party, nearest first.
    fn everyone_above(&self, id: DeclarationId) -> Vec<DeclarationId> {
        self.ask_above(id);
        self.policy().relations().chain(id).into_iter().map(|(above, _)| above).collect()
    }

    /// Who stands above somebody, the lines say of each up to the top.
    pub(super) fn ask_above(&self, id: DeclarationId) {
        if self.asked.listens() {
            self.asked.lines(id);
            let above = self.policy().relations().chain(id);
            above.iter().for_each(|(above, _)| self.asked.lines(*above));
        }
    }

    fn everyone_below(&self, id: DeclarationId) -> Vec<DeclarationId> {
        let mut seen = rustc_hash::FxHashSet::from_iter([id]);
        let mut found = vec![id];
        let mut next = 0;
        while let Some(above) = found.get(next).copied() {
            self.asked.namers(above);
            found.extend(self.world.graph.below(self.policy(), above).iter().filter(|below| seen.insert(**below)));
            next += 1;
        }
        found.remove(0);
        found
    }

    /// What is known of a chain; of one that cannot be read in full there may be more.
    fn chain_of(&self, id: DeclarationId, items: impl Iterator<Item = Item>, sink: Sink<'_>) -> Walk {
        let mut walk = Walk::Whole;
        for item in items {
            walk = walk.then(|| hand(item, sink));
        }
        let rows = vocabulary::properties(self.policy().kind(id));
        let mut chains = rows.iter().filter(|row| row.property.value.is_chain());
        walk.open_if(chains.any(|row| self.policy().may_state(id, row.id)))
    }

    /// Its own duties, then those it takes from its channel where they are asked for.
    fn duties(&self, id: DeclarationId, native: Native, sink: Sink<'_>) -> Walk {
        let relations = self.policy().relations();
        self.ask_channel(id);
        let own = if relations.states_duties(id) { self.duties_of(id, (id, native), sink) } else { Walk::Whole };
        let asks_all = matches!(native, Native::Duties | Native::Assignments);
        let channel = duties::all().iter().filter(|_| asks_all).find_map(|duty| relations.inherits(id, *duty));
        let walk = own.then(|| channel.map_or(Walk::Whole, |channel| self.duties_of(channel, (id, native), sink)));
        walk.open_if(duties::all().iter().any(|duty| self.policy().may_state(id, *duty)))
    }

    /// The duties that stand in a declaration and hold for another.
    fn duties_of(&self, writer: DeclarationId, (id, native): (DeclarationId, Native), sink: Sink<'_>) -> Walk {
        let policy = self.policy();
        let holds = |property| duties::number(property).is_some_and(|duty| policy.stating_duty(id, duty) == writer);
        let held = policy.lines(writer).filter(|fact| holds(policy.property(*fact)));
        held.fold(Walk::Whole, |walk, fact| {
            walk.then(|| match native {
                Native::Duties | Native::OwnDuties => self.values(id, fact, sink),
                _ => hand(Item::Line(Said { holder: id, fact, index: 0 }), sink),
            })
        })
    }
}

/// Whether a step leads to the same from every value of a line.
fn is_of_line(step: Step) -> bool {
    matches!(step, Step::Inner(_) | Step::Native(Native::Accountable))
}
