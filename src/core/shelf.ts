import type { Gazetteer } from './gazetteer.ts';
import type { Readings } from './pinyin-gloss.ts';
import type { BoilerplateRules, LabelRules, OrganisationRules } from './schema/rules.ts';
import type { FigureRules, HonourRules, ModelRules } from './schema/tag-rules.ts';
import type { Taxonomy } from './schema/taxonomy.ts';
import type { StageRules, TaskRules, TopicRules } from './schema/term-rules.ts';
import type { TypoRules } from './schema/typos.ts';
import type { WordWeight } from './word-weights.ts';

/** Everything the pipeline looks up: vocabularies, rules, gazetteer, converter. Read from disk by the scripts, handed in here. */
export type Shelf = {
  readonly taxonomy: Taxonomy;
  readonly boilerplate: BoilerplateRules;
  readonly labels: LabelRules;
  readonly organisations: OrganisationRules;
  readonly gazetteer: Gazetteer;
  readonly figures: FigureRules;
  readonly models: ModelRules;
  readonly honours: HonourRules;
  readonly topics: TopicRules;
  readonly stages: StageRules;
  readonly tasks: TaskRules;
  readonly typos: TypoRules;
  /** Traditional to simplified; only called on text that is traditional. */
  readonly toSimplified: (text: string) => string;
  /** Pinyin of one Han character, with tone marks; all its readings. */
  readonly readings: Readings;
  /** How common words are; judges which repair of a damaged text reads like Chinese. */
  readonly wordWeight: WordWeight;
};
