// What a person can do about a finding, and how the window takes them there.

import { actions } from '$lib/app/actions.svelte';
import { dialogs, type Asked } from '$lib/app/dialogs.svelte';
import { preferences } from '$lib/app/preferences.svelte';
import { router, type Route } from '$lib/app/route.svelte';
import type { FindingView, LicenseDetails, LinkView, ProofView } from '$lib/ipc';

export type Step =
  | { does: 'ask'; asked: Asked }
  | { does: 'go'; route: Route; details?: boolean }
  /** A screen by the name of its action, which a window may not have. */
  | { does: 'run'; action: string };

type Finding = Pick<FindingView, 'code' | 'action' | 'group' | 'document' | 'base' | 'subjectName'>;
export type About = Pick<LicenseDetails, 'row' | 'links'>;

/** The next step; none where only the sentence helps. */
export function stepFor(finding: Finding, about: About, proof: ProofView): Step | null {
  const { document, base, subjectName } = finding;
  const license = about.row.id;
  const acquisition: Step = ask({ dialog: 'acquisition', license, title: about.row.title });
  switch (finding.action) {
    case 'link_document':
      if (base !== null) return { does: 'go', route: { screen: 'licenses', license: base } };
      return linkDocument(about);
    case 'add_underlying':
    case 'correct_users':
      return acquisition;
    case 'complete_record':
      if (base !== null) return ask({ dialog: 'license', license: base });
      return finding.code === 'X-CHANNEL' ? ask({ dialog: 'license', license }) : acquisition;
    case 'correct_quantity':
      if (base !== null) return acquisition;
      return confirm(linkTo(document, about)) ?? ask({ dialog: 'license', license });
    case 'confirm_on_page':
      return confirm(linkFor(finding, about, proof)) ?? linkDocument(about);
    case 'state_invoice_lines': {
      const invoice = document ?? about.links.find(({ kind }) => kind === 'invoice')?.document;
      if (invoice === undefined) return linkDocument(about);
      const name = about.links.find((link) => link.document === invoice)?.documentName;
      return ask({
        dialog: 'invoice-lines',
        document: invoice,
        name: name ?? subjectName ?? '',
      });
    }
    case 'describe_document':
      return document === null ? null : open(document, true);
    case 'recognize':
      return document === null ? null : open(document, false);
    case 'add_alias':
    case 'describe_agreement':
      return actions.offers('agreements') ? { does: 'run', action: 'agreements' } : null;
    case 'capture_edition':
      return actions.offers('terms') ? { does: 'run', action: 'terms' } : null;
    default:
      return null;
  }
}

export function take(step: Step): void {
  if (step.does === 'ask') dialogs.ask(step.asked);
  else if (step.does === 'run') actions.run(step.action);
  else {
    if (step.details) preferences.set('detailsOpen', true);
    router.go(step.route);
  }
}

function ask(asked: Asked): Step {
  return { does: 'ask', asked };
}

function open(document: string, details: boolean): Step {
  return { does: 'go', route: { screen: 'documents', document }, details };
}

function linkDocument({ row }: About): Step {
  return ask({ dialog: 'link-license', license: row.id, title: row.title });
}

function confirm(link: LinkView | undefined): Step | null {
  return link ? ask({ dialog: 'claim', link }) : null;
}

function linkTo(document: string | null, { links }: About): LinkView | undefined {
  return links.find((link) => link.document === document);
}

/** The link whose document a finding wants looked at: its own, or one that was tried for its group. */
function linkFor(finding: Finding, about: About, proof: ProofView): LinkView | undefined {
  const tried = proof.groups
    .filter((group) => group.code === finding.group)
    .flatMap((group) => group.tried.map(({ evidence }) => evidence.link));
  return linkTo(finding.document, about) ?? about.links.find((link) => tried.includes(link.id));
}
