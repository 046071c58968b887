import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { dialogs, type Asked } from '../../app/dialogs.svelte';
import { router } from '../../app/route.svelte';
import { proofOf } from '../../ipc/fake/proof';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

/** Opens the record with this number in the fake vault. */
async function openRecord(at: number) {
  const opened = await openWindow('small');
  const license = opened.world.licenses.rows[at]?.id ?? '';
  router.go({ screen: 'licenses', license });
  await screen.findByTestId('proof-status');
  return { ...opened, license };
}

function evidenceNamed(name: string): HTMLElement {
  const found = screen.getAllByTestId('evidence').find((each) => each.textContent.includes(name));
  if (!found) throw new Error(`there is no evidence ${name}`);
  return found;
}

test('a person confirms on the page what a document shows, and the record is proven', async () => {
  const { user, world } = await openRecord(1);
  await user.click(screen.getByTestId('group-step'));
  const dialog = within(await screen.findByTestId('claim-dialog'));
  expect(await dialog.findByTestId('viewer')).toBeVisible();
  await user.click(dialog.getByLabelText('The sender is the company that sold the software'));
  await user.type(dialog.getByTestId('claim-note'), 'header checked');
  await user.click(dialog.getByTestId('save-claim'));
  await waitFor(() =>
    expect(screen.getByTestId('proof-status')).toHaveTextContent('Proven 1 of 1'),
  );
  expect(world.links.find(({ claim }) => claim.note === 'header checked')?.claim).toMatchObject({
    shows: ['from_seller'],
    quantity: null,
  });
});

test('a claim names one of the lines that are stated for its invoice', async () => {
  const { user, world } = await openRecord(0);
  const edit = screen.getByRole('button', {
    name: 'State what Invoice INV-2021-00417 Northwind.pdf proves',
  });
  await user.click(edit);
  await waitFor(() => expect(screen.getByTestId('claim-line')).toHaveTextContent('64 × SQL'));
  await user.selectOptions(screen.getByTestId('claim-line'), '1');
  await user.clear(screen.getByTestId('claim-quantity'));
  await user.type(screen.getByTestId('claim-quantity'), '0');
  expect(screen.getByTestId('save-claim')).toBeDisabled();
  await user.clear(screen.getByTestId('claim-quantity'));
  await user.type(screen.getByTestId('claim-quantity'), '32');
  await user.click(screen.getByTestId('save-claim'));
  await waitFor(() => expect(screen.queryByTestId('claim-dialog')).toBeNull());
  expect(world.links[0]?.claim).toMatchObject({ line: 1, quantity: 32 });
  await waitFor(() => expect(screen.getByTestId('proof-status')).toHaveTextContent('Incomplete'));
});

test('the acquisition is stated with a base found by its name', async () => {
  const { user, world, license } = await openRecord(0);
  await user.click(screen.getByTestId('edit-acquisition'));
  await user.selectOptions(await screen.findByTestId('acquisition-type'), 'upgrade');
  await user.click(screen.getByLabelText('It is not paid in full'));
  await user.click(screen.getByTestId('add-base'));
  await user.type(await screen.findByTestId('base-search'), 'visio');
  await waitFor(() => expect(screen.getAllByTestId('choice').length).toBeLessThan(8));
  await user.keyboard('{Enter}');
  await user.type(await screen.findByTestId('base-quantity'), '0');
  await user.click(screen.getByTestId('save-acquisition'));
  expect(screen.getByTestId('base')).toHaveTextContent('A whole number, at least 1.');
  await user.clear(screen.getByTestId('base-quantity'));
  await user.type(screen.getByTestId('base-quantity'), '12');
  await user.click(screen.getByTestId('save-acquisition'));
  await waitFor(() =>
    expect(screen.getByTestId('builds-on')).toHaveTextContent('Visio Professional 2021 12 units'),
  );
  expect(screen.getByTestId('acquisition')).toHaveTextContent('It is not paid in full');
  expect(world.acquisitions.get(license)).toMatchObject({
    licenseType: 'upgrade',
    circumstances: ['not_fully_paid'],
  });
});

