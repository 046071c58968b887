// German for the sentences of the rules that ship with the program.

import type { RuleTexts } from '../../rules';
import { codes } from '../codes';
import { benefitWords } from './benefits';
import { deadlineWords } from './deadlines';
import { evidenceSentences } from './evidence-sentences';
import { evidenceTitles } from './evidence-titles';
import { roleWords } from './roles';
import { termsFindings, termsRules } from './terms';

/** What an evaluation puts into a sentence where it has no name, number or day to put. */
export const standIns: RuleTexts = {
  'the license': 'Lizenz ohne Namen',
  'a record that is gone': 'nicht mehr vorhandener Eintrag',
  waived: 'hingenommen',
  'waiting for the next statement': 'wartet auf die nächste Aufstellung',
  'any true up year': 'irgendein True-up-Jahr',
  'any report month': 'irgendeinen Berichtsmonat',
  'any billing period': 'irgendeinen Abrechnungszeitraum',
};

/** What stands between days. */
const joints: RuleTexts = { to: 'bis', and: 'und', more: 'weitere' };

/** Documents without a title go by their kind, such as `The linked purchase order`. */
const untitled: RuleTexts = Object.fromEntries(
  Object.entries(codes.kinds).map(([code, kind]) => [
    `The linked ${code.replaceAll('_', ' ')}`,
    `Dokument ohne Titel (${kind})`,
  ]),
);

/** What stands in places, where it is no name that people gave. */
export const placeTexts: RuleTexts = { ...standIns, ...untitled, ...joints };

export const ruleTexts: RuleTexts = {
  ...benefitWords,
  ...deadlineWords,
  ...evidenceSentences,
  ...evidenceTitles,
  ...roleWords,
  ...termsRules,
  ...termsFindings,
};
