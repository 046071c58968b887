// Which terms govern a license of the fake vault, and what people state that changes the answer.

import type {
  GoverningRuleView,
  GoverningView,
  ReleaseFields,
  TermsElectionFields,
  TermsExceptionFields,
} from '../types';
import type { Handlers } from './handlers';
import { inForce, refusal } from './terms';
import type { World } from './world';

/** What people state about releases, agreements and licenses. */
export class TermsChoices {
  releases: ReleaseFields[] = [];
  /** By agreement. */
  exceptions = new Map<string, TermsExceptionFields>();
  /** By license and version. */
  elections = new Map<string, TermsElectionFields>();
}

const RULES: GoverningRuleView[] = [
  {
    id: 'GR-EA',
    title: 'Enterprise Agreement and its enrollments',
    text: 'The terms in force when the enrollment took effect govern the versions then current; a version released later follows the terms in force on its release.',
    source: 'Enterprise Enrollment, product use rights clause (public contract copies)',
  },
  {
    id: 'GR-ORD',
    title: 'Open programs and other orders',
    text: 'The terms in force when the license was ordered govern the version then current; a version released later follows the terms in force on its release.',
    source: 'Open License agreement, use rights clause (public contract copies)',
  },
];

/** The day on which the agreement of the fake vault took effect. */
const BASE = '2019-09-10';

type GoverningCommands =
  | 'governing'
  | 'governing_rules'
  | 'releases'
  | 'state_release'
  | 'terms_exception'
  | 'except_terms'
  | 'elect_terms';

export function governingHandlers(world: World): Pick<Handlers, GoverningCommands> {
  const choices = world.termsChoices;
  const write = (op: string, subject: string, revert: () => void) =>
    world.write(op, [subject], { scopes: ['terms'] }, revert);
  return {
    governing: ({ license, version, at }) => governing(world, license, version, at),
    governing_rules: () => RULES,
    releases: () => choices.releases,
    state_release: async ({ fields }) => {
      const before = choices.releases;
      const others = before.filter(
        ({ product, version }) => product !== fields.product || version !== fields.version,
      );
      const stated = fields.on === null ? others : [...others, fields];
      choices.releases = stated.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
      await write('state_release', nameOf(fields), () => (choices.releases = before));
      return null;
    },
    terms_exception: ({ agreement }) => choices.exceptions.get(agreement) ?? null,
    except_terms: async ({ agreement, fields }) => {
      if (fields?.rule === '' && fields.day === null) throw refusal('empty_exception');
      const before = choices.exceptions;
      choices.exceptions = new Map(before);
      if (fields === null) choices.exceptions.delete(agreement);
      else choices.exceptions.set(agreement, fields);
      await write('except_terms', agreement, () => (choices.exceptions = before));
      return null;
    },
    elect_terms: async ({ license, fields }) => {
      if (fields.day !== null && fields.note === '') throw refusal('no_reason');
      const before = choices.elections;
      const key = `${license} ${fields.version}`;
      if (fields.day === null && !before.has(key)) return null;
      choices.elections = new Map(before);
      if (fields.day === null) choices.elections.delete(key);
      else choices.elections.set(key, fields);
      const { title } = world.licenses.row(license);
      await write('elect_terms', title, () => (choices.elections = before));
      return null;
    },
  };
}

function governing(
  world: World,
  id: string,
  version: string | null,
  at: string | null,
): GoverningView {
  const { elections, exceptions, releases } = world.termsChoices;
  const license = world.licenses.row(id);
  const used = version ?? license.fields.version;
  const elected = elections.get(`${id} ${used}`) ?? elections.get(`${id} `);
  const named = [...exceptions.values()].find(({ day }) => day !== null);
  const product = `${license.fields.product} ${used}`;
  const released = releases.find((each) => nameOf(each) === product)?.on;
  const asked: GoverningView = {
    license,
    version: used,
    at: at ?? '2019-12-01',
    rule: 'GR-EA',
    source: RULES[0]?.source ?? '',
    requiredOn: BASE,
    missing: [],
    explanation: [],
    elected: elected ?? null,
    editions: [],
  };
  if (elected?.day) {
    asked.rule = 'GR-ELECT';
    asked.requiredOn = elected.day;
    asked.explanation = [`The customer chose the terms of ${elected.day} instead: ${elected.note}`];
  } else if (named) {
    asked.requiredOn = named.day;
    asked.explanation = [`The agreement names ${String(named.day)} as the day that counts.`];
  } else {
    asked.explanation = [`On ${BASE} the agreement took effect.`];
    if (!released) asked.missing = ['release_day'];
    else if (released > BASE) asked.requiredOn = released;
    asked.explanation.push(
      released
        ? `${product} was released on ${released}.`
        : `When ${product} was released is not known; it is taken as current on ${BASE}.`,
    );
  }
  const held = inForce(world.terms.counting, asked.requiredOn ?? BASE)[0]?.edition ?? null;
  const action = held ? null : 'capture_edition';
  asked.editions = [
    { kind: 'product_terms', label: 'Product Terms', edition: held, gap: null, action },
  ];
  return asked;
}

const nameOf = ({ product, version }: ReleaseFields) => `${product} ${version}`;
