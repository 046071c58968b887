import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';
import { router } from '../../app/route.svelte';

afterEach(closeWindow);

/** Shows the volumes of a matter; with a count, the first holds so many exhibits. */
async function openVolumes(count = 1): Promise<TestWindow> {
  const window = await openWindow('small');
  const volume = window.world.docket.matters[0]?.productions[0];
  const [first] = volume?.exhibits ?? [];
  if (volume && first && count > 1) {
    volume.exhibits = Array.from({ length: count }, (_, at) => ({
      ...first,
      number: `LIT-${String(at + 1).padStart(6, '0')}`,
    }));
  }
  router.go({ screen: 'matters', matter: 'matter-1', tab: 'pack' });
  await screen.findByTestId('volume');
  return window;
}

async function openCustody(count = 1): Promise<TestWindow> {
  const window = await openVolumes(count);
  await window.user.click(screen.getByTestId('pack-custody-of'));
  return window;
}

test('the custody of a volume names to whom it went and the entry that says so', async () => {
  const { world } = await openCustody();
  const report = await screen.findByTestId('pack-custody');
  expect(report).toHaveTextContent(/LIT-2024-01.*Fabrikam Audit LLP.*by clara/);
  const volume = world.docket.matters[0]?.productions[0];
  expect(screen.getByTestId('custody-manifest')).toHaveTextContent(volume?.manifest ?? '');
  expect(screen.getByTestId('custody-entry')).toHaveTextContent(/^[0-9a-f]{64}$/);
  const exhibit = screen.getByTestId('exhibit');
  expect(exhibit).toHaveTextContent(/LIT-000001.*LIT-P000001 to LIT-P000014.*\.pdf.*[0-9a-f]{64}/);
});

test('the SHA-256 of an exhibit is copied whole', async () => {
  const { user, world } = await openCustody();
  await user.click(await screen.findByTestId('copy-exhibit-sha'));
  const sha256 = world.docket.matters[0]?.productions[0]?.exhibits[0]?.sha256;
  expect(world.calls.findLast(({ command }) => command === 'copy_text')?.args).toEqual({
    text: sha256,
  });
});

test('many exhibits come a hundred at a time and are found by their words', async () => {
  const { user } = await openCustody(250);
  await screen.findByTestId('pack-custody');
  expect(screen.getAllByTestId('exhibit')).toHaveLength(100);
  await user.click(screen.getByTestId('more-exhibits'));
  await waitFor(() => expect(screen.getAllByTestId('exhibit')).toHaveLength(200));
  await user.type(screen.getByTestId('exhibit-filter'), '000249');
  await waitFor(() => expect(screen.getAllByTestId('exhibit')).toHaveLength(1));
  expect(screen.getByTestId('exhibit-count')).toHaveTextContent('1 exhibit');
});

test('paper gets every exhibit, whatever is filtered', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => {
    window.dispatchEvent(new Event('beforeprint'));
    expect(screen.getAllByTestId('exhibit')).toHaveLength(250);
    window.dispatchEvent(new Event('afterprint'));
  });
  const { user } = await openCustody(250);
  await user.type(await screen.findByTestId('exhibit-filter'), 'nothing');
  expect(screen.getByText('No exhibit holds these words.')).toBeVisible();
  await user.click(screen.getByTestId('print-pack-custody'));
  expect(print).toHaveBeenCalledOnce();
  print.mockRestore();
});

test('it can be asked for again where it could not be read', async () => {
  const { user, world } = await openVolumes();
  const message = 'no entry of the journal has this volume';
  world.refusals.set('pack_custody', { code: 'no_such_volume', message, hint: null, details: {} });
  await user.click(screen.getByTestId('pack-custody-of'));
  expect(await screen.findByText('The journal has no such volume.')).toBeVisible();
  world.refusals.clear();
  await user.click(screen.getByText('Try again'));
  expect(await screen.findByTestId('pack-custody')).toBeVisible();
});

test('a matter that handed nothing over says so', async () => {
  const window = await openWindow('small');
  router.go({ screen: 'matters', matter: 'matter-2', tab: 'pack' });
  const panel = await screen.findByRole('tabpanel');
  expect(within(panel).getByText('Nothing was handed over yet.')).toBeVisible();
  expect(window.asked()).not.toContain('pack_custody');
});

test('every control of the custody of a pack is named', async () => {
  await openCustody(25);
  await screen.findByTestId('pack-custody');
  const { violations } = await axe.run(screen.getByTestId('pack-custody-dialog'), {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
