// Where focus goes when what had it is gone: never to `body`, where a keyboard begins anew.

const HEADINGS = 'h1, h2, h3';
/** What is a part of a screen by itself; other boxes only arrange. */
const PARTS = 'main, section, article, aside, nav, form, [role="tabpanel"]';
const REACHABLE = [
  '[tabindex="0"]',
  'a[href]',
  ...['button', 'input', 'select', 'textarea'].map((control) => `${control}:not(:disabled)`),
].join();

/**
 * Watches what has focus in a region. Where that is taken away, as an entry is that was voided, focus
 * goes to the heading of the part that it was in, or to the first control of the nearest part that
 * is left.
 */
export function keepFocus(region: HTMLElement): () => void {
  /** What had focus last, and what it lies in, the innermost first. */
  let held: HTMLElement[] = [];
  let wasDisabled = false;

  function remember({ target }: FocusEvent) {
    held = [];
    wasDisabled = false;
    for (let at = target as HTMLElement | null; at && at !== region; at = at.parentElement) {
      held.push(at);
    }
  }

  function restore() {
    const [last] = held;
    if (!last) return;
    if (last.matches(':disabled')) wasDisabled = true;
    if (document.activeElement !== document.body || document.querySelector('[role="dialog"]')) {
      return;
    }
    if (!last.isConnected) focusNear([...held.filter((each) => region.contains(each)), region]);
    // A control that is disabled while it works takes focus back when it is done.
    else if (wasDisabled && !last.matches(':disabled')) last.focus();
  }

  const watching = new MutationObserver(restore);
  watching.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  region.addEventListener('focusin', remember);
  return () => {
    watching.disconnect();
    region.removeEventListener('focusin', remember);
  };
}

function focusNear(parts: HTMLElement[]) {
  for (const part of parts) {
    const heading = part.querySelector<HTMLElement>(HEADINGS);
    if (heading && heading.getAttribute('tabindex') === null) heading.tabIndex = -1;
    const control = part.matches(PARTS) ? part.querySelector<HTMLElement>(REACHABLE) : null;
    const next = heading ?? control;
    if (!next) continue;
    next.focus({ preventScroll: true });
    if (document.activeElement === next) return;
  }
}
