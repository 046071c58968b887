// The matters of the fake vault, and what was handed over in them.

import type {
  MatterBoard,
  MatterFields,
  MatterRow,
  ProductionView,
  RequestView,
  ResponseFields,
  ResponseView,
} from '../types';
import type { Paper } from './archive';

export interface StatedMatter {
  id: string;
  fields: MatterFields;
  closedOn: string | null;
  closedReason: string | null;
  requests: RequestView[];
  productions: ProductionView[];
}

export const TODAY = '2024-03-15';
/** Exhibits of the large volume. */
const MANY = 2000;
const DIGEST = '9f2c41d07be58a36c1e4f0a2b7d93586e1c04fa8d2b6730951ce8fa47b20d31e';

export const NOTHING: MatterFields = {
  reference: '',
  title: '',
  publisher: '',
  auditor: '',
  counsel: '',
  letterOn: null,
  noticeDays: null,
  dueOn: null,
  periodFrom: null,
  periodTo: null,
  entities: [],
  products: [],
  publishers: [],
  exhibitPrefix: '',
  privileged: false,
  note: '',
};

/** The matters, the latest first. */
export class Docket {
  matters: StatedMatter[];

  constructor(papers: readonly Paper[]) {
    this.matters = papers.length === 0 ? [] : [running(papers), closed()];
  }

  of(id: string): StatedMatter {
    const found = this.matters.find((each) => each.id === id);
    if (!found)
      throw {
        code: 'no_such_matter',
        message: `\`${id}\` is not a matter`,
        hint: null,
        details: {},
      };
    return found;
  }
}

export function rowOf(matter: StatedMatter): MatterRow {
  const stands = (standing: string) =>
    matter.requests.filter((each) => each.standing === standing).length;
  const waiting = matter.requests.filter(({ standing }) => ['open', 'late'].includes(standing));
  const due = matter.fields.dueOn;
  return {
    id: matter.id,
    label: matter.fields.title || matter.fields.reference,
    fields: matter.fields,
    state: matter.closedOn === null ? 'open' : 'closed',
    closedOn: matter.closedOn,
    closedReason: matter.closedReason,
    due,
    nextDue: waiting.map((each) => each.due ?? '').sort()[0] ?? null,
    open: waiting.length,
    late: stands('late'),
    answered: stands('answered'),
    withdrawn: stands('withdrawn'),
    volumes: matter.productions.length,
  };
}

export function boardOf(matter: StatedMatter, asOf: string | null): MatterBoard {
  const mail = matter.requests
    .flatMap((request) => request.responses.map((response) => ({ request, response })))
    .find(({ response }) => response.fields.disposition === 'produce');
  return {
    row: rowOf(matter),
    asOf: asOf ?? TODAY,
    entityNames: matter.fields.entities,
    requests: matter.requests,
    conflicts: [],
    warnings: mail
      ? [
          {
            code: 'outside_period',
            request: mail.request.fields.number,
            subject: mail.response.fields.subject,
            id: mail.response.fields.id,
            name: mail.response.name,
            about: ['2017-06-30'],
          },
        ]
      : [],
    productions: matter.productions,
    history: [],
  };
}

export function responding(fields: ResponseFields, name: string): ResponseView {
  return { fields, name, copyName: null, voided: false, exhibits: [] };
}

function running(papers: readonly Paper[]): StatedMatter {
  const answer = (index: number, disposition: string): ResponseView => {
    const paper = papers[index];
    const fields = { subject: 'document', id: paper?.id ?? '', pages: '', redactedCopy: null };
    return responding({ ...fields, disposition, note: '' }, paper?.name ?? '');
  };
  const first = { ...answer(1, 'produce'), exhibits: ['LIT-000001'] };
  return {
    id: 'matter-1',
    fields: {
      ...NOTHING,
      reference: 'LIT-2024-01',
      title: 'License review 2024',
      publisher: 'Microsoft',
      auditor: 'Fabrikam Audit LLP',
      counsel: 'Woodgrove Law',
      letterOn: '2024-02-01',
      dueOn: '2024-04-02',
      periodFrom: '2018-01-01',
      exhibitPrefix: 'LIT',
      privileged: true,
    },
    closedOn: null,
    closedReason: null,
    requests: [
      asked('1', 'All agreements and enrollments in force', '2024-03-01', 'late', [first]),
      asked('2', 'Invoices for SQL Server since 2018', '2024-03-29', 'open', [
        answer(2, 'produce'),
        answer(3, 'withhold_privileged'),
      ]),
      asked('3', 'Certificates of authenticity of devices', '2024-03-29', 'open', []),
      {
        ...asked('4', 'Names of the licensed entities', '2024-02-20', 'answered', []),
        settledOn: '2024-02-19',
      },
    ],
    productions: [volume(papers), ...(papers.length > MANY ? [large(papers)] : [])],
  };
}

function asked(
  number: string,
  text: string,
  due: string,
  standing: string,
  responses: ResponseView[],
): RequestView {
  const fields = { number, text, askedOn: '2024-02-01', dueOn: due };
  return { fields, due, standing, settledOn: null, responses };
}

function volume(papers: readonly Paper[]): ProductionView {
  return {
    volume: 1,
    producedOn: '2024-03-04',
    recipient: 'Fabrikam Audit LLP',
    form: 'zip',
    asOf: '2024-03-04',
    manifest: DIGEST,
    rules: '2024-02',
    rulesSha256: DIGEST,
    exhibits: [
      {
        number: 'LIT-000001',
        firstPage: 'LIT-P000001',
        lastPage: 'LIT-P000014',
        document: papers[1]?.id ?? '',
        name: papers[1]?.name ?? '',
        sha256: DIGEST,
      },
    ],
  };
}

/** A volume as large as they come. */
function large(papers: readonly Paper[]): ProductionView {
  const label = (letter: string, number: number) =>
    `LIT-${letter}${String(number).padStart(6, '0')}`;
  const exhibits = papers.slice(2, MANY + 2).map(({ id, name, sha256 }, at) => ({
    number: label('', at + 2),
    firstPage: label('P', at * 3 + 15),
    lastPage: label('P', at * 3 + 17),
    document: id,
    name,
    sha256,
  }));
  return { ...volume(papers), volume: 2, producedOn: '2024-03-12', form: 'folder', exhibits };
}

function closed(): StatedMatter {
  return {
    id: 'matter-2',
    fields: { ...NOTHING, reference: 'LIT-2019-07', title: 'Review of the data center' },
    closedOn: '2020-01-31',
    closedReason: 'Nothing was owed',
    requests: [],
    productions: [],
  };
}
