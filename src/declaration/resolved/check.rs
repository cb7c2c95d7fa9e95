//! A built-in check that a suite switches on, with its settings.

use crate::declaration::{CheckForm, SettingValue};
use crate::finding::Severity;
use crate::quantity::Number;
use crate::source::Span;

/// A built-in check with its settings.
#[derive(Clone, Debug)]
pub struct Check {
    /// Which one.
    pub form: &'static CheckForm,
    /// How much its findings weigh.
    pub severity: Severity,
    /// The settings that were written, by name.
    pub settings: Vec<(&'static str, SettingValue)>,
    /// The place of `check NAME`.
    pub span: Span,
}

impl Check {
    /// A setting, as written or as it is by default.
    fn setting(&self, name: &str) -> Option<SettingValue> {
        let written = self.settings.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        written.or_else(|| self.form.settings.iter().find(|setting| setting.name == name).map(|setting| setting.default))
    }

    /// A setting that is a number.
    pub fn count(&self, name: &str) -> usize {
        if let Some(SettingValue::Count(count)) = self.setting(name) { count } else { 0 }
    }

    /// A setting that is a share, of one.
    pub fn share(&self, name: &str) -> Number {
        let percent = if let Some(SettingValue::Percent(percent)) = self.setting(name) { percent } else { Number::ZERO };
        percent.over(Number::whole(100)).unwrap_or(Number::ONE)
    }

    /// A setting that is a word.
    pub fn word(&self, name: &str) -> &'static str {
        if let Some(SettingValue::Word { value, .. }) = self.setting(name) { value } else { "" }
    }
}
