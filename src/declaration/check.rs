//! `check NAME [{ … }]`: switches a built-in check on.

use super::rule::LEVELS;
use super::statement::{Language, Node, Statement, span_to};
use super::{Check, Scope};
use crate::finding::Severity;
use crate::quantity::Number;
use crate::source::Span;
use crate::syntax::{self, Block, Kind, Lines, Parsed, RulesError, Tokens, stop};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "check", about: "switches a built-in check on", example: EXAMPLE, parse };

const EXAMPLE: &str = "check weekdays\ncheck quotations {\n  severity warning\n  ratio 0.6\n  run 6\n}\n";

/// What a built-in check offers to the statement that switches it on, and to those who want to know what it does.
#[derive(Debug)]
pub struct CheckForm {
    /// Its name in rules and in findings.
    pub name: &'static str,
    /// What it looks for, in one line.
    pub about: &'static str,
    /// What it finds, what it lets pass and why, in a paragraph.
    pub explain: &'static str,
    /// A statement that switches it on.
    pub example: &'static str,
    /// What can be set, besides `severity`.
    pub settings: &'static [Setting],
    /// How much its findings weigh where nothing is set.
    pub severity: Severity,
    /// What reading has to keep for it.
    pub signature: &'static str,
}

/// Something that can be set.
#[derive(Debug)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it does, in one line.
    pub about: &'static str,
    /// Its value where nothing is set, and so the sort of its values.
    pub default: SettingValue,
}

/// The value of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingValue {
    /// A whole number, at least one.
    Count(usize),
    /// A share, in percent; written `0.5` or `50 %`.
    Percent(Number),
    /// One of some words.
    Word {
        /// The word.
        value: &'static str,
        /// All that it may be.
        of: &'static [&'static str],
    },
}

#[derive(Debug)]
struct CheckNode {
    form: &'static CheckForm,
    block: Block<Item>,
    span: Span,
}

/// A line of the block, with the place of its name.
#[derive(Debug)]
enum Item {
    Severity(Severity, Span),
    Setting(&'static str, SettingValue, Span),
}

impl Item {
    fn name(&self) -> (&'static str, Span) {
        match self {
            Self::Severity(_, span) => ("severity", *span),
            Self::Setting(name, _, span) => (name, *span),
        }
    }
}

const LINES: Lines = Lines { holds: "setting", begins: |input| input.first().kind == Kind::Word, outside: &[], after: "the check's name" };

fn parse<'a>(input: Tokens<'a>, language: &Language) -> Parsed<'a, Box<dyn Node>> {
    let forms = (language.checks)();
    let start = input.before().map_or(input.first().span, |keyword| keyword.span);
    let (rest, form) = syntax::pick(input, "check", forms.into_iter().map(|form| (form.name, form)))?;
    let span = span_to(start, rest);
    if rest.at_end_of_item() {
        return Ok((rest, Box::new(CheckNode { form, block: Block { items: Vec::new(), broken: false }, span })));
    }
    let (rest, block) = syntax::block(LINES, |at| item(at, form))(rest)?;
    Ok((rest, Box::new(CheckNode { form, block, span })))
}

fn item<'a>(input: Tokens<'a>, form: &'static CheckForm) -> Parsed<'a, Item> {
    let span = input.first().span;
    let known = form.settings.iter().map(|setting| (setting.name, Some(setting))).chain([("severity", None)]);
    let (rest, setting) = syntax::pick(input, "setting", known)?;
    match setting {
        None => syntax::pick(rest, "severity", LEVELS.into_iter()).map(|(rest, level)| (rest, Item::Severity(level, span))),
        Some(setting) => value(rest, setting).map(|(rest, value)| (rest, Item::Setting(setting.name, value, span))),
    }
}

/// The value of a setting, of the sort that its default has.
fn value<'a>(input: Tokens<'a>, setting: &'static Setting) -> Parsed<'a, SettingValue> {
    let number = if input.first().kind == Kind::Number { Number::decimal(input.text()) } else { None };
    match setting.default {
        SettingValue::Word { of, .. } => {
            let words = of.iter().map(|word| (*word, SettingValue::Word { value: word, of }));
            syntax::pick(input, "value", words)
        }
        SettingValue::Count(default) => match number.and_then(Number::as_whole).and_then(|n| usize::try_from(n).ok()).filter(|n| *n > 0) {
            Some(count) => Ok((input.skip(), SettingValue::Count(count))),
            None => wrong(input, setting, "a whole number from 1 up", &default.to_string()),
        },
        SettingValue::Percent(default) => {
            let percent = input.skip().is_sign("%");
            let scale = Number::whole(if percent { 1 } else { 100 });
            let rest = if percent { input.skip().skip() } else { input.skip() };
            match number.and_then(|n| n.times(scale)).filter(|n| (Number::ZERO..=Number::whole(100)).contains(n)) {
                Some(share) => Ok((rest, SettingValue::Percent(share))),
                None => wrong(input, setting, "a share between 0 and 1", &format!("{default} %")),
            }
        }
    }
}

fn wrong<'a, T>(input: Tokens<'a>, setting: &Setting, sort: &str, example: &str) -> Parsed<'a, T> {
    let help = format!("write `{} {example}`", setting.name);
    if input.at_end_of_item() {
        let span = input.before().map_or(input.first().span, |token| token.span);
        let error = RulesError::new("missing", span, format!("`{}` lacks its value", setting.name));
        return stop(input, error.label(format!("{sort} is missing")).help(help));
    }
    let error = RulesError::new("wrong-setting", input.first().span, format!("`{}` takes {sort}", setting.name));
    stop(input, error.label(format!("not {sort}")).help(help))
}

impl Node for CheckNode {
    fn resolve(&self, scope: &mut Scope) {
        if let Some(first) = scope.suite.checks.iter().find(|check| check.form.name == self.form.name).map(|check| check.span) {
            let error = RulesError::new("declared-twice", self.span, format!("check `{}` is switched on twice", self.form.name));
            scope.report(error.label("the second time").help("put all settings into the first one").related(first, "the first time"));
            return;
        }
        self.each_once(scope);
        let severities = self.block.items.iter().find_map(|item| if let Item::Severity(level, _) = item { Some(*level) } else { None });
        let settings = self.block.items.iter().filter_map(|item| if let Item::Setting(name, value, _) = item { Some((*name, *value)) } else { None });
        let severity = severities.unwrap_or(self.form.severity);
        scope.suite.checks.push(Check { form: self.form, severity, settings: settings.collect(), span: self.span });
    }
}

impl CheckNode {
    /// Reports every setting that is written twice.
    fn each_once(&self, scope: &mut Scope) {
        for (i, item) in self.block.items.iter().enumerate() {
            let (name, span) = item.name();
            if let Some((_, first)) = self.block.items.iter().take(i).map(Item::name).find(|(known, _)| *known == name) {
                let error = RulesError::new("set-twice", span, format!("`{name}` is set twice")).label("the second time");
                scope.report(error.help("keep one of the two").related(first, "the first time"));
            }
        }
    }
}
