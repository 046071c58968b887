import { expect, test } from 'vitest';
import { AT_REST } from '$lib/app/recognition.svelte';
import { document, type DocumentRow, type PageInWork } from '$lib/ipc';
import { installFake } from '$lib/ipc/fake';
import { waitingWords } from './waiting-words';

const running = { ...AT_REST, state: 'running', pagesLeft: 7 };
const inWork: PageInWork = {
  document: '',
  name: 'Scan 2022.pdf',
  page: 4,
  pages: 10,
  careful: false,
};

async function scan(): Promise<DocumentRow> {
  const world = installFake('small');
  return (await document(world.papers[16]?.id ?? '')).row;
}

test('name the page in work and those that wait', async () => {
  expect(waitingWords(await scan(), running, inWork, false)).toEqual({
    title: 'Page 4 of 10 is being recognized',
    detail:
      '6 pages wait for recognition. Its words can be searched as soon as they are recognized.',
  });
});

test('say so while recognition is paused or the person left the document alone', async () => {
  const row = await scan();
  const paused = { ...running, state: 'paused' };
  expect(waitingWords(row, paused, undefined, false)).toEqual({
    title: '7 pages wait for recognition',
    detail: 'Text recognition is paused.',
  });
  expect(waitingWords(row, running, undefined, true).detail).toContain('left as it is');
});

test('say why recognition is off and what to do about it', async () => {
  const problem = { code: 'no_recognition', message: 'no models', hint: null, details: {} };
  const words = waitingWords(await scan(), { ...running, state: 'off', problem }, undefined, false);
  expect(words.title).toBe('7 pages wait for recognition: text recognition is off');
  expect(words.detail).toContain('install Muniment again');
  expect(words.reason).toBe('no models');
});
