import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow } from '../../../test-window';
import { isTable } from './tables';

afterEach(closeWindow);

/** Opens the assistant and chooses a document by words of its name. */
async function choose(words: string) {
  const window = await openWindow('small');
  const { user } = window;
  await user.click(screen.getByTestId('go-statements'));
  await user.click(await screen.findByTestId('import-statement'));
  await user.type(await screen.findByTestId('statement-document'), words);
  await waitFor(() =>
    expect(screen.getAllByTestId('choice')[0]).toHaveTextContent(words.split(' ')[0] ?? words),
  );
  await user.click(screen.getAllByTestId('choice')[0] as HTMLElement);
  await user.click(screen.getByTestId('read-statement'));
  return window;
}

describe('reading a document as a statement', () => {
  test('shows what would be done before anything is written', async () => {
    const { asked } = await choose('License statement');
    const plan = await screen.findByTestId('statement-plan');
    expect(plan).toHaveTextContent('It would be read again.');
    expect(plan).toHaveTextContent('2 product keys stand on it in clear');
    expect(screen.getByTestId('plan-problems')).toHaveTextContent(
      'The quantity is not a whole number',
    );
    expect(asked()).not.toContain('import_statement');
  });

  test('lets a person say whose a name is, and what becomes of records', async () => {
    const { user, world } = await choose('License statement');
    const [known, similar, unknown] = await screen.findAllByTestId('statement-name');
    expect(within(known as HTMLElement).queryByTestId('name-owner')).toBeNull();
    expect(similar).toHaveTextContent('(92%)');
    expect(unknown).toHaveTextContent('not known');
    const owner = within(similar as HTMLElement).getByTestId('name-owner');
    const [, first] = within(owner).getAllByRole('option');
    await user.selectOptions(owner, first as HTMLElement);
    await user.click(screen.getByTestId('create-records'));
    await user.click(screen.getByTestId('import-now'));
    await waitFor(() => expect(screen.queryByTestId('statement-plan')).toBeNull());
    const call = world.calls.find(({ command }) => command === 'import_statement');
    expect(call?.args).toMatchObject({
      import: {
        mapping: null,
        aliases: [{ name: 'LITWARE A.G.', entity: world.registers.entities[0]?.id }],
        createRecords: false,
        linkRecords: true,
      },
    });
    expect(await screen.findByTestId('statement-details')).toBeVisible();
  });

  test('asks what the columns mean where nobody knows, and keeps the answer', async () => {
    const { user, world } = await choose('Invoice INV-2021-00417');
    expect(await screen.findByTestId('mapping-rows')).toHaveValue('line');
    expect(screen.getByTestId('map-effective')).toHaveValue('Anzahl');
    expect(screen.getByTestId('see-plan')).toBeDisabled();
    await user.selectOptions(screen.getByTestId('map-family'), 'Produkt');
    expect(screen.getByTestId('see-plan')).toBeEnabled();
    await user.type(screen.getByTestId('mapping-name'), 'Bestand');
    await user.click(screen.getByTestId('save-mapping'));
    await waitFor(() => expect(world.mappings).toHaveLength(1));
    await user.click(screen.getByTestId('see-plan'));
    expect(await screen.findByTestId('statement-plan')).toHaveTextContent('Table with a mapping');
    await user.click(screen.getByTestId('import-now'));
    await waitFor(() => expect(screen.queryByTestId('statement-plan')).toBeNull());
    const call = world.calls.find(({ command }) => command === 'import_statement');
    expect(call?.args).toMatchObject({
      import: {
        mapping: {
          name: 'Bestand',
          rows: 'line',
          columns: [
            { field: 'effective', caption: 'Anzahl' },
            { field: 'family', caption: 'Produkt' },
          ],
        },
      },
    });
  });

  test('forgets a mapping', async () => {
    const { user, world } = await choose('Invoice INV-2021-00417');
    await user.selectOptions(await screen.findByTestId('map-family'), 'Produkt');
    await user.type(screen.getByTestId('mapping-name'), 'Bestand');
    await user.click(screen.getByTestId('save-mapping'));
    await user.click(await screen.findByTestId('forget-mapping'));
    await waitFor(() => expect(world.mappings).toEqual([]));
  });

  test('says why a document cannot be read', async () => {
    const { world, user } = await openWindow('small');
    world.refusals.set('preview_statement', {
      code: 'statement_unreadable',
      message: 'no table',
      hint: null,
      details: {},
    });
    await user.click(screen.getByTestId('go-statements'));
    await user.click(await screen.findByTestId('import-statement'));
    await user.click((await screen.findAllByTestId('choice'))[0] as HTMLElement);
    await user.click(screen.getByTestId('read-statement'));
    expect(await screen.findByText('The document cannot be read as a statement.')).toBeVisible();
  });

  test('is accessible', async () => {
    const check = async () => {
      const found = await axe.run(screen.getByTestId('import-statement-dialog'), {
        rules: { 'color-contrast': { enabled: false } },
      });
      expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    };
    const { user } = await choose('Invoice INV-2021-00417');
    await user.selectOptions(await screen.findByTestId('map-family'), 'Produkt');
    await check();
    await user.click(screen.getByTestId('see-plan'));
    await screen.findByTestId('statement-plan');
    await check();
  });
});

describe('the details of a document', () => {
  test('lead to its statement, and offer to read it again', async () => {
    const { user } = await openWindow('small');
    await user.click((await screen.findAllByTestId('document-row'))[4] as HTMLElement);
    await user.click(await screen.findByTestId('read-again'));
    expect(await screen.findByTestId('statement-plan')).toBeVisible();
    await user.click(screen.getByText('Cancel'));
    await user.click(await screen.findByTestId('show-statement'));
    expect(await screen.findByTestId('statement-details')).toHaveTextContent('Request A-2301');
  });

  test('offer to read what holds a table and is no statement', async () => {
    const { user, world } = await openWindow('small');
    world.statements.rows = [];
    await user.click((await screen.findAllByTestId('document-row'))[4] as HTMLElement);
    await user.click(await screen.findByTestId('read-as-statement'));
    expect(await screen.findByTestId('import-statement-dialog')).toHaveTextContent(
      'License statement 2023-03.xlsx',
    );
  });

  test('offer nothing where a document holds no table', () => {
    expect(isTable('Export.CSV')).toBe(true);
    expect(isTable('invoice.pdf')).toBe(false);
    expect(isTable('xlsx')).toBe(false);
  });
});
