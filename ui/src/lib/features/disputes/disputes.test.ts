import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';

afterEach(closeWindow);

/** Drafts a dispute about every gap. */
async function draft(): Promise<TestWindow> {
  const window = await openWindow('small');
  const { user } = window;
  await user.click(screen.getByTestId('go-statements'));
  await user.click(await screen.findByTestId('tab-position'));
  await user.click(await screen.findByTestId('dispute-all'));
  await screen.findByTestId('dispute-details');
  return window;
}

const inColumn = (column: string) =>
  within(screen.getByTestId(`disputes-${column}`)).queryAllByTestId('dispute-card');

describe('the board of disputes', () => {
  test('leads to the position where there are none', async () => {
    const { user } = await openWindow('small');
    await user.click(screen.getByTestId('go-statements'));
    await user.click(await screen.findByTestId('tab-disputes'));
    await user.click(await screen.findByTestId('to-position'));
    expect(await screen.findByTestId('position-as-of')).toBeVisible();
  });

  test('shows a dispute where it stands, with what can follow', async () => {
    const { user, world } = await draft();
    expect(inColumn('draft')).toHaveLength(1);
    expect(inColumn('draft')[0]).toHaveTextContent('16 units more');
    await user.click(screen.getByTestId('step-submitted'));
    await user.type(await screen.findByTestId('dispute-to'), 'Account team');
    await user.type(screen.getByTestId('dispute-note'), 'by mail');
    await user.click(screen.getByTestId('save-dispute-step'));
    await waitFor(() => expect(inColumn('submitted')).toHaveLength(1));
    expect(inColumn('draft')).toHaveLength(0);
    expect(screen.getByTestId('dispute-details')).toHaveTextContent('To Account team');
    expect(screen.getByTestId('dispute-steps')).toHaveTextContent('by mail');
    expect(screen.queryByTestId('step-submitted')).toBeNull();

    await user.click(screen.getByTestId('step-partially_accepted'));
    await user.click(await screen.findByTestId('save-dispute-step'));
    await waitFor(() => expect(inColumn('decided')).toHaveLength(1));
    expect(inColumn('decided')[0]).toHaveTextContent('Accepted in part');
    await user.click((await screen.findAllByTestId('undo')).at(-1) as HTMLElement);
    await waitFor(() => expect(inColumn('submitted')).toHaveLength(1));
    expect(world.disputeDesk.disputes[0]?.state).toBe('submitted');
  });

  test('says what keeps a draft from being handed in', async () => {
    const { world } = await draft();
    const [only] = world.disputeDesk.disputes;
    if (!only) throw new Error('a dispute was drafted');
    world.disputeDesk.disputes = [{ ...only, missing: 'line_without_proof' }];
    await world.tell('changed', { scopes: ['statements'], documents: [], licenses: [] });
    expect(await screen.findByText('It cannot be handed in: a line has no proof.')).toBeVisible();
    expect(screen.getByTestId('step-submitted')).toBeDisabled();
  });

  test('tells lines that a later statement grants from those it does not', async () => {
    const { world } = await draft();
    const [only] = world.disputeDesk.disputes;
    const [line] = only?.lines ?? [];
    if (!only || !line) throw new Error('a dispute was drafted');
    const lines = [
      { ...line, listedNow: 280, isSatisfied: true },
      { ...line, version: '2017', listedNow: null, isSatisfied: false },
    ];
    world.disputeDesk.disputes = [{ ...only, lines, checkedWith: only.statement }];
    await world.tell('changed', { scopes: ['statements'], documents: [], licenses: [] });
    await waitFor(() => expect(screen.getAllByTestId('disputed-line')).toHaveLength(2));
    const [granted, open] = screen.getAllByTestId('disputed-line');
    expect(granted).toHaveTextContent(/280\s*granted/);
    expect(open).toHaveTextContent('not granted yet');
  });

  test('is accessible', async () => {
    await draft();
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});

describe('the letter of a dispute', () => {
  test('is previewed with who writes, copied, and written with its proof', async () => {
    const { user, world } = await draft();
    await user.click(screen.getByTestId('dispute-letter'));
    await user.type(await screen.findByTestId('letter-sender'), 'Litware AG');
    await waitFor(() =>
      expect(screen.getByTestId<HTMLTextAreaElement>('letter').value).toContain('Litware AG'),
    );
    await user.click(screen.getByTestId('copy-letter'));
    expect(await screen.findByText('The letter was copied.')).toBeVisible();
    await user.click(screen.getByTestId('write-bundle'));
    expect(
      await screen.findByText('2 files were written to /home/clara/Desktop/Dispute.'),
    ).toBeVisible();
    expect(
      world.calls.find(({ command }) => command === 'write_dispute_bundle')?.args,
    ).toMatchObject({ sender: 'Litware AG' });
  });
});
