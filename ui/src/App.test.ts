import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { preferences } from './lib/app/preferences.svelte';
import type { World } from './lib/ipc/fake';
import { closeWindow, openWindow } from './test-window';

afterEach(closeWindow);

const rows = () => screen.findAllByTestId('document-row');
const rowAt = async (at: number) => {
  const row = (await rows())[at];
  if (!row) throw new Error(`there is no row ${at}`);
  return row;
};

describe('the first start', () => {
  test('offers a new, an existing and a sample vault, and says why none opened', async () => {
    const { user, asked } = await openWindow('first-run');
    expect(screen.getByTestId('new-vault')).toHaveAccessibleName(/New vault/);
    expect(screen.getByTestId('open-vault')).toBeVisible();
    expect(screen.getByTestId('start-problem')).toHaveTextContent(
      'There is no vault at this place.',
    );
    expect(within(screen.getByTestId('recent-vaults')).getAllByRole('button').length).toBe(2);
    await user.click(screen.getByTestId('sample-vault'));
    expect(await screen.findByTestId('overview')).toBeVisible();
    expect(asked()).toContain('open_sample_vault');
  });
});

describe('searching', () => {
  test('shows hits with their marks while one types', async () => {
    const { user } = await openWindow('small');
    await user.type(screen.getByTestId('search'), 'assurance');
    await waitFor(() => expect(document.querySelector('mark.hit')).toHaveTextContent(/assurance/i));
    expect(screen.getByTestId('result-count')).toHaveTextContent(/documents in \d+ ms/);
  });

  test('says in words what is wrong with a query and keeps the rows', async () => {
    const { user } = await openWindow('small');
    await rows();
    await user.type(screen.getByTestId('search'), '"open');
    expect(await screen.findByTestId('query-problem')).toHaveTextContent(
      'A quotation mark is not closed.',
    );
    expect((await rows()).length).toBeGreaterThan(0);
  });

  test('goes on in the list with the arrow key and shows the page with its hits', async () => {
    const { user } = await openWindow('small');
    await user.type(screen.getByTestId('search'), 'northwind');
    await waitFor(() => expect(document.querySelector('mark.hit')).not.toBeNull());
    await user.keyboard('{ArrowDown}');
    expect((await rowAt(0)).getAttribute('aria-selected')).toBe('true');
    const page = (await screen.findAllByTestId('viewer-page'))[0];
    await waitFor(() => expect(page?.querySelector('mark.hit')).toHaveTextContent(/northwind/i));
    await user.keyboard('{F3}');
    await waitFor(() => expect(screen.getByTestId('hit-count')).toHaveTextContent(/^2 of/));
  });

  test('narrows by facets that can be taken back', async () => {
    const { user } = await openWindow('small');
    const facet = await screen.findByTestId('facet-links');
    await user.click(within(facet).getByLabelText(/^Linked/));
    await waitFor(async () => expect((await rows()).length).toBe(5));
    await user.click(screen.getByText('Clear filters'));
    await waitFor(async () => expect((await rows()).length).toBeGreaterThan(5));
  });
});

