//! What the user of an editor has set: the section `truenorth` of the editor's settings.
//!
//! In: a JSON value. Out: [`Settings`]. What is not known or of another type is left as if it were not there.

use serde_json::Value;

use crate::model::Date;

/// The name of the section.
pub(super) const SECTION: &str = "truenorth";

/// When problems are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Lint {
    /// After every edit.
    #[default]
    OnType,
    /// When a file is opened or saved.
    OnSave,
}

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Settings {
    /// `profile`: the profile that is to hold in place of the policy's own.
    pub(super) profile: Option<String>,
    /// `asOf`: the day to judge for.
    pub(super) as_of: Option<Date>,
    /// `lint`: `type` or `save`.
    pub(super) lint: Lint,
    /// `rulePages`: the address below which the page of each rule lies, as `<address>/<rule>.md`.
    pub(super) rule_pages: Option<String>,
}

impl Settings {
    /// Reads the section, given alone or within all settings.
    pub(super) fn read(value: &Value) -> Settings {
        let section = value.get(SECTION).unwrap_or(value);
        let text = |name: &str| section.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        Settings {
            profile: text("profile").map(str::to_owned),
            as_of: text("asOf").and_then(|date| date.parse().ok()),
            lint: if text("lint") == Some("save") { Lint::OnSave } else { Lint::OnType },
            rule_pages: text("rulePages").map(|address| address.trim_end_matches('/').to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_section_is_read_alone_or_within_all() {
        let section = json!({ "profile": "federal", "asOf": "2027-03-31", "lint": "save" });
        let settings = Settings::read(&section);
        assert_eq!((settings.profile.as_deref(), settings.lint), (Some("federal"), Lint::OnSave));
        assert_eq!(settings.as_of, Some(Date::constant(2027, 3, 31)));
        assert_eq!(Settings::read(&json!({ "truenorth": section })), settings);
    }

    #[test]
    fn what_is_not_known_is_as_if_it_were_not_there() {
        for odd in [json!(null), json!([1]), json!({ "profile": 3, "asOf": "soon", "lint": "never" })] {
            assert_eq!(Settings::read(&odd), Settings::default());
        }
    }
}
