//! Who does what, as numbers: everything the declarations of a generated company agree on.
//!
//! Department 0 looks after the customer's experience. Touch-points belong to the departments in turn, a stretch each; a
//! touch-point's channel is its department's. In every second channel the channel says who owns and manages, elsewhere
//! each touch-point does.

use super::random;

/// The sizes of a generated company.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) touchpoints: usize,
    pub(crate) departments: usize,
    pub(crate) executives: usize,
    pub(crate) journeys: usize,
}

/// What a touch-point lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    Nothing,
    Manager,
    Owner,
    Standard,
    Measure,
    OneOwner,
    OwnerNamed,
}

pub(crate) const CHANNELS: [(&str, &str, &str); 12] = [
    ("store", "Store", "in-person"),
    ("web-shop", "Web shop", "website"),
    ("app", "App", "mobile-app"),
    ("hotline", "Hotline", "phone"),
    ("voice-menu", "Voice menu", "automated-phone"),
    ("mailbox", "Mailbox", "email"),
    ("letters", "Letters", "postal-mail"),
    ("chat", "Chat", "live-chat"),
    ("helper", "Helper", "chatbot"),
    ("terminal", "Terminal", "kiosk"),
    ("texts", "Texts", "sms"),
    ("networks", "Networks", "social-media"),
];

pub(crate) const STAGES: [(&str, &str); 6] = [
    ("discover", "Finding out"),
    ("compare", "Comparing"),
    ("buy", "Buying"),
    ("use", "Using"),
    ("get-help", "Getting help"),
    ("renew", "Coming back"),
];

const TOUCHPOINTS: [(&str, &str); 12] = [
    ("parking", "Parking"),
    ("shelf", "Shelf"),
    ("checkout", "Checkout"),
    ("pick-up", "Pick-up"),
    ("search", "Search"),
    ("order", "Order"),
    ("invoice", "Invoice"),
    ("delivery", "Delivery"),
    ("returns", "Returns"),
    ("advice", "Advice"),
    ("repair", "Repair"),
    ("renewal", "Renewal"),
];

const DEPARTMENTS: [(&str, &str, &str); 8] = [
    ("stores", "Stores", "operations"),
    ("care", "Customer Care", "service"),
    ("sales", "Sales", "sales"),
    ("brand", "Brand", "marketing"),
    ("logistics", "Logistics", "operations"),
    ("systems", "Systems", "it"),
    ("finance", "Finance", "finance"),
    ("people", "People", "hr"),
];

const EXECUTIVES: [(&str, &str); 7] = [
    ("ceo", "Chief Executive Officer"),
    ("cxo", "Chief Experience Officer"),
    ("coo", "Chief Operating Officer"),
    ("cfo", "Chief Financial Officer"),
    ("cmo", "Chief Marketing Officer"),
    ("cio", "Chief Information Officer"),
    ("chro", "Chief Human Resources Officer"),
];

pub(crate) const CEO: usize = 0;
pub(crate) const CXO: usize = 1;
pub(crate) const CX_TEAM: usize = 0;
/// With fewer touch-points a department or a partner would have none.
const LEAST: usize = 50;
/// How many departments stand under one executive.
const BRANCH: usize = 5;
/// How many departments sit in one forum.
pub(crate) const COUNCIL: usize = 10;
/// One touch-point in so many has a gap.
const GAP_EVERY: usize = 70;

fn of<T: Copy>(table: &[T], index: usize) -> T {
    #[expect(clippy::indexing_slicing, reason = "the tables are not empty, and the index is taken round")]
    table[index % table.len()]
}

impl Plan {
    pub(crate) fn new(touchpoints: usize) -> Plan {
        let touchpoints = touchpoints.max(LEAST);
        let departments = (touchpoints / 20).max(COUNCIL);
        let executives = (touchpoints / 100).max(EXECUTIVES.len());
        Plan { touchpoints, departments, executives, journeys: (touchpoints / 10).max(1) }
    }

    pub(crate) fn executive(&self, index: usize) -> (String, String) {
        match EXECUTIVES.get(index) {
            Some((name, title)) => ((*name).to_owned(), (*title).to_owned()),
            None => (format!("chief-{index}"), format!("Chief of Region {index}")),
        }
    }

