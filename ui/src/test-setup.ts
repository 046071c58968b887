// What jsdom lacks of a browser: sizes, media queries and drawing.

import '@testing-library/jest-dom/vitest';

class NoResize implements ResizeObserver {
  observe(): void {
    // Nothing is laid out, so no size ever changes.
  }
  unobserve(): void {
    // As above.
  }
  disconnect(): void {
    // As above.
  }
}
globalThis.ResizeObserver = NoResize;

const sized = (size: number) => ({ configurable: true, get: () => size });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', sized(320));
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', sized(1200));

HTMLCanvasElement.prototype.getContext = () => null;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
document.elementFromPoint = () => null;
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});
