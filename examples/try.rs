use factlint::{document::*, facts, pattern::Matcher, source::*, text::Lexicon};
fn main() {
    let lexicon = Lexicon::base();
    let matcher = Matcher::default();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut d = Document { name: path.clone(), text, ..Document::default() };
        d.meta.published = factlint::quantity::civil_day(2025, 6, 2);
        let mut at = 0u32;
        for line in d.text.clone().split('\n') {
            let n = line.len() as u32;
            if n > 0 {
                let first = d.runs.len() as u32;
                d.runs.push(Span::new(at, at + n));
                d.blocks.push(Block { kind: BlockKind::Paragraph, level: 0, span: Span::new(at, at + n), first_run: first, end_run: first + 1 });
            }
            at += n + 1;
        }
        let mut all = vec![];
        facts::read(&d, &lexicon, &matcher, &mut |f| all.push(f.clone()));
        for f in &all {
            println!(
                "{:<22} {:<9} [{:>8} {:>8}] {:<12} {:<28} {:<28} {:<22} {:<12}{} {}",
                f.underlined().of(&d.text).replace('\n', " "),
                f.kind.name(),
                f.low.map(|n| f.kind.show(n, "")).unwrap_or_default(),
                f.high.map(|n| f.kind.show(n, "")).unwrap_or_default(),
                f.measure.name().unwrap_or("-"),
                f.hard.show(|n| f.kind.show(n, f.base_unit)),
                f.soft.show(|n| f.kind.show(n, f.base_unit)),
                f.context.speaker.as_ref().map(|s| s.name.to_string()).unwrap_or_default(),
                f.context.stance.name(),
                if f.context.denied { " DENIED" } else { "" },
                f.role.name()
            );
        }
    }
}
