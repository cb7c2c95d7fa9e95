//! A verb of saying with its subject, and what it tells.

use super::complement::is_day;
use super::cue::{Cue, Scene, Subject};
use super::grammar::{ACTS, ends_quote, finite, is_noun};
use super::mention::{self, Mention, VERBS, proper};
use super::quotation::opens_at;
use crate::facts::stance::unreal;
use crate::text::{BE, Class, LetterSet, TokenKind, letters};
use std::ops::Range;

/// Verbs of speech that name their matter behind `of` and `about`.
const SPEAK: LetterSet = letters!["speak", "speaks", "spoke", "talked"];
/// Verbs that name their matter behind `to`.
const POINT: LetterSet = letters!["point", "points", "pointed", "pointing", "refer", "referred"];
/// The verb of what is told stands at most so far behind the verb of saying.
const NEAR_VERB: usize = 8;
/// The noun that opens the subject of `found` or `shows` stands at most so far behind its first word.
const LONGEST_RECORD: usize = 10;

impl Scene<'_> {
    /// `X said …`, `…, X said`.
    pub(super) fn spoken(&self, verb: usize) -> Option<Cue> {
        let words = self.words;
        let group = self.group(verb);
        let ing = words.text(verb).ends_with("ing");
        let be = (group..verb).any(|i| words.is_any(i, BE));
        if let Some(reply) = self.replied(verb, be) {
            return Some(reply);
        }
        // `damage is estimated at`, `few would have said`, `the people told to leave`: nobody says it.
        let listens = || words.is_any(verb, letters!["told", "informed", "notified"]);
        let is_told = || listens() && (words.is_any(verb + 1, letters!["to", "that", "not"]) || words.is_word(verb + 1, "on") && is_day(words, verb + 2));
        // `can claim half their fare back`: asks for it.
        let entitled =
            || words.is_word(verb, "claim") && words.is_any(verb.wrapping_sub(1), letters!["can", "may", "could"]) && !words.is_word(verb + 1, "that");
        if be && !ing || (group..verb).any(|i| unreal(words, i)) || is_told() || entitled() {
            return None;
        }
        let subject = if ing && !be { self.participle(group) } else { self.before(group) }?;
        let behind = self.complement(verb);
        let before = self.sentence.start..subject.mention.start;
        // `On Monday, he said, …`: that is when.
        // `Next week, he said, …`: nobody has spoken then.
        let ahead = words.is_any(before.start, letters!["next", "tomorrow", "by", "until"]);
        let complete = ahead || finite(words, before.clone()) || before.len() > 4 && !words.has(before.start, Class::PREPOSITION);
        let last = words.is_any(behind, letters![",", ".", ";", "!", "?", "—", "–", ")"]) || behind >= self.sentence.end;
        let quote_behind = words.is(behind, ",") && opens_at(words, behind + 1);
        // `“We left.” He said the rest stayed.`: the second sentence tells something else.
        // `On “Harbour News,” X said the boat sank`: no more does this.
        let place = words.has(before.start, Class::PREPOSITION) && !last;
        let quoted = ends_quote(words, subject.mention.start) && (subject.mention.start > self.sentence.start && !place || last);
        let set_off = quoted || words.is(subject.mention.start.wrapping_sub(1), ",") && subject.mention.start > self.sentence.start;
        let that = words.is_word(behind.wrapping_sub(1), "that");
        let shown = words.has(verb, Class::SHOW) && !words.has(verb, Class::REPORT.with(Class::SAY));
        // `During the trial, the jurors heard from 30 witnesses, …`
        let from = shown && words.is_word(verb + 1, "from");
        let after = set_off && !ing && !that && !from && (quoted || last && !quote_behind && words.has(verb, Class::REPORT.with(Class::SAY).with(Class::SHOW)));
        let firm = self.clause(verb, behind);
        let able = !shown || self.person(&subject) || subject.mention.clone().any(|i| words.has(i, Class::RECORD));
        let reduced = if set_off { None } else { self.reduced(&subject.mention) };
        if !able || !after && !firm && reduced.is_none() && !self.tells(verb, behind, &subject) {
            return None;
        }
        // `Bodies, he said, will be exchanged`: what stands before is the subject of what stands behind.
        let goes_on = words.is(behind, ",") && (words.has(behind + 1, Class::FINITE) || words.at(behind + 1).ed);
        // `X said, the board reported, that …`: X speaks, whoever passes it on.
        let passes_on = after && self.earlier.is_some() && words.is_word(behind + 1, "that");
        let before = if after && !passes_on && (complete || quoted || goes_on) { self.sentence.start..subject.mention.start } else { verb..verb };
        let ends = after
            && (quoted
                || !words.is_any(behind, letters![",", ";"])
                || words.has(behind + 1, Class::CLAUSE)
                || words.is_any(behind + 1, letters!["as", "after", "before"]));
        let until = self.said_until(verb, behind, after || firm).min(self.insertion_end(&subject.mention, behind));
        let before = reduced.unwrap_or(before);
        let content = if ends || passes_on { behind..behind } else { behind..until };
        let firm = after || firm || (!ing || be) && self.says(verb, behind);
        Some(Cue { tokens: subject.mention.start.min(verb)..verb + 1, speaker: subject.speaker, content: [before, content], firm })
    }

    /// `the 33 percent rate he has proposed`, `the $20 million experts say it costs`: the noun phrase right before the subject.
    fn reduced(&self, mention: &Range<usize>) -> Option<Range<usize>> {
        let words = self.words;
        let last = mention.start.checked_sub(1).filter(|last| *last > self.sentence.start && words.word(*last))?;
        let noun = |i: usize| {
            words.word(i)
                && !words.at(i).capital
                && !words.has(i, Class::GRAMMAR.with(VERBS.without(Class::JUDGE)).with(ACTS).with(Class::PAST))
                && !words.at(i).ed
        };
        let subject = words.has(mention.start, Class::THIRD_PERSON) || words.has(mention.start, Class::SOURCE) && mention.len() == 1;
        // `the day he said`, `the moment she said`: that is when.
        let counted = words.number(last - 1);
        let time = words.is_any(last, letters!["time", "moment", "way"]) || is_day(words, last) || words.has(last, Class::UNIT) && !counted;
        if !subject || !noun(last) || time {
            return None;
        }
        let figure = |i: &usize| noun(*i) || words.at(*i).kind == TokenKind::Number || words.has(*i, Class::CURRENCY) || words.is(*i, "%");
        let first = (self.sentence.start..last).rev().take(NEAR_VERB).take_while(figure).last().unwrap_or(last);
        words.is_word(first.wrapping_sub(1), "the").then_some(first..mention.start)
    }

    /// The subject right before the verb, or that of the verb before: `X rose and said`.
    pub(super) fn before(&self, group: usize) -> Option<Subject> {
        let words = self.words;
        let joined = words.has(group.wrapping_sub(1), Class::CONJUNCTION) && group > self.sentence.start;
        if joined {
            let object = self.earlier.and_then(|(owner, told)| Some((owner, told.checked_sub(1)?)));
            return match object.filter(|(_, noun)| *noun < group && self.is_object(*noun)) {
                // Nobody rejects an offer of their own: a pronoun that seems to say so means somebody else.
                Some((owner, noun)) => self.subject_over(noun).or_else(|| self.head(noun)).filter(|subject| subject.speaker.name != owner.name),
                None => self.earlier_subject(group).or_else(|| self.head(group - 1)),
            };
        }
        let mention = mention::ending_at(words, self.sentence, group).filter(|mention| self.agrees(mention, group)).or_else(|| self.record(group))?;
        self.subject(&mention)
    }

    /// `The union rejected the council's offer of`: the subject of the verb that such a noun is the object of.
    fn subject_over(&self, noun: usize) -> Option<Subject> {
        let verb = (self.sentence.start + 1..noun).rev().take(NEAR_VERB).find(|at| self.words.past(*at))?;
        self.before(self.group(verb))
    }

    /// `a slide for the port's leaders shows`: a verb of the singular has no plural noun for its subject.
    fn agrees(&self, mention: &Mention, verb: usize) -> bool {
        let words = self.words;
        let Some(head) = mention.name.clone().next_back() else { return true };
        let plural = words.text(head).ends_with('s') && !words.text(head).ends_with("ss") && !words.at(head).capital && words.has(head, Class::SOURCE);
        !(plural && words.has(verb, Class::SHOW) && words.text(verb).ends_with('s'))
    }

    /// `A 2014 study that appeared in a journal found`, `an average of polls taken in May shows`: the record that opens the clause.
    fn record(&self, group: usize) -> Option<Mention> {
        let words = self.words;
        if !words.has(group, Class::SHOW.with(Class::REPORT)) {
            return None;
        }
        let opens = |i: &usize| words.is(*i, ",") || words.has(*i, Class::PREPOSITION) && words.is_any(*i, letters!["after", "before", "since", "until"]);
        let start = (self.sentence.start..group).rev().find(opens).map_or(self.sentence.start, |i| i + 1);
        let plain = |i: &usize| !words.has(*i, Class::PREPOSITION.with(Class::AUXILIARY).with(Class::CLAUSE).with(Class::THIRD_PERSON));
        let record = (start..group.min(start + LONGEST_RECORD)).take_while(plain).find(|i| words.has(*i, Class::RECORD) && !words.has(i + 1, Class::RECORD))?;
        let goes_on = words.has(record + 1, Class::PREPOSITION.with(Class::PAST).with(Class::AUXILIARY))
            || words.is_any(record + 1, letters!["that", "which", "being"])
            || words.at(record + 1).ed;
        goes_on.then(|| Mention { tokens: start..record + 1, name: start..record + 1 })
    }

    pub(super) fn earlier_subject(&self, before: usize) -> Option<Subject> {
        let (speaker, _) = self.earlier?;
        Some(Subject { mention: before..before, speaker: speaker.clone() })
    }

    /// `…, saying that`: whoever acts in the sentence.
    pub(super) fn participle(&self, group: usize) -> Option<Subject> {
        let words = self.words;
        let set_off = words.is(group.wrapping_sub(1), ",") || words.is_any(group.wrapping_sub(1), letters!["and", "while", "by", "in", "before", "after"]);
        if !set_off {
            return self.before(group);
        }
        self.earlier_subject(group).or_else(|| self.head(group - 1))
    }

    /// The first person or institution of a sentence that is not behind a preposition.
    pub(super) fn head(&self, until: usize) -> Option<Subject> {
        let words = self.words;
        let mut at = self.sentence.start;
        while at < until {
            if words.has(at, Class::PREPOSITION) {
                at = mention::end_of(words, self.sentence, at + 1).max(at + 1);
                continue;
            }
            if words.has(at, Class::THIRD_PERSON) && !words.is_any(at, letters!["him", "her", "them"]) {
                return self.subject(&Mention { tokens: at..at + 1, name: at..at + 1 });
            }
            let end = mention::end_of(words, self.sentence, at);
            // `Lanmoor chief defends record and offers`: a verb behind one who acts
            let acts = |i: &usize| {
                words.has(i - 1, Class::SOURCE.with(Class::TITLE))
                    && !words.text(i - 1).ends_with('s')
                    && words.text(*i).ends_with('s')
                    && !words.at(*i).capital
                    && !words.has(*i, Class::SOURCE.with(Class::TITLE))
                    && (i + 1 == end || !words.has(i + 1, Class::SOURCE.with(Class::TITLE)))
            };
            let end = (at + 1..end).find(acts).unwrap_or(end);
            // `Anna Keller is defending`, `Keller is defending`: a name at the head of the sentence.
            // `Transrail cut 40 trains and said`: with a verb behind it, it is one as well.
            let known = |i: usize| words.at(i + 1).capital || words.past(i + 1) || self.memory.full(words, words.text(i)).is_some();
            let first = |i: usize| i == self.sentence.start && !known(i);
            let named = (at..end).any(|i| proper(words, i) && !first(i) || words.has(i, Class::SOURCE.with(Class::TITLE)));
            if mention::begins_at(words, at) && end > at && named {
                return self.subject(&Mention { tokens: at..end, name: at..end });
            }
            at = end.max(at + 1);
        }
        None
    }

    /// Whether a clause or a quotation follows, which only verbs of saying have.
    pub(super) fn clause(&self, verb: usize, behind: usize) -> bool {
        let words = self.words;
        let plain = words.has(verb, ACTS.with(Class::JUDGE)) && !words.has(verb, VERBS);
        words.is_word(behind.wrapping_sub(1), "that")
            || !plain && opens_at(words, behind)
            || words.is_any(behind, letters![":", ","]) && (opens_at(words, behind + 1) || words.at(behind + 1).kind == TokenKind::End)
            || !plain && words.is_any(behind, letters!["how", "what", "why", "whether", "if"])
    }

    /// Whether a clause follows a verb that has no other sense than saying.
    fn says(&self, verb: usize, behind: usize) -> bool {
        let words = self.words;
        let of = words.is_any(verb, SPEAK) && words.is_any(verb + 1, letters!["of", "about"]);
        let near = (behind..self.sentence.end.min(behind + NEAR_VERB)).find(|i| words.is(*i, ",")).unwrap_or(self.sentence.end.min(behind + NEAR_VERB));
        of || words.has(verb, Class::SAY) && !words.has(verb, ACTS.with(Class::TELL)) && words.classes(&(behind..near)).has(Class::FINITE)
    }

    /// Whether a verb has something to tell behind it, given its sense and its subject.
    pub(super) fn tells(&self, verb: usize, behind: usize, subject: &Subject) -> bool {
        let words = self.words;
        let class = words.at(verb).class;
        if words.is_any(verb, SPEAK) && words.is_any(verb + 1, letters!["of", "about"]) {
            return true;
        }
        // `is not saying much`, `said not a word`, `said as much`: nothing is told.
        let denied = (self.group(verb)..verb).any(|i| words.has(i, Class::NEGATION)) && words.is_any(verb + 1, letters!["much", "anything", "a"]);
        let nothing = words.is_word(verb + 1, "not") && words.is_word(verb + 2, "a") || words.is_word(verb + 1, "as") && words.is_word(verb + 2, "much");
        let silent = words.is_word(verb + 1, "nothing") && words.has(verb + 2, Class::PREPOSITION);
        if class.has(Class::SAY) && (denied || nothing || silent) {
            return false;
        }
        let person = self.person(subject);
        if self.points(verb) && person && self.object(verb + 2) {
            return true;
        }
        if class.has(Class::MENTION) && person && self.object(verb + 1) {
            return true;
        }
        if class.has(Class::SAY) {
            // `that was what she said when she left`.
            return behind < self.sentence.end
                && !words.is_any(behind, letters!["when", "while"])
                && (!words.has(verb + 1, Class::PREPOSITION) || !words.is_any(verb + 1, letters!["for", "from", "against", "with", "into", "by"]));
        }
        if class.has(ACTS.with(Class::JUDGE)) {
            let for_it = !class.has(Class::DEMAND_FOR) || words.is_word(verb + 1, "for") || class.has(Class::TELL.with(Class::JUDGE));
            // `the law requires`: nobody says it.
            let wish = !words.text(verb).starts_with("requir");
            return person && for_it && wish;
        }
        let pause = |i: &usize| words.is(*i, ",") || words.has(*i, Class::CONJUNCTION);
        let near = self.sentence.end.min(behind + 12);
        let puts = words.is_any(verb, letters!["put", "puts", "valued", "priced", "pegged"]);
        if puts {
            // `puts the mayor on 48 percent`
            let on = |i: usize| words.is_word(i, "on") && words.number(i + 1) && words.is_any(i + 2, letters!["%", "percent", "per", "points"]);
            return person && (verb + 1..self.sentence.end.min(verb + 12)).any(|i| words.is_word(i, "at") || on(i));
        }
        let near = behind..(behind..near).find(pause).unwrap_or(near);
        let verb_of_clause = |i: usize| words.has(i, Class::FINITE) || words.has(i, VERBS) && !is_noun(words, i);
        let finite = near.clone().any(verb_of_clause) && !words.is_any(near.start, letters!["him", "them"]);
        let record = subject.mention.clone().any(|i| words.has(i, Class::RECORD));
        finite && !words.has(verb + 1, Class::PREPOSITION) || record && class.has(Class::SHOW.with(Class::REPORT))
    }

    /// `pointed to`, `referred to`.
    pub(super) fn points(&self, verb: usize) -> bool {
        self.words.is_word(verb + 1, "to") && self.words.is_any(verb, POINT)
    }

    /// Whether a noun phrase begins at a token.
    fn object(&self, i: usize) -> bool {
        let words = self.words;
        words.has(i, Class::DETERMINER) || words.at(i).capital || words.at(i).kind == TokenKind::Number
    }

    /// Whether a subject is a person or an institution by its words.
    pub(super) fn person(&self, subject: &Subject) -> bool {
        let words = self.words;
        let by_word = |i: usize| {
            let name = proper(words, i) && !(i == self.sentence.start && words.has(i, Class::UTTERANCE));
            name || words.has(i, Class::SOURCE.with(Class::TITLE).with(Class::THIRD_PERSON)) || words.is_word(i, "it") || mention::several(words, i)
        };
        subject.speaker.declared.is_some() || subject.mention.clone().any(by_word) || subject.mention.is_empty()
    }
}
