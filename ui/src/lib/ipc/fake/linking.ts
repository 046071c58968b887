// Links between documents and licenses of the fake vault.

import type { LinkRequest } from '../types';
import { paperOf } from './documents';
import type { Handlers } from './handlers';
import { WHOLE } from './proof';
import type { World } from './world';

/** Makes links; returns their ids. */
export async function makeLinks(world: World, requests: LinkRequest[]): Promise<string[]> {
  const made = requests.map(({ quantity, ...request }) => ({
    ...request,
    claim: { ...WHOLE, quantity },
    id: world.id(),
    documentName: paperOf(world, request.document).name,
    licenseTitle: world.licenses.row(request.license).title,
    actor: 'clara',
    at: new Date().toISOString(),
  }));
  const count = (by: number) =>
    made.forEach((link) => (world.licenses.row(link.license).links += by));
  world.links.push(...made);
  count(1);
  const touched = {
    scopes: ['links', 'documents', 'licenses'],
    documents: made.map((l) => l.document),
    licenses: made.map((l) => l.license),
  };
  await world.write(
    'link',
    [made[0]?.documentName ?? '', made[0]?.licenseTitle ?? ''],
    touched,
    () => {
      world.links = world.links.filter((link) => !made.includes(link));
      count(-1);
    },
  );
  return made.map((link) => link.id);
}

export function bulkLinkHandlers(world: World): Pick<Handlers, 'plan_links' | 'link_planned'> {
  const isThere = ({ document, license, kind }: LinkRequest) =>
    world.links.some(
      (link) => link.document === document && link.license === license && link.kind === kind,
    );
  return {
    plan_links: ({ requests }) => ({
      rows: requests.map((request) => ({
        document: paperOf(world, request.document).name,
        license: world.licenses.row(request.license).title,
        kind: request.kind,
        code: isThere(request) ? 'already_linked' : null,
      })),
      makes: requests.filter((request) => !isThere(request)).length,
    }),
    link_planned: async ({ requests }) => {
      const made = await makeLinks(
        world,
        requests.filter((request) => !isThere(request)),
      );
      return made.length;
    },
  };
}