describe('a document', () => {
  test('is linked from its page, and the link is taken back from the toast', async () => {
    const { user, world } = await openWindow('small');
    await user.click(await rowAt(11));
    const before = world.links.length;
    await user.click((await screen.findAllByTestId('link'))[0] ?? document.body);
    await user.type(await screen.findByTestId('license-search'), 'visio');
    await waitFor(() => expect(screen.getAllByTestId('choice').length).toBeLessThan(8));
    await user.keyboard('{Enter}');
    await user.type(screen.getByTestId('link-pages'), '3-1');
    expect(screen.getByTestId('confirm-link')).toBeDisabled();
    await user.clear(screen.getByTestId('link-pages'));
    await user.type(screen.getByTestId('link-pages'), '1-2');
    await user.click(screen.getByTestId('confirm-link'));
    await waitFor(() => expect(world.links.length).toBe(before + 1));
    expect(world.links.at(-1)).toMatchObject({ pages: '1-2', kind: 'invoice' });
    await user.click(await screen.findByTestId('undo'));
    await waitFor(() => expect(world.links.length).toBe(before));
  });

  test('takes its suggestions one by one or all at once', async () => {
    const { user, world } = await openWindow('small');
    await user.click(await rowAt(11));
    await user.click(await screen.findByTestId('accept-all'));
    await waitFor(() => expect(screen.queryByTestId('accept-all')).toBeNull());
    const [stated] = [...world.descriptions.values()];
    expect(stated?.numbers.length).toBe(3);
    expect(stated?.title).not.toBeNull();
  });

  test('has its suggestions accepted, corrected and rejected by keys', async () => {
    const { user, world } = await openWindow('small');
    await user.click(await rowAt(11));
    const item = async (field: string) => {
      const items = await screen.findAllByTestId('suggestion');
      return items.find((each) => each.dataset['suggestion'] === field) ?? document.body;
    };
    (await item('title')).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect([...world.descriptions.values()][0]?.title).not.toBeNull());
    (await item('issuer')).focus();
    await user.keyboard('{F2}');
    const field = await screen.findByTestId('correct-suggestion');
    await user.clear(field);
    await user.type(field, 'Northwind{Enter}');
    await waitFor(() => expect([...world.descriptions.values()][0]?.issuer).toBe('Northwind'));
    (await item('agreement')).focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(screen.queryByTestId('rejected')).not.toBeNull());
    expect([...world.rejected.values()][0]?.[0]?.field).toBe('agreement');
  });

  test('is voided with a reason and comes back with Ctrl+Z', async () => {
    const { user, world } = await openWindow('small');
    await user.click(await rowAt(1));
    await user.click(await screen.findByTestId('void'));
    expect(screen.getByTestId('confirm-void')).toBeDisabled();
    await user.type(screen.getByTestId('void-reason'), 'superseded');
    await user.click(screen.getByTestId('confirm-void'));
    await waitFor(() => expect([...world.voided.values()]).toEqual(['superseded']));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByTestId('go-documents'));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(world.voided.size).toBe(0));
  });

  test('with a password says when it is wrong and forgets what was typed', async () => {
    const { user } = await openWindow('small');
    await user.click(await rowAt(5));
    const field = await screen.findByTestId('password');
    await user.type(field, 'guess{Enter}');
    expect(await screen.findByText('The password does not open the file.')).toBeVisible();
    expect(field).toHaveValue('');
    await user.type(field, 'secret{Enter}');
    expect((await screen.findAllByTestId('viewer-page')).length).toBeGreaterThan(0);
  });

  test('that could not be read says why', async () => {
    const { user } = await openWindow('small');
    await user.click(await rowAt(6));
    const state = await screen.findByTestId('reading-state');
    expect(state).toHaveTextContent('Damaged');
    expect(state).toHaveTextContent('cross-reference table');
  });

  test.each([
    ['Shift', '{Shift>}', '{/Shift}', 4],
    ['Ctrl', '{Control>}', '{/Control}', 2],
  ])('is one of several with %s', async (_, down, up, expected) => {
    const { user } = await openWindow('small');
    await user.click(await rowAt(11));
    await user.keyboard(down);
    await user.click(await rowAt(14));
    await user.keyboard(up);
    expect(await screen.findByText(`${expected} documents`)).toBeVisible();
  });
});

describe('dropping files', () => {
  const drop = { token: 'dropped', files: 14, folders: 1, names: ['Invoice.pdf'] };
  const notice = (world: World, phase: string) => world.tell('drop', { phase, x: 5, y: 5, drop });

  test('says what will happen, then begins without another click', async () => {
    const { world, asked } = await openWindow('small');
    await notice(world, 'enter');
    expect(await screen.findByTestId('drop-overlay')).toHaveTextContent(
      'Add 14 files and 1 folder',
    );
    await notice(world, 'drop');
    await waitFor(() => expect(asked()).toContain('add_drop'));
    expect(world.calls.find((call) => call.command === 'add_drop')?.args).toMatchObject({
      token: 'dropped',
      options: { linkTo: null },
    });
    expect(await screen.findByTestId('queue-panel')).toBeVisible();
    expect(screen.queryByTestId('drop-overlay')).toBeNull();
  });

  test('on a license adds and links in one step', async () => {
    const { world, user } = await openWindow('small');
    await user.click(screen.getByTestId('go-licenses'));
    const row = (await screen.findAllByTestId('license-row'))[2];
    document.elementFromPoint = () => row ?? null;
    await notice(world, 'over');
    expect(await screen.findByTestId('drop-overlay')).toHaveTextContent(/link to .* as Invoice/);
    await notice(world, 'drop');
    await waitFor(() =>
      expect(world.calls.find((call) => call.command === 'add_drop')?.args).toMatchObject({
        options: { linkTo: row?.dataset['dropLicense'], linkAs: 'invoice' },
      }),
    );
    document.elementFromPoint = () => null;
  });

  test('that leave the window again are forgotten', async () => {
    const { world, asked } = await openWindow('small');
    await notice(world, 'enter');
    await notice(world, 'leave');
    await waitFor(() => expect(asked()).toContain('forget_drop'));
    expect(asked()).not.toContain('add_drop');
  });

  test('on a vault that cannot be written adds nothing', async () => {
    const { world, asked } = await openWindow('read-only');
    await notice(world, 'drop');
    await waitFor(() => expect(asked()).toContain('forget_drop'));
    expect(asked()).not.toContain('add_drop');
  });
});

