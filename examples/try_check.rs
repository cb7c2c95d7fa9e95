use factlint::{check, declaration::compile, document, facts, suite};
use std::path::{Path, PathBuf};
struct L;
impl suite::Loader for L {
    fn read(&self, p: &Path) -> Result<String, String> {
        std::fs::read_to_string(p).map_err(|e| e.to_string())
    }
}
fn main() {
    let mut args = std::env::args().skip(1);
    let rules = PathBuf::from(args.next().unwrap());
    let (suite, sources, errors) = suite::load(&[rules], &L);
    for e in &errors {
        let p = sources.place(e.span.start);
        println!("{}:{}:{} {} help: {:?}", p.name, p.line, p.column, e.message, e.help);
    }
    for t in suite::run_tests(&suite) {
        if !t.passed() {
            println!(
                "TEST {} {:?}: expected {} found {} judged {} {:?}",
                t.rule,
                t.title,
                t.expected.name(),
                t.found.name(),
                t.judged,
                t.findings.iter().map(|f| &f.message).collect::<Vec<_>>()
            );
        }
    }
    let (lexicon, matcher) = compile(&suite);
    let verbose = std::env::var("V").is_ok();
    let readings: Vec<_> = args
        .map(|a| {
            let (mut d, _) = document::read(&a, std::fs::read(&a).unwrap(), &Default::default()).unwrap();
            d.meta.story = "x".into();
            let r = facts::read(&d, &lexicon, &matcher, &mut |_| {});
            if verbose {
                for b in &r.bindings {
                    println!(
                        "  {} {:<22} {:<30?} {:?} {:?} {:?}",
                        r.meta.source,
                        suite.claims[b.claim as usize].name,
                        b.fact.underlined().of(&d.text),
                        b.keys,
                        b.fact.context.speaker.as_ref().map(|s| s.name.to_string()),
                        b.fact.context.stance
                    );
                }
            }
            r
        })
        .collect();
    let report = check::run(&suite, &matcher, &readings);
    for f in &report.findings {
        println!("\n{} {} [{}] {}\n   working: {}\n   help: {}", f.severity, f.kind.name(), f.rule, f.message, f.working, f.help.clone().unwrap_or_default());
        for e in &f.evidence {
            println!("     {}:{}:{} {:?} {} {:?} {}", e.source, e.line, e.column, e.text, e.understood, e.speaker, e.stance);
        }
    }
    println!(
        "\nunbound {:?} unplaced {:?}",
        report.unbound_rules.iter().map(|u| &u.rule).collect::<Vec<_>>(),
        report.unplaced.iter().map(|u| (&u.claim, &u.evidence.source, &u.evidence.text, &u.unknown)).collect::<Vec<_>>()
    );
    println!("{:?}", report.summary);
}
