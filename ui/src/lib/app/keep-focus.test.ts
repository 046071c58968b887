import { afterEach, expect, test, vi } from 'vitest';
import { keepFocus } from './keep-focus';

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function region(html: string): HTMLElement {
  document.body.innerHTML = `<main>${html}</main>`;
  const main = document.querySelector('main') as HTMLElement;
  stop = keepFocus(main);
  return main;
}

const at = (selector: string) => document.querySelector(selector) as HTMLElement;

test('focus goes to the heading of the part that has lost what had it', async () => {
  region('<h1>List</h1><section><h2>Entry</h2><p><button>Void</button></p></section>');
  at('button').focus();
  at('p').replaceChildren();
  await vi.waitFor(() => expect(at('h2')).toHaveFocus());
});

test('where the whole part is gone, it goes to the nearest that is left', async () => {
  region(
    '<ul tabindex="0"></ul><aside><section><h2>Entry</h2><button>Void</button></section></aside>',
  );
  at('button').focus();
  at('aside').replaceChildren();
  await vi.waitFor(() => expect(at('ul')).toHaveFocus());
});

test('a control that is disabled while it works has focus again when it is done', async () => {
  region('<button>Save</button>');
  const button = at('button') as HTMLButtonElement;
  button.focus();
  button.disabled = true;
  await Promise.resolve();
  button.blur();
  button.disabled = false;
  await vi.waitFor(() => expect(button).toHaveFocus());
});

test('what is in a dialog is left alone, and so is a person who clicked beside all', async () => {
  const main = region('<h1>List</h1><p><button>Void</button></p>');
  at('button').focus();
  document.body.insertAdjacentHTML('beforeend', '<div role="dialog"></div>');
  at('button').remove();
  await Promise.resolve();
  expect(document.body).toHaveFocus();
  at('[role="dialog"]').remove();
  await vi.waitFor(() => expect(at('h1')).toHaveFocus());
  at('h1').blur();
  main.append('more');
  await Promise.resolve();
  expect(document.body).toHaveFocus();
});