describe('the queue', () => {
  test('shows totals, exceptions with their reasons, and the badge', async () => {
    const { user, asked } = await openWindow('busy');
    expect(await screen.findByTestId('queue-totals')).toHaveTextContent('596 of 1,240 done');
    await user.selectOptions(screen.getByTestId('queue-show'), 'exceptions');
    const items = await screen.findAllByTestId('queue-item');
    expect(items.map((item) => item.dataset['stage'])).toEqual(items.map(() => 'failed'));
    expect(items[0]).toHaveTextContent('permission denied');
    expect(screen.getByTestId('unread')).toHaveTextContent('not yet read');
    await user.click(screen.getByTestId('pause-queue'));
    await waitFor(() => expect(asked()).toContain('pause_queue'));
  });
});

describe('recognition', () => {
  const rowNamed = async (name: string) => {
    const row = (await rows()).find((each) => each.textContent.includes(name));
    if (!row) throw new Error(`there is no row ${name}`);
    return row;
  };

  test('is in the status bar while pages are left, and is paused in the panel', async () => {
    const { user, world, asked } = await openWindow('small');
    const status = await screen.findByTestId('recognition-status');
    expect(status).toHaveTextContent('8 pages not yet searchable');
    await user.click(status);
    expect((await screen.findAllByTestId('page-in-work'))[0]).toHaveTextContent('page 1 of 1');
    await user.click(screen.getByTestId('pause-recognition'));
    await waitFor(() => expect(status).toHaveTextContent('paused'));
    await user.click(screen.getByTestId('cancel-recognition'));
    expect(asked()).toContain('cancel_recognition');
    await world.tell('recognition', {
      state: 'idle',
      problem: null,
      pagesLeft: 0,
      pagesToImprove: 0,
      secondsLeft: null,
      inWork: [],
    });
    await waitFor(() => expect(screen.queryByTestId('recognition-status')).toBeNull());
  });

  test('that is off says why, in the status bar, the panel and the document', async () => {
    const { user } = await openWindow('read-only');
    const status = await screen.findByTestId('recognition-status');
    expect(status).toHaveTextContent('text recognition is off');
    await user.click(status);
    expect(await screen.findByTestId('recognition-off')).toHaveTextContent('install Muniment');
    await user.click(await rowNamed('Scan 2022'));
    const state = await screen.findByTestId('reading-state');
    expect(state).toHaveTextContent('7 pages wait for recognition: text recognition is off');
  });

  test('of one document is canceled and asked for again', async () => {
    const { user, world } = await openWindow('small');
    await user.click(await rowNamed('Scan 2022'));
    await user.click(await screen.findByTestId('cancel-recognition-here'));
    await waitFor(() => expect(world.unrecognized.size).toBe(1));
    await user.click(await screen.findByTestId('recognize-now'));
    await waitFor(() => expect(world.unrecognized.size).toBe(0));
  });

  test('narrows the list to documents with words to check', async () => {
    const { user } = await openWindow('small');
    await user.click(await screen.findByTestId('show-doubtful-documents'));
    await waitFor(async () => expect((await rows()).length).toBe(3));
    await user.click(screen.getByText('Clear filters'));
    await waitFor(async () => expect((await rows()).length).toBeGreaterThan(3));
    await user.type(screen.getByTestId('search'), 'is:doubtful');
    await waitFor(async () => expect((await rows()).length).toBe(3));
  });

  test('is corrected with keys alone, and the correction is taken back', async () => {
    const { user, world } = await openWindow('small');
    await user.click(await rowNamed('Delivery note 2009'));
    expect(await screen.findByTestId('to-check')).toHaveTextContent('13 words to check');
    await user.keyboard('{F8}');
    await waitFor(() => expect(document.activeElement).toHaveClass('word'));
    expect(document.activeElement).toHaveAccessibleName(/, \d+% sure$/);
    await user.keyboard('{Enter}');
    const field = await screen.findByTestId('word-text');
    await waitFor(() => expect(field).toHaveFocus());
    await user.clear(field);
    await user.type(field, 'Lizenz{Enter}');
    await waitFor(() => expect([...world.corrections.values()]).toEqual(['Lizenz']));
    await waitFor(() =>
      expect(screen.getByTestId('to-check')).toHaveTextContent('12 words to check'),
    );
    await waitFor(() => expect(document.querySelector('.sign.corrected')).not.toBeNull());
    expect(screen.queryByTestId('word-editor')).toBeNull();
    await user.keyboard('{F8}{Shift>}{F8}{/Shift}');
    await user.click(await screen.findByTestId('undo'));
    await waitFor(() => expect(world.corrections.size).toBe(0));
    await waitFor(() => expect(document.querySelector('.sign.corrected')).toBeNull());
  });

  test('shows the text beside the image, with its doubtful words named', async () => {
    const { user } = await openWindow('small');
    await user.click(await rowNamed('Delivery note 2009'));
    await user.click(await screen.findByTestId('text-beside'));
    const text = (await screen.findAllByTestId('page-text'))[0];
    await waitFor(() => expect(text?.querySelector('.doubtful')).not.toBeNull());
    expect(text).toHaveAccessibleName('Text of page 1');
    for (const word of text?.querySelectorAll('.doubtful') ?? []) {
      expect(word).toHaveAttribute('role', 'button');
      expect(word).toHaveAccessibleName(/, \d+% sure$/);
    }
    await user.click(screen.getByTestId('text-beside'));
    expect(screen.queryByTestId('page-text')).toBeNull();
  });

  test('offers a searchable copy where the document is, and tells how far it came', async () => {
    const { user, world, asked } = await openWindow('small');
    let finish = () => {};
    world.delay = (command) =>
      command === 'save_searchable_progress'
        ? new Promise((done) => (finish = done))
        : Promise.resolve();
    await user.click(await rowNamed('Delivery note 2009'));
    await user.click(await screen.findByTestId('save-searchable'));
    expect(await screen.findByTestId('copy-progress')).toHaveTextContent('page 1 of 3');
    await user.click(screen.getByTestId('cancel-copy'));
    await waitFor(() => expect(asked()).toContain('cancel_searchable'));
    finish();
    expect(await screen.findByText(/Saved as .*searchable\)\.pdf/)).toBeVisible();
    expect(screen.queryByTestId('copy-progress')).toBeNull();
  });

  test('says of a page that only a person can read it', async () => {
    const { user } = await openWindow('small');
    await user.click(await rowNamed('Handwritten note'));
    const state = await screen.findByTestId('reading-state');
    expect(state).toHaveTextContent('Only a person can read what is written on its pages');
  });
});

