import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';

afterEach(closeWindow);

async function chosen(count: number): Promise<TestWindow> {
  const opened = await openWindow('small');
  const { user } = opened;
  await user.click(screen.getByTestId('go-licenses'));
  const rows = (await screen.findAllByTestId('license-row')).slice(0, count);
  await user.keyboard('{Control>}');
  for (const row of rows) await user.click(row);
  await user.keyboard('{/Control}');
  return opened;
}

describe('several licenses', () => {
  test('are not changed together while fewer than two are chosen', async () => {
    await chosen(1);
    expect(screen.queryByTestId('change-licenses')).not.toBeInTheDocument();
  });

  test('are changed as the preview showed, and back by one undo', async () => {
    const { user, world } = await chosen(3);
    const publishers = () => world.licenses.rows.map((row) => row.fields.publisher);
    const before = publishers();
    await user.click(await screen.findByTestId('change-licenses'));
    expect(await screen.findByTestId('preview-bulk-edit')).toBeDisabled();
    await user.click(screen.getByTestId('change-publisher'));
    await user.type(screen.getByTestId('to-publisher'), 'Contoso');
    await user.click(screen.getByTestId('preview-bulk-edit'));
    const rows = await screen.findAllByTestId('edit-row');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toHaveTextContent('Contoso');
    expect(publishers()).toEqual(before);
    await user.click(screen.getByTestId('run-bulk-edit'));
    await waitFor(() => expect(publishers().filter((each) => each === 'Contoso')).toHaveLength(3));
    await user.click(await screen.findByTestId('undo'));
    await waitFor(() => expect(publishers()).toEqual(before));
  });

  test('that were voided meanwhile are named and passed over', async () => {
    const { user, world } = await chosen(3);
    await user.click(await screen.findByTestId('change-licenses'));
    await user.click(screen.getByTestId('change-program'));
    await user.type(screen.getByTestId('to-program'), 'EA');
    for (const row of world.licenses.rows) row.voided = true;
    await user.click(screen.getByTestId('preview-bulk-edit'));
    const refusals = within(await screen.findByTestId('edit-refusals'));
    expect(refusals.getAllByText(/It is voided/)).toHaveLength(3);
    expect(screen.getByTestId('run-bulk-edit')).toBeDisabled();
  });
});
