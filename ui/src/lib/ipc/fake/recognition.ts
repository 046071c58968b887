// Recognizing the scans of the fake vault: page after page while one watches, and corrections.

import type { Channel } from '@tauri-apps/api/core';
import { emit } from '@tauri-apps/api/event';
import type { PageInWork, PagesProgress, Problem, RecognitionView } from '../types';
import type { Paper } from './archive';
import { paperOf } from './documents';
import type { Handlers } from './handlers';
import { keyOf, recount, scannedPage } from './scans';
import type { World } from './world';

const SECONDS_A_PAGE = 1.4;
const NO_MODELS: Problem = {
  code: 'no_recognition',
  message: 'the recognition model `detector.onnx` cannot be read: install Muniment again',
  hint: null,
  details: {},
};

type RecognitionCommands =
  | 'recognition'
  | 'pause_recognition'
  | 'resume_recognition'
  | 'cancel_recognition'
  | 'recognize_again'
  | 'correct_word'
  | 'save_searchable'
  | 'cancel_searchable';

function next(world: World): Paper | undefined {
  return world.papers.find((paper) => paper.waiting > 0 && !world.unrecognized.has(paper.id));
}

export function recognitionOf(world: World): RecognitionView {
  const paper = next(world);
  const pagesLeft = world.papers.reduce((sum, each) => sum + each.waiting, 0);
  const state = world.recognizing === 'running' && !paper ? 'idle' : world.recognizing;
  const inWork: PageInWork[] = [];
  if (paper && state === 'running') {
    const { id, name, pages, waiting } = paper;
    inWork.push({ document: id, name, page: pages - waiting + 1, pages, careful: false });
    const reread = world.papers[17];
    if (reread)
      inWork.push({ document: reread.id, name: reread.name, page: 212, pages: 600, careful: true });
  }
  return {
    state,
    problem: state === 'off' ? NO_MODELS : null,
    pagesLeft,
    pagesToImprove: paper ? 389 : 0,
    secondsLeft: state === 'running' ? pagesLeft * SECONDS_A_PAGE : null,
    inWork,
  };
}

/** Recognizes one page after the other, for as long as there are any. */
export function recognize(world: World): void {
  setTimeout(() => {
    const paper = next(world);
    if (world.ended || world.recognizing !== 'running' || !paper) return;
    paper.waiting -= 1;
    const photo = paper.mediaType.startsWith('image/');
    paper.state = photo ? 'empty' : 'text';
    paper.stateReason = photo ? 'illegible' : null;
    void changed(world, paper);
    void emit('recognition', recognitionOf(world));
    recognize(world);
  }, SECONDS_A_PAGE * 1_000);
}

function changed(world: World, paper: Paper): Promise<void> {
  world.readings += 1;
  return emit('changed', { scopes: ['reading'], documents: [paper.id], licenses: [] });
}

export function recognitionHandlers(world: World): Pick<Handlers, RecognitionCommands> {
  const tell = async () => {
    await emit('recognition', recognitionOf(world));
    return null;
  };
  return {
    recognition: () => recognitionOf(world),
    pause_recognition: () => {
      world.recognizing = 'paused';
      return tell();
    },
    resume_recognition: () => {
      world.recognizing = 'running';
      if (world.scenario === 'full') recognize(world);
      return tell();
    },
    cancel_recognition: ({ id }) => {
      const left = id === null ? world.papers.filter((paper) => paper.waiting > 0) : [{ id }];
      left.forEach((paper) => world.unrecognized.add(paper.id));
      return tell();
    },
    recognize_again: async ({ id, script }) => {
      const paper = paperOf(world, id);
      if (!paper.scanned)
        throw {
          code: 'nothing_to_recognize',
          message: `\`${paper.name}\` has no pages that are pictures`,
          hint: null,
          details: {},
        };
      if (script !== null) world.scripts.set(id, script);
      world.unrecognized.delete(id);
      return tell();
    },
    correct_word: async ({ document, page, start, end, text }) => {
      const paper = paperOf(world, document);
      const words = scannedPage(world, paper, page).words;
      const position = words.findIndex((word) => word.start === start && word.end === end);
      if (position < 0)
        throw {
          code: 'no_such_word',
          message: `page ${page} has no recognized word there any more`,
          hint: null,
          details: {},
        };
      const key = keyOf(paper, page, position);
      const before = world.corrections.get(key);
      const put = (letters: string | null | undefined) => {
        if (letters === null || letters === undefined) world.corrections.delete(key);
        else world.corrections.set(key, letters);
        recount(world, paper, page);
        world.readings += 1;
      };
      put(text);
      const told = { scopes: ['reading'], documents: [document] };
      await world.write('correct_text', [paper.name], told, () => put(before));
      return null;
    },
    save_searchable: async ({ id, onProgress }) => {
      const told = { page: 1, pages: 3 };
      (onProgress as Channel<PagesProgress>).onmessage(told);
      await world.delay('save_searchable_progress', told);
      const { name, pages, waiting } = paperOf(world, id);
      const path = `/home/clara/Desktop/${name.replace(/\.\w+$/, '')} (searchable).pdf`;
      return { path, pages, unrecognized: waiting };
    },
    cancel_searchable: () => null,
  };
}
