// What the fake host does with matters.

import type {
  AnsweredList,
  AnswerLine,
  RequestFields,
  RequestView,
  ResponseFields,
} from '../types';
import { boardOf, responding, rowOf, TODAY, type StatedMatter } from './docket';
import type { Handlers } from './handlers';
import type { World } from './world';

type MatterCommands =
  | 'matters'
  | 'matter'
  | 'open_matter'
  | 'change_matter'
  | 'close_matter'
  | 'reopen_matter'
  | 'add_request'
  | 'change_request'
  | 'settle_request'
  | 'remove_request'
  | 'respond'
  | 'withdraw_response'
  | 'answer_list'
  | 'answer_list_file'
  | 'disclosures';

export function matterHandlers(world: World): Pick<Handlers, MatterCommands> {
  const { docket } = world;
  const put = async (op: string, matters: StatedMatter[]) => {
    const before = docket.matters;
    docket.matters = matters;
    await world.write(op, [], { scopes: ['matters'] }, () => (docket.matters = before));
    return null;
  };
  const change = (op: string, id: string, part: Partial<StatedMatter>) => {
    const after = { ...docket.of(id), ...part };
    return put(
      op,
      docket.matters.map((each) => (each.id === id ? after : each)),
    );
  };
  const edit = (op: string, id: string, number: string, part: Partial<RequestView>) =>
    change(op, id, {
      requests: docket
        .of(id)
        .requests.map((each) => (each.fields.number === number ? { ...each, ...part } : each)),
    });
  const responses = (id: string, number: string) =>
    docket.of(id).requests.find(({ fields }) => fields.number === number)?.responses ?? [];
  return {
    matters: ({ request }) =>
      docket.matters
        .map(rowOf)
        .filter(({ state }) => request.state === null || state === request.state)
        .filter(({ label }) => label.toLowerCase().includes(request.filter.toLowerCase())),
    matter: ({ id, asOf }) => boardOf(docket.of(id), asOf),
    open_matter: async ({ fields }) => {
      const id = world.id();
      const opened = { id, fields, closedOn: null, closedReason: null };
      await put('open_matter', [{ ...opened, requests: [], productions: [] }, ...docket.matters]);
      return id;
    },
    change_matter: ({ id, fields }) => change('change_matter', id, { fields }),
    close_matter: ({ id, on, reason }) =>
      change('close_matter', id, { closedOn: on ?? TODAY, closedReason: reason }),
    reopen_matter: ({ id }) => change('reopen_matter', id, { closedOn: null, closedReason: null }),
    add_request: async ({ matter, fields }) => {
      const { requests } = docket.of(matter);
      const number = fields.number || String(requests.length + 1);
      const added = requestOf({ ...fields, number });
      await change('state_request', matter, { requests: [...requests, added] });
      return number;
    },
    change_request: ({ matter, number, fields }) =>
      edit('state_request', matter, number, { fields, due: fields.dueOn }),
    settle_request: ({ matter, number, settlement, on }) =>
      edit('state_request', matter, number, {
        standing: settlement ?? 'open',
        settledOn: settlement === null ? null : (on ?? TODAY),
      }),
    remove_request: ({ matter, number }) =>
      change('remove_request', matter, {
        requests: docket.of(matter).requests.filter(({ fields }) => fields.number !== number),
      }),
    respond: async ({ matter, request, responses: stated }) => {
      const kept = responses(matter, request).filter(
        ({ fields }) => !stated.some((each) => each.id === fields.id),
      );
      const added = stated.map((fields) => responding(fields, nameOf(world, fields)));
      await edit('respond', matter, request, { responses: [...kept, ...added] });
      return stated.length;
    },
    withdraw_response: ({ matter, request, id }) =>
      edit('withdraw_response', matter, request, {
        responses: responses(matter, request).filter(({ fields }) => fields.id !== id),
      }),
    answer_list: ({ list }) => answered(world, list),
    answer_list_file: () => answered(world, 'INV-2019-0042\n4500017232\n269-05623'),
    disclosures: ({ matter }) =>
      docket.matters
        .filter(({ id }) => matter === null || id === matter)
        .flatMap(({ id, fields: { reference }, productions }) =>
          productions.flatMap(({ volume, producedOn, recipient, exhibits }) =>
            exhibits.map((exhibit) => ({
              matter: id,
              reference,
              volume,
              producedOn,
              recipient,
              exhibit,
              requests: ['1'],
            })),
          ),
        ),
  };
}

function requestOf(fields: RequestFields): RequestView {
  return { fields, due: fields.dueOn, standing: 'open', settledOn: null, responses: [] };
}

function nameOf(world: World, { subject, id }: ResponseFields): string {
  if (subject === 'license') return world.licenses.rows.find((row) => row.id === id)?.title ?? id;
  return world.papers.find((paper) => paper.id === id)?.name ?? id;
}

/** Of three lines the first is found, the second nearly, the third not at all. */
function answered(world: World, list: string): AnsweredList {
  const texts = list.split('\n').filter((line) => line.trim() !== '');
  const lines = texts.map((text, at): AnswerLine => {
    const paper = world.papers[at + 4];
    const document = {
      subject: 'document',
      id: paper?.id ?? '',
      name: paper?.name ?? '',
      by: 'text',
      page: 2,
    };
    return {
      line: at + 1,
      text: text.trim(),
      kind: 'number',
      exact: at % 3 === 0 ? [{ ...document, found: text.trim() }] : [],
      near: at % 3 === 1 ? [{ ...document, found: `${text.trim()}7` }] : [],
      more: at % 3 === 0 ? 12 : 0,
    };
  });
  return { lines, answered: lines.filter(({ exact }) => exact.length > 0).length };
}
