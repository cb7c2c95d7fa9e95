//! Rules files, with those that they use, to one resolved suite.

use crate::check;
use crate::declaration::{self, File, Language, STATEMENTS, Scope, Suite};
use crate::expectation::FORMS;
use crate::source::{SourceMap, Span};
use crate::syntax::{self, RulesError, Word};
use rustc_hash::FxHashMap;
use std::path::{Component, Path, PathBuf};

/// What this version of the language says.
pub const LANGUAGE: Language = Language { statements: STATEMENTS, forms: FORMS, checks: check::forms };

/// How long a chain of files that use one another may be.
const DEPTH: usize = 128;

/// Where rules files come from; only this reads.
pub trait Loader {
    /// The text of a file, or why it cannot be read.
    fn read(&self, path: &Path) -> Result<String, String>;

    /// The names, without `.rules`, of the rules files in a folder; only to offer one for a misspelt name.
    fn siblings(&self, _folder: &Path) -> Vec<String> {
        Vec::new()
    }
}

/// Reads the files, whatever they use, and resolves all of it as one suite. The suite is good to run only if there are no errors.
pub fn load(roots: &[PathBuf], loader: &dyn Loader) -> (Suite, SourceMap, Vec<RulesError>) {
    let mut loading =
        Loading { loader, sources: SourceMap::new(), seen: FxHashMap::default(), chain: Vec::new(), files: Vec::new(), errors: Vec::new(), missing: false };
    for root in roots {
        loading.root(root);
    }
    let Loading { sources, files, mut errors, missing, .. } = loading;
    let (suite, unresolved) = resolve(files, missing);
    errors.extend(unresolved);
    errors.sort_by(|a, b| a.span.cmp(&b.span).then_with(|| a.message.cmp(&b.message)));
    (suite, sources, errors)
}

/// Resolves files, statement by statement in the order of the language.
fn resolve(mut files: Vec<File>, missing: bool) -> (Suite, Vec<RulesError>) {
    let lost: Vec<String> = files.iter_mut().flat_map(|file| std::mem::take(&mut file.lost)).collect();
    let mut scope = Scope::new(lost, missing);
    let mut units: Vec<Word> = files.iter_mut().flat_map(|file| std::mem::take(&mut file.units)).collect();
    units.sort_by_key(|word| word.span);
    units.dedup();
    let mut nodes: Vec<_> = files.into_iter().flat_map(|file| file.nodes).collect();
    nodes.sort_by_key(|(order, _)| *order);
    for (_, node) in &nodes {
        node.declare(&mut scope);
    }
    for (_, node) in &nodes {
        node.resolve(&mut scope);
    }
    scope.check_units(&units);
    (scope.suite, scope.errors)
}

struct Loading<'a> {
    loader: &'a dyn Loader,
    sources: SourceMap,
    /// Every file that was met, and whether it is complete, with all that it uses.
    seen: FxHashMap<PathBuf, bool>,
    /// The files that are being read, each used by the one before.
    chain: Vec<PathBuf>,
    files: Vec<File>,
    errors: Vec<RulesError>,
    /// Whether some file could not be read.
    missing: bool,
}

impl Loading<'_> {
    fn root(&mut self, path: &Path) {
        let path = normal(path);
        if self.seen.contains_key(&path) {
            return;
        }
        match self.loader.read(&path) {
            Ok(text) => self.file(path, &text),
            Err(why) => {
                let name = shown(&path);
                let base = self.sources.add(&name, "");
                self.missing = true;
                self.seen.insert(path, true);
                self.errors.push(RulesError::new("unreadable", Span::new(base, base), format!("`{name}` cannot be read: {why}")).label("not read"));
            }
        }
    }

    /// Reads one file and, before it, those that it uses.
    fn file(&mut self, path: PathBuf, text: &str) {
        let base = self.sources.add(&shown(&path), text);
        self.seen.insert(path.clone(), false);
        self.chain.push(path.clone());
        let (file, errors) = declaration::parse(text, base, &LANGUAGE);
        self.errors.extend(errors);
        for (_, node) in &file.nodes {
            if let Some(word) = node.uses() {
                self.used(&path, word);
            }
        }
        self.chain.pop();
        self.seen.insert(path, true);
        self.files.push(file);
    }

    fn used(&mut self, by: &Path, word: &Word) {
        let path = normal(&by.parent().unwrap_or(Path::new("")).join(format!("{}.rules", word.node)));
        match self.seen.get(&path) {
            Some(true) => {}
            Some(false) => self.cycle(&path, word),
            None if self.chain.len() >= DEPTH => {
                let error = RulesError::new("use-too-deep", word.span, "files use one another too deeply").label("the 128th in a chain");
                self.errors.push(error.help("use this file from the first one"));
                self.missing = true;
            }
            None => match self.loader.read(&path) {
                Ok(text) => self.file(path, &text),
                Err(why) => self.not_found(&path, word, &why),
            },
        }
    }

    fn cycle(&mut self, path: &Path, word: &Word) {
        let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let start = self.chain.iter().position(|file| file == path).unwrap_or_default();
        let names: Vec<String> = self.chain.iter().skip(start).map(|file| format!("`{}`", stem(file))).collect();
        let chain = format!("{} uses `{}`", names.join(" uses "), stem(path));
        let error = RulesError::new("use-cycle", word.span, format!("files use one another in a circle: {chain}")).label("closes the circle");
        self.errors.push(error.help("remove this line, or move what both need into a third file"));
    }

    fn not_found(&mut self, path: &Path, word: &Word, why: &str) {
        self.missing = true;
        let folder = path.parent().unwrap_or(Path::new(""));
        let siblings = self.loader.siblings(folder);
        let last = word.node.rsplit('/').next().unwrap_or_default();
        let near = syntax::nearest(last, siblings.iter().map(String::as_str));
        let file = format!("{}.rules", word.node);
        let error = RulesError::new("missing-file", word.span, format!("no file `{file}` beside this one")).label(why);
        self.errors.push(error.offer(near, format!("create `{}`, or remove the line", shown(path))));
    }
}

/// A path without `.` parts, so that one file has one path.
fn normal(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// A path as it is shown, with forward slashes.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
