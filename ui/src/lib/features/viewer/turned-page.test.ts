import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { router } from '$lib/app/route.svelte';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

test('the image of a page is asked for anew when recognition turned it', async () => {
  const { world } = await openWindow('small');
  const paper = world.papers[18];
  if (!paper) throw new Error('there is no such document');
  router.go({ screen: 'documents', document: paper.id });
  const image = () =>
    screen.queryAllByTestId('viewer-page')[0]?.querySelector('img')?.getAttribute('src');
  await waitFor(() => expect(image()).toContain('quarters=0'));
  paper.quarters = 1;
  await world.tell('changed', { scopes: ['reading'], documents: [paper.id], licenses: [] });
  await waitFor(() => expect(image()).toContain('quarters=1'));
});