test('the chain leads from a record to what it builds on and back', async () => {
  const { user, world } = await openRecord(5);
  const base = world.licenses.rows[2]?.title ?? '';
  await user.click(within(screen.getByTestId('builds-on')).getByRole('button'));
  const carries = await screen.findByTestId('carries');
  expect(screen.getByRole('heading', { level: 2, name: base })).toBeVisible();
  expect(carries).toHaveTextContent(world.licenses.rows[5]?.title ?? '-');
});

test('what a lost document would change is told, before and after, and nothing is written', async () => {
  const { user, world, asked } = await openRecord(0);
  const entries = world.journal.length;
  await user.click(evidenceNamed('Enterprise Agreement 7781204'));
  await user.click(await screen.findByTestId('what-if-lost'));
  const loss = await screen.findByTestId('loss');
  expect(loss).toHaveTextContent(/Waiting for the statement → Incomplete/);
  expect(loss).toHaveTextContent(/Would come Error The agreement or enrollment is missing/);
  expect(asked()).toContain('what_if_document_lost');
  expect(world.journal.length).toBe(entries);
});

test('a lost license is named as gone', async () => {
  const { user } = await openRecord(2);
  await user.click(screen.getByTestId('what-if-lost'));
  expect((await screen.findAllByTestId('loss'))[0]).toHaveTextContent(/Incomplete → gone/);
});

test('rows of a spreadsheet become lines of an invoice', async () => {
  const { user, world } = await openRecord(0);
  await user.click(evidenceNamed('INV-2021-00417'));
  await user.click(await screen.findByTestId('edit-lines'));
  await waitFor(() => expect(screen.getAllByTestId('line').length).toBe(1));
  screen.getByLabelText('Description, line 1').focus();
  await user.paste('9EA-01044\tWindows Server\t16\t\t\t\t\nCREDIT\tReturned\t-2');
  expect(screen.getAllByTestId('line').length).toBe(3);
  await user.clear(screen.getByLabelText('Units, line 3'));
  await user.type(screen.getByLabelText('Units, line 3'), 'two');
  await user.click(screen.getByTestId('save-lines'));
  await waitFor(() => expect(screen.getByLabelText('Units, line 3')).toHaveFocus());
  await user.clear(screen.getByLabelText('Units, line 3'));
  await user.type(screen.getByLabelText('Units, line 3'), '-2{ArrowUp}');
  expect(screen.getByLabelText('Units, line 2')).toHaveFocus();
  await user.click(screen.getByTestId('save-lines'));
  await waitFor(() =>
    expect(screen.getByTestId('invoice-lines')).toHaveTextContent('3: -2 × Returned'),
  );
  expect([...world.lines.values()][0]?.map(({ quantity }) => quantity)).toEqual([64, 16, -2]);
});

test('every control of each dialog is named', async () => {
  const { world, license } = await openRecord(2);
  const proof = proofOf(world, world.licenses.row(license), '');
  const [finding, link] = [proof.findings[0], world.links[0]];
  if (!finding || !link) throw new Error('there is nothing to ask about');
  const asked: [Asked, string][] = [
    [{ dialog: 'waive', license, finding }, 'waive-reason'],
    [{ dialog: 'claim', link }, 'viewer'],
    [{ dialog: 'acquisition', license, title: 'SQL Server' }, 'add-user'],
    [{ dialog: 'invoice-lines', document: link.document, name: 'Invoice' }, 'line'],
    [{ dialog: 'loss', what: 'license', id: license, name: 'SQL Server' }, 'loss'],
  ];
  for (const [dialog, shown] of asked) {
    dialogs.ask(dialog);
    const [place] = await screen.findAllByTestId(shown);
    const whole = place?.closest('[role="dialog"]') ?? document.body;
    const { violations } = await axe.run(whole, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [dialog.dialog, id, nodes[0]?.html])).toEqual([]);
    dialogs.close();
  }
});
