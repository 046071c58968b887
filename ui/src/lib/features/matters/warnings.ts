// What to look at before something is handed over, each kind together.

import { t, word } from '$lib/i18n';
import type { DisclosureWarningView, PackWarningView } from '$lib/ipc';

export interface Warning {
  code: string;
  /** The document or record. */
  subject: string;
  /** What about it, in words. */
  about: string;
}

/** The warnings of each code, in the order in which the codes come. */
export function groupsOf(warnings: readonly Warning[]): { code: string; all: Warning[] }[] {
  const groups = new Map<string, Warning[]>();
  for (const warning of warnings) {
    const known = groups.get(warning.code);
    if (known) known.push(warning);
    else groups.set(warning.code, [warning]);
  }
  return [...groups].map(([code, all]) => ({ code, all }));
}

/** How a document was read and how many pages show a key are told as codes and numbers. */
export function ofPack({ code, subject, about }: PackWarningView): Warning {
  if (code === 'not_read') return { code, subject, about: word(t().codes.states, about) };
  if (code === 'key_visible') return { code, subject, about: t().packs.pages(Number(about)) };
  return { code, subject, about };
}

export function ofDisclosure({ code, request, name, about }: DisclosureWarningView): Warning {
  return { code, subject: t().auditRequests.inRequest(request, name), about: about.join(', ') };
}
