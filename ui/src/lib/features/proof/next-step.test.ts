import { afterEach, describe, expect, test } from 'vitest';
import { actions } from '../../app/actions.svelte';
import { dialogs } from '../../app/dialogs.svelte';
import { router } from '../../app/route.svelte';
import { World } from '../../ipc/fake';
import { proofOf } from '../../ipc/fake/proof';
import { stepFor, take, type About } from './next-step';

const world = new World('small');
const row = world.licenses.rows[1];
if (!row) throw new Error('there is no record');
const about: About = { row, links: world.links.filter((link) => link.license === row.id) };
const proof = proofOf(world, row, '');
const [link] = about.links;
if (!link) throw new Error('there is no link');

const finding = (action: string, more: object = {}) => ({
  code: 'R-ESD-1/G1',
  action,
  group: 'R-ESD-1/G1',
  document: null,
  base: null,
  subjectName: null,
  ...more,
});
const step = (action: string, more: object = {}) => stepFor(finding(action, more), about, proof);
const dialogOf = (action: string, more: object = {}) => {
  const found = step(action, more);
  return found?.does === 'ask' ? found.asked : null;
};

afterEach(() => {
  dialogs.close();
  router.reset();
});

describe('the next step', () => {
  test.each([
    ['link_document', 'link-license'],
    ['add_underlying', 'acquisition'],
    ['correct_users', 'acquisition'],
    ['complete_record', 'acquisition'],
    ['correct_quantity', 'license'],
  ])('of %s is the dialog %s', (action, dialog) => {
    expect(dialogOf(action)?.dialog).toBe(dialog);
  });

  test.each([
    'get_statement',
    'challenge_statement',
    'contact_publisher',
    'review_with_counsel',
    'mask_key',
    'restore_document',
    'something_new',
  ])('of %s is in its words alone', (action) => {
    expect(step(action, { document: link.document })).toBeNull();
  });

  test('to confirm something is the link whose document was tried', () => {
    expect(dialogOf('confirm_on_page')).toEqual({ dialog: 'claim', link });
  });

  test('to correct what a document proves is its link', () => {
    expect(dialogOf('correct_quantity', { document: link.document })).toEqual({
      dialog: 'claim',
      link,
    });
  });

  test('for invoice lines is the document of the finding, by its name', () => {
    expect(dialogOf('state_invoice_lines', { document: link.document })).toEqual({
      dialog: 'invoice-lines',
      document: link.document,
      name: link.documentName,
    });
  });

  test('for a record that states no channel is the record itself', () => {
    expect(dialogOf('complete_record', { code: 'X-CHANNEL' })?.dialog).toBe('license');
  });

  test('for a base that is not proven is that base', () => {
    take(step('link_document', { base: 'below' }) ?? { does: 'run', action: '' });
    expect(router.current).toEqual({ screen: 'licenses', license: 'below' });
  });

  test('for terms that are not held is the screen of terms', () => {
    const stop = actions.offer(() => [
      { id: 'terms', group: 'go', label: 'Terms', run: () => undefined },
    ]);
    expect(step('capture_edition')).toEqual({ does: 'run', action: 'terms' });
    stop();
  });

  test('about agreements is there only where the window has them', () => {
    expect(step('describe_agreement')).toBeNull();
    const stop = actions.offer(() => [
      { id: 'agreements', group: 'go', label: 'Agreements', run: () => undefined },
    ]);
    expect(step('add_alias')).toEqual({ does: 'run', action: 'agreements' });
    stop();
  });
});