    /// The word of an executive's post.
    pub(crate) fn post(&self, index: usize) -> &'static str {
        EXECUTIVES.get(index).map_or("other", |(name, _)| name)
    }

    pub(crate) fn department(&self, index: usize) -> String {
        if index == CX_TEAM {
            return "cx-team".to_owned();
        }
        format!("{}-{index}", of(&DEPARTMENTS, index).0)
    }

    pub(crate) fn department_title(&self, index: usize) -> String {
        if index == CX_TEAM {
            return "Customer Experience".to_owned();
        }
        format!("{} {index}", of(&DEPARTMENTS, index).1)
    }

    pub(crate) fn function(&self, index: usize) -> &'static str {
        if index == CX_TEAM { "customer-experience" } else { of(&DEPARTMENTS, index).2 }
    }

    /// The department another is part of.
    pub(crate) fn parent(&self, department: usize) -> Option<usize> {
        let top = department - department % BRANCH;
        (top != CX_TEAM && top != department).then_some(top)
    }

    /// The executive at the top of a department's branch.
    pub(crate) fn chief(&self, department: usize) -> usize {
        if department == CX_TEAM { CXO } else { 2 + department / BRANCH % (self.executives - 2) }
    }

    pub(crate) fn touchpoint(&self, index: usize) -> String {
        format!("{}-{index}", of(&TOUCHPOINTS, index).0)
    }

    pub(crate) fn touchpoint_title(&self, index: usize) -> String {
        format!("{} {index}", of(&TOUCHPOINTS, index).1)
    }

    pub(crate) fn stage(&self, touchpoint: usize) -> &'static str {
        of(&STAGES, touchpoint).0
    }

    /// The department whose stretch a touch-point lies in; never the customer experience team.
    pub(crate) fn home(&self, touchpoint: usize) -> usize {
        1 + touchpoint * (self.departments - 1) / self.touchpoints.max(1)
    }

    /// The touch-points of a department's stretch.
    pub(crate) fn stretch(&self, department: usize) -> std::ops::Range<usize> {
        let stretches = self.departments - 1;
        let start = |stretch: usize| (stretch * self.touchpoints).div_ceil(stretches);
        start(department - 1)..start(department)
    }

    /// The number of a department's channel.
    pub(crate) fn channel(&self, department: usize) -> usize {
        department % CHANNELS.len()
    }

    pub(crate) fn channel_name(&self, department: usize) -> &'static str {
        of(&CHANNELS, department).0
    }

    /// The department that manages all touch-points of a channel, if one does.
    pub(crate) fn channel_manager(&self, channel: usize) -> Option<usize> {
        (channel % 2 == 1).then_some(1 + channel % (self.departments - 1))
    }

    /// The channels a department manages.
    pub(crate) fn managed_channels(&self, department: usize) -> Vec<&'static str> {
        let all = CHANNELS.iter().enumerate();
        let managed = all.filter(|(channel, _)| self.channel_manager(*channel) == Some(department));
        managed.map(|(_, (name, _, _))| *name).collect()
    }

    /// The department that manages a touch-point of a department's stretch, where nothing is amiss.
    pub(crate) fn manager(&self, department: usize) -> usize {
        self.channel_manager(self.channel(department)).unwrap_or(department)
    }

    /// What a touch-point lacks. Where the channel speaks for it, nothing but a measure can be missing.
    pub(crate) fn gap(&self, touchpoint: usize) -> Gap {
        const GAPS: [Gap; 6] = [Gap::Manager, Gap::Owner, Gap::Standard, Gap::Measure, Gap::OneOwner, Gap::OwnerNamed];
        if random::below(GAP_EVERY, "gap", touchpoint) > 0 {
            return Gap::Nothing;
        }
        let spoken_for = self.channel_manager(self.channel(self.home(touchpoint))).is_some();
        if spoken_for { Gap::Measure } else { of(&GAPS, random::below(GAPS.len(), "which gap", touchpoint)) }
    }

    /// How many partners there are.
    pub(crate) fn partners(&self) -> usize {
        (self.touchpoints / 200).max(1)
    }

    /// How many standards there are.
    pub(crate) fn standards(&self) -> usize {
        (self.touchpoints / 50).max(1)
    }

    /// The standard a department answers to.
    pub(crate) fn standard(&self, department: usize) -> String {
        format!("standard-{}", department * 2 % self.standards())
    }

    /// How many forums there are.
    pub(crate) fn forums(&self) -> usize {
        self.departments.div_ceil(COUNCIL)
    }

    /// The departments of a forum.
    pub(crate) fn members(&self, forum: usize) -> std::ops::Range<usize> {
        forum * COUNCIL..((forum + 1) * COUNCIL).min(self.departments)
    }
}
