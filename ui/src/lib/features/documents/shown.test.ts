import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { router } from '$lib/app/route.svelte';
import { toasts } from '$lib/app/toasts.svelte';
import type { Scenario, World } from '$lib/ipc/fake';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';

afterEach(closeWindow);

const rows = () => screen.queryAllByTestId('document-row');
const names = () => rows().map((row) => row.textContent);
const title = () => screen.findByTestId('document-title');

async function openDocument(name: string, scenario: Scenario = 'small'): Promise<TestWindow> {
  const opened = await openWindow(scenario);
  await choose(opened, name);
  return opened;
}

async function choose({ user }: TestWindow, name: string): Promise<void> {
  await waitFor(() => expect(names().join()).toContain(name));
  await user.click(rows().find((row) => row.textContent.includes(name)) ?? document.body);
  expect(await title()).toHaveTextContent(name);
}

/** Changes what the host has, as a reading does. */
async function change(world: World, how: () => void): Promise<void> {
  how();
  world.readings += 1;
  await world.tell('changed', { scopes: ['documents', 'reading'], documents: [], licenses: [] });
}

function hide(world: World, index: number): Promise<void> {
  return change(world, () => world.voided.set(world.papers[index]?.id ?? '', 'superseded'));
}

test('a word stays in hand while files are added before the document', async () => {
  const opened = await openDocument('Enterprise Agreement');
  const { user, world } = opened;
  await hide(world, 0);
  await waitFor(() => expect(names()[0]).toContain('Enterprise Agreement'));
  await choose(opened, 'Delivery note 2009');
  await screen.findByTestId('to-check');
  await user.keyboard('{F8}');
  await waitFor(() => expect(document.activeElement).toHaveClass('word'));
  await user.keyboard('{Enter}');
  const field = await screen.findByTestId('word-text');
  await user.clear(field);
  await user.type(field, 'Lizenz');
  await change(world, () => world.voided.clear());
  await waitFor(() => expect(names()[0]).toContain('Invoice INV-2021-00417'));
  expect(await title()).toHaveTextContent('Delivery note 2009');
  expect(screen.getByTestId('word-text')).toBe(field);
  expect(field).toHaveValue('Lizenz');
  const selected = rows().filter((row) => row.ariaSelected === 'true');
  expect(selected.map((row) => row.textContent).join()).toContain('Delivery note 2009');
});

test('a document is read on, as it has become, when it leaves the list', async () => {
  const opened = await openWindow('small');
  const { user, world } = opened;
  await user.click(within(await screen.findByTestId('facet-states')).getByLabelText(/^Waiting/));
  await waitFor(() => expect(names().join()).not.toContain('Enterprise Agreement'));
  await choose(opened, 'COA sticker rack 14');
  expect(await screen.findByTestId('reading-state')).toHaveTextContent('being recognized');
  const before = rows().length;
  const page = await screen.findByTestId('viewer-page');
  await change(world, () => Object.assign(world.papers[2] ?? {}, { state: 'text', waiting: 0 }));
  await waitFor(() => expect(rows().length).toBe(before - 1));
  await waitFor(() => expect(screen.queryByTestId('reading-state')).toBeNull());
  expect(await title()).toHaveTextContent('COA sticker rack 14');
  expect(screen.getByTestId('viewer-page')).toBe(page);
  const next = names()[0];
  await user.keyboard('{ArrowDown}');
  expect(next).toContain((await title()).textContent.trim());
});

test('a document is read on while its part of the list is not loaded', async () => {
  const { user, world, asked } = await openDocument('Enterprise Agreement', 'busy');
  await user.keyboard('{End}');
  const last = world.papers.at(-1)?.name ?? '';
  await waitFor(async () => expect(await title()).toHaveTextContent(last));
  const finds = asked().filter((command) => command === 'find').length;
  const page = (await screen.findAllByTestId('viewer-page'))[0];
  await change(world, () => undefined);
  await waitFor(() =>
    expect(asked().filter((command) => command === 'find').length).toBeGreaterThan(finds),
  );
  await hide(world, 0);
  await waitFor(() => expect(names()[0]).toContain('Enterprise Agreement'));
  expect(await title()).toHaveTextContent(last);
  expect(screen.getAllByTestId('viewer-page')[0]).toBe(page);
});

test('what the keys are about is the document that is shown', async () => {
  const { user, world } = await openDocument('Enterprise Agreement');
  await hide(world, 1);
  await waitFor(() => expect(names()[1]).not.toContain('Enterprise Agreement'));
  await waitFor(() => expect(screen.queryByTestId('link')).toBeNull());
  await user.keyboard('{Delete}');
  expect(screen.queryByTestId('void-reason')).toBeNull();
  await change(world, () => world.voided.clear());
  await waitFor(() => expect(names()[1]).toContain('Enterprise Agreement'));
  await user.keyboard('{Delete}');
  expect(await screen.findByRole('dialog')).toHaveTextContent('Enterprise Agreement');
});

test('a document that is there no more is closed, and its key forgotten', async () => {
  const { world } = await openDocument('Enterprise Agreement');
  world.refusals.set('document', {
    code: 'no_such_document',
    message: 'it is not a document',
    hint: null,
    details: {},
  });
  await hide(world, 1);
  await waitFor(() => expect(screen.queryByTestId('document-title')).toBeNull());
  await change(world, () => world.voided.clear());
  await waitFor(() => expect(names()[1]).toContain('Enterprise Agreement'));
  expect(screen.queryByTestId('document-title')).toBeNull();
  expect(toasts.shown.length).toBe(1);
});

test('a document opened from elsewhere is shown, whatever row was chosen', async () => {
  const { user, world } = await openDocument('Enterprise Agreement');
  await user.click(screen.getByTestId('go-licenses'));
  await screen.findAllByTestId('license-row');
  router.go({ screen: 'documents', document: world.papers[3]?.id ?? '' });
  expect(await title()).toHaveTextContent('RE Order confirmation');
});
