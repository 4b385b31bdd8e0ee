import type { Stages } from '../schema/case-record.ts';
import type { StageRules } from '../schema/term-rules.ts';
import type { CaseText } from '../types.ts';
import { evidenceOf, fieldsOf, findCues, tellingEvidence } from './cues.ts';
import type { Field, Hit } from './cues.ts';

type Rule = StageRules['rules'][number];
type Term = Rule['terms'][number];
type Found = { readonly rule: Rule; readonly hit: Hit };

/** Names of documents and platforms: 《义务教育课程方案》 in a case of one grade does not widen its stages. */
const quotedName = /《[^》]*》/gu;

function read(rules: StageRules, field: Field): Found[] {
  const quoted = field.where === 'body' ? [quotedName] : [];
  return rules.rules.flatMap((rule) =>
    findCues(field, rule.words, [...rule.unless, ...quoted]).map((hit) => ({ rule, hit })),
  );
}

const ofRank = (found: readonly Found[], ...ranks: Rule['rank'][]) =>
  found.filter((f) => ranks.includes(f.rule.rank));

/** The stages that words name, each with its part of the mentions of the one most often named. */
function weighMentions(found: readonly Found[], rules: StageRules, compulsory: boolean): Term[] {
  const mentions = new Map<Term, number>();
  for (const { rule } of found) {
    const terms = compulsory ? (rule.beside_compulsory ?? rule.terms) : rule.terms;
    const weight = rule.rank === 'general' ? rules.general : 1;
    for (const term of terms) mentions.set(term, (mentions.get(term) ?? 0) + weight);
  }
  const most = Math.max(0, ...mentions.values());
  return [...mentions].filter(([, n]) => n >= rules.share * most).map(([term]) => term);
}

/** A school's own stages, narrowed to those that the body names if it names some of them. */
function ofSchool(organisation: readonly Found[], body: readonly Found[]): Term[] {
  const own = [...new Set(organisation.flatMap((f) => f.rule.terms))];
  const said = new Set(
    ofRank(body, 'named')
      .filter((f) => f.rule.terms.length === 1)
      .flatMap((f) => f.rule.terms),
  );
  const both = own.filter((term) => said.has(term));
  return both.length > 0 ? both : own;
}

type Verdict = {
  readonly basis: Stages['basis'];
  readonly terms: readonly Term[];
  readonly by: readonly Found[];
};

/** Ask title, organisation, body and compilation in turn; the first that speaks decides. */
function decide(text: CaseText, rules: StageRules): Verdict {
  const fields = fieldsOf(text);
  const [title, organisation, body, batch] = [
    read(rules, fields.title),
    ofRank(read(rules, fields.organisation), 'named'),
    read(rules, fields.body),
    read(rules, fields.batch),
  ];
  const compulsory = [...title, ...body].some((f) => f.rule.compulsory);
  const weigh = (found: readonly Found[]) => weighMentions(found, rules, compulsory);
  const stated = (found: readonly Found[]) =>
    found.some((f) => f.rule.basis === 'explicit') ? ('explicit' as const) : ('implied' as const);

  const titled =
    ofRank(title, 'sole', 'named').length > 0 ? ofRank(title, 'sole', 'named') : ofRank(title, 'general');
  const titleTerms = weigh(titled);
  if (titleTerms.length > 0) {
    const said = body.filter(
      (f) => f.rule.terms.some((t) => titleTerms.includes(t)) && f.rule.rank !== 'implied',
    );
    return { basis: said.length > 0 ? stated(titled) : 'title', terms: titleTerms, by: [...titled, ...said] };
  }
  if (organisation.length > 0) {
    const terms = ofSchool(organisation, body);
    return { basis: stated(organisation), terms, by: [...organisation, ...ofRank(body, 'named')] };
  }
  const said = ofRank(body, 'named', 'general');
  const practice = ofRank([...title, ...body], 'implied');
  const steps = [
    { found: ofRank(batch, 'sole', 'named'), basis: 'implied' as const },
    { found: ofRank(body, 'sole') },
    { found: said.length === 1 ? [...said, ...practice] : said },
    { found: ofRank(batch, 'general'), basis: 'implied' as const },
    { found: practice },
  ];
  for (const { found, basis } of steps) {
    const terms = weigh(found);
    if (terms.length > 0) return { basis: basis ?? stated(found), terms, by: found };
  }
  return { basis: 'default', terms: [rules.fallback], by: [] };
}

/**
 * Tag a case with the stages it is for, in the order of `order`, each with up to four words as evidence.
 *
 * What the title names counts before what the organisation's name, the compilation's title and the body name; practices that belong to
 * certain stages count last. Where nothing is said the stages are the fallback, without evidence, and the basis says `default`.
 */
export function tagStages(text: CaseText, rules: StageRules): Stages {
  const { basis, terms, by } = decide(text, rules);
  return {
    basis,
    terms: rules.order
      .filter((term) => terms.includes(term))
      .map((term) => ({
        term,
        evidence: tellingEvidence(
          by.filter((f) => f.rule.terms.includes(term)).map((f) => evidenceOf(f.hit, f.rule.id)),
        ),
      })),
  };
}