describe('licenses', () => {
  test('are created once they are valid', async () => {
    const { user, world } = await openWindow('small');
    await user.click(screen.getByTestId('go-licenses'));
    await user.click(await screen.findByTestId('new-license'));
    await user.click(await screen.findByTestId('save-license'));
    expect(screen.getByText('A license must be for a product.')).toBeVisible();
    await waitFor(() => expect(screen.getByTestId('license-product')).toHaveFocus());
    await user.type(screen.getByTestId('license-product'), 'Project');
    await user.type(screen.getByTestId('license-quantity'), '12');
    await user.click(screen.getByTestId('save-license'));
    await waitFor(() => expect(world.licenses.rows[0]?.title).toBe('Project'));
    expect(await screen.findByTestId('license-details')).toHaveTextContent('Project');
  });

  test('are imported after the columns and the result were seen', async () => {
    const { user, asked } = await openWindow('small');
    await user.click(screen.getByTestId('go-licenses'));
    await user.click(await screen.findByTestId('import-licenses'));
    await user.click(await screen.findByTestId('choose-import'));
    await user.selectOptions(await screen.findByTestId('map-quantity'), '');
    await waitFor(() => expect(screen.getByTestId('import-next')).toBeDisabled());
    await user.selectOptions(screen.getByTestId('map-quantity'), 'Menge');
    await waitFor(() => expect(screen.getByTestId('import-next')).toBeEnabled());
    await user.click(screen.getByTestId('import-next'));
    expect(screen.getByTestId('import-problems')).toHaveTextContent('31.02.2021');
    expect(asked()).not.toContain('run_import');
    await user.click(screen.getByTestId('import-run'));
    await waitFor(() => expect(asked()).toContain('run_import'));
  });
});

