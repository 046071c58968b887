// A refusal of the host in the words of the person's language.

import { t, word } from '$lib/i18n';
import type { Problem } from '$lib/ipc';

export interface Words {
  title: string;
  hint: string | undefined;
  /** What exactly happened; in English, where the host has only a sentence and no code for it. */
  detail: string;
}

export function wordsFor(problem: Problem): Words {
  const hints: Partial<Record<string, string>> = t().problems.hints;
  const queries: Partial<Record<string, string>> = t().problems.queries;
  const said = problem.hint ? `${problem.message} (${problem.hint})` : problem.message;
  return {
    title: titleOf(problem),
    hint: hints[problem.code],
    detail: queries[problem.details['query'] ?? ''] ?? said,
  };
}

/** What has no image is one page among many, so that it is named. */
function titleOf({ code, details }: Problem): string {
  const { page, name } = details;
  if (code === 'no_page_image' && page && name) return t().problems.noPageImage(page, name);
  return word(t().problems.titles, code);
}
