// The position of the fake vault: what statements list and what the vault proves beside them.

import type { ProvingDocument, FigureView, HoldingView, TrueNumberView } from '../types';
import type { Handlers } from './handlers';
import type { World } from './world';

export function exhibit(world: World, index: number, pages: string): ProvingDocument {
  const paper = world.papers[index];
  return { document: paper?.id ?? '', name: paper?.name ?? '', pages };
}

function held(
  world: World,
  kind: string,
  quantity: number,
  on: string | null,
  pages: string,
): HoldingView {
  const license = world.licenses.rows[1];
  return {
    kind,
    license: license?.id ?? null,
    title: license?.title ?? '',
    quantity,
    on,
    exhibits: [exhibit(world, 1, pages)],
  };
}

function figure(component: string, quantity: number, holdings: HoldingView[]): FigureView {
  const rows = component === 'statement' ? [{ sheet: 'Pivot Data', row: 12 }] : [];
  return { component, quantity, rows, holdings };
}

function products(world: World): TrueNumberView[] {
  const of = (kind: string, quantity: number, on: string, pages = '') =>
    held(world, kind, quantity, on, pages);
  return [
    {
      family: 'Office Professional Plus',
      version: '2019',
      literal: 850,
      adjusted: 955,
      pending: 50,
      gap: 0,
      figures: [
        figure('statement', 1000, []),
        figure('divested', -120, [of('divested', 120, '2023-06-30')]),
        figure('transferred_out', -30, [of('transferred_out', 30, '2023-09-15')]),
        figure('oem', 40, [of('oem', 40, '2021-03-01')]),
        figure('fpp', 15, [of('fpp', 15, '2020-11-20')]),
        figure('pending', 50, [of('volume', 50, '2024-02-10', '2-3')]),
      ],
      leftOut: [],
      caveats: [],
    },
    {
      family: 'SQL Server Standard Core',
      version: '2019',
      literal: 264,
      adjusted: 264,
      pending: 0,
      gap: 16,
      figures: [figure('statement', 264, [])],
      leftOut: [{ holding: of('volume', 16, '2022-05-04', '12-14'), why: 'unlisted' }],
      caveats: ['no_transactions'],
    },
  ];
}

export function positionHandlers(world: World): Pick<Handlers, 'position' | 'export_shape'> {
  return {
    position: ({ asOf, statement }) => {
      const day = asOf ?? '2024-03-15';
      const listed = world.statements
        .named('Litware')
        .findLast((each) =>
          statement === null ? (each.calculatedOn ?? '') <= day : each.document === statement,
        );
      return {
        asOf: day,
        statement: listed ?? null,
        products: listed ? products(world) : [],
        latencyDays: 45,
        latencySource: 'Microsoft: how license statements are made',
      };
    },
    export_shape: ({ shape }) => `/home/clara/Desktop/${shape}.csv`,
  };
}