describe('verifying', () => {
  test('names what is wrong in words', async () => {
    const { user } = await openWindow('busy');
    await user.click(screen.getByTestId('go-verify'));
    await user.click(screen.getByTestId('verify'));
    const report = await screen.findByTestId('verify-report');
    expect(report).toHaveTextContent('3 things are not as they should be.');
    expect(report).toHaveTextContent('A stored file was altered');
  });

  test('says so when all is well', async () => {
    const { user } = await openWindow('small');
    await user.click(screen.getByTestId('go-verify'));
    await user.click(screen.getByTestId('verify'));
    expect(await screen.findByText('Everything is as it was stored.')).toBeVisible();
  });
});

describe('keys and commands', () => {
  test('? lists the keys that work now', async () => {
    const { user } = await openWindow('small');
    await user.click(await rowAt(0));
    await user.keyboard('?');
    const dialog = await screen.findByTestId('keys');
    expect(dialog).toHaveTextContent('Find in this document');
    expect(dialog).toHaveTextContent('Ctrl+K');
  });

  test('the palette finds commands, documents and licenses', async () => {
    const { user } = await openWindow('small');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'journal');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Journal' })).toBeVisible();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '7781204');
    expect(await screen.findByText('Enterprise Agreement 7781204 signed.pdf')).toBeVisible();
    expect((await screen.findAllByText(/SQL Server Standard 2019/)).length).toBeGreaterThan(0);
  });

  test('the menu of the host runs the same commands', async () => {
    const { world } = await openWindow('small');
    await world.tell('menu', 'licenses');
    expect(await screen.findByTestId('license-filter')).toBeVisible();
  });

  test('keys of the window do nothing behind a dialog', async () => {
    const { user } = await openWindow('small');
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByTestId('palette-input');
    await user.keyboard('{Control>}{Shift>}j{/Shift}{/Control}');
    expect(screen.queryByRole('heading', { name: 'Journal' })).toBeNull();
  });
});

describe('everybody', () => {
  test('reads the window in the language and theme they choose, at once', async () => {
    const { user } = await openWindow('small');
    await user.click(screen.getByTestId('go-settings'));
    await user.click(screen.getByTestId('language-de'));
    expect(await screen.findByRole('heading', { name: 'Optionen' })).toBeVisible();
    await user.click(screen.getByTestId('theme-contrast'));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('contrast'));
    expect(document.documentElement.lang).toBe('de');
    expect(preferences.get('theme')).toBe('contrast');
  });

  test.each([
    'overview',
    'documents',
    'licenses',
    'agreements',
    'verify',
    'journal',
    'deadlines',
    'statements',
    'matters',
    'calculator',
    'productKeys',
    'settings',
  ])('finds every control of %s named', async (name) => {
    const { user } = await openWindow('small');
    await user.click(screen.getByTestId(`go-${name}`));
    // A page without words keeps the check quick.
    if (name === 'documents') await user.click(await rowAt(8));
    if (name === 'licenses')
      await user.click((await screen.findAllByTestId('license-row'))[0] as HTMLElement);
    if (name === 'agreements')
      await user.click((await screen.findAllByTestId('agreement-row'))[0] as HTMLElement);
    // Contrast needs a layout, which jsdom has not.
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test('is told when the host fails, and can try again', async () => {
    const { world, user } = await openWindow('failing');
    expect(await screen.findByText('Something went wrong in Muniment.')).toBeVisible();
    world.refusals.clear();
    await user.click(screen.getByText('Try again'));
    expect((await rows()).length).toBeGreaterThan(0);
  });

  test('learns in an empty vault how to begin', async () => {
    await openWindow('empty');
    expect(await screen.findByText('Drop documents here')).toBeVisible();
  });
});
