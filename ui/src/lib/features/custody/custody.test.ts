import { screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';
import { preferences } from '../../app/preferences.svelte';
import { router } from '../../app/route.svelte';
import type { Scenario } from '../../ipc/fake';

afterEach(closeWindow);

/** Shows a document that is linked to license records, and what can be asked about it. */
async function openDocument(scenario: Scenario = 'small'): Promise<TestWindow> {
  preferences.set('detailsOpen', true);
  const window = await openWindow(scenario);
  router.go({ screen: 'documents', document: window.world.papers[0]?.id ?? '' });
  await screen.findByTestId('show-custody', {}, { timeout: 10_000 });
  return window;
}

async function openCustody(scenario: Scenario = 'small'): Promise<TestWindow> {
  const window = await openDocument(scenario);
  await window.user.click(screen.getByTestId('show-custody'));
  return window;
}

const acts = () =>
  screen.getAllByTestId('custody-step').map((step) => step.dataset['act'] as string);

describe('the custody of a document', () => {
  test('tells its steps in time, each with its entry', async () => {
    await openCustody();
    await screen.findByTestId('custody');
    expect(acts()).toEqual([
      'acquired',
      'described',
      'linked',
      'linked',
      'claimed',
      'verified',
      'revealed',
      'produced',
    ]);
    expect(screen.getAllByTestId('custody-step')[0]).toHaveTextContent(/clara.*Acquired.*\.pdf/);
    expect(screen.getAllByTestId('custody-step')[0]).toHaveTextContent(/[0-9a-f]{64}$/);
    expect(screen.getByTestId('found')).toHaveTextContent('As it was stored');
  });

  test('names the license of a link in each step about the link', async () => {
    const { world } = await openCustody();
    await screen.findByTestId('custody');
    const license = world.links[0]?.licenseTitle ?? '';
    for (const at of [2, 4]) {
      expect(screen.getAllByTestId('custody-step')[at]).toHaveTextContent(license);
    }
  });

  test('tells when its content is not what was stored', async () => {
    await openCustody('busy');
    expect(await screen.findByTestId('found')).toHaveTextContent('Altered');
  });

  test('is printed', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user } = await openCustody();
    await waitFor(() => expect(screen.getByTestId('print-custody')).toBeEnabled());
    await user.click(screen.getByTestId('print-custody'));
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
  });

  test('can be asked for again where it could not be read', async () => {
    const { user, world } = await openDocument();
    const message = 'the journal could not be read';
    world.refusals.set('custody', { code: 'internal', message, hint: null, details: {} });
    await user.click(screen.getByTestId('show-custody'));
    expect(await screen.findByText(message)).toBeVisible();
    world.refusals.clear();
    await user.click(screen.getByText('Try again'));
    expect(await screen.findByTestId('custody')).toBeVisible();
  });

  test('names every control', async () => {
    await openCustody();
    await screen.findByTestId('custody');
    const { violations } = await axe.run(screen.getByTestId('custody-dialog'), {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
