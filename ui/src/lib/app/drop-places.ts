// Parts of the window that take a dropped file themselves, so that it is not added to the vault.

import type { Attachment } from 'svelte/attachments';

interface Offer {
  /** What dropping one file here does, in words. */
  promise: () => { title: string; detail: string };
  /** Does it; the token of the drop is used up. */
  take: (token: string) => void;
}

export interface DropPlace extends Offer {
  element: Element;
}

const places = new WeakMap<Element, DropPlace>();

/** Takes files that are dropped on an element, one at a time, while it is there. */
export function takesFile(offer: Offer): Attachment {
  return (element) => {
    places.set(element, { ...offer, element });
    return () => places.delete(element);
  };
}

/** The innermost place around an element. */
export function placeAround(element: Element | null): DropPlace | null {
  for (let at = element; at; at = at.parentElement) {
    const place = places.get(at);
    if (place) return place;
  }
  return null;
}
