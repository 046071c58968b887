// What a person set up for this window, kept by the web view between starts.

import { locales, useLocale, type Locale } from '$lib/i18n';
import type { Profile } from '$lib/ipc';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const NOTIFICATIONS = ['unasked', 'on', 'off'] as const;
export const DENSITIES = ['compact', 'comfortable'] as const;

interface Stored {
  theme: (typeof THEMES)[number];
  density: (typeof DENSITIES)[number];
  locale: Locale;
  filtersWidth: number;
  previewWidth: number;
  detailsOpen: boolean;
  queueOpen: boolean;
  /** Whether words that recognition is unsure of stand out on the page. */
  showDoubtful: boolean;
  /** Whether a page's text is shown beside its image. */
  textBeside: boolean;
  licenseWidth: number;
  /** The kind under which files dropped on a license record are linked. */
  linkAs: string;
  /** Which reading of the rules of evidence is applied. */
  profile: Profile;
  /** Whether deadlines are told of on the desktop; until asked, the window alone tells. */
  notifications: (typeof NOTIFICATIONS)[number];
}

const KEY = 'muniment';

function standard(): Stored {
  const language = navigator.language.slice(0, 2);
  const width = window.innerWidth;
  return {
    theme: 'system',
    density: 'compact',
    locale: locales.find((each) => each === language) ?? 'en',
    filtersWidth: 208,
    previewWidth: Math.round(Math.max(460, width * 0.48)),
    detailsOpen: width >= 1640,
    queueOpen: true,
    showDoubtful: true,
    textBeside: false,
    licenseWidth: Math.round(Math.max(400, width * 0.34)),
    linkAs: 'invoice',
    profile: 'practical',
    notifications: 'unasked',
  };
}

function read(): Stored {
  const known = standard();
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' ? { ...known, ...kept } : known;
  } catch {
    return known;
  }
}

class Preferences {
  #values = $state<Stored>(read());

  get<K extends keyof Stored>(name: K): Stored[K] {
    return this.#values[name];
  }

  set<K extends keyof Stored>(name: K, value: Stored[K]): void {
    this.#values[name] = value;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#values));
    } catch {
      // A web view without storage forgets the setting at its end; nothing else is lost.
    }
  }
}

export const preferences = new Preferences();

/** Keeps the page in the chosen theme, density and language; call it while a component is made. */
export function applyPreferences(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(prefers-contrast: more)');
  let system = $state({ dark: dark.matches, contrast: contrast.matches });
  $effect(() => {
    const look = () => (system = { dark: dark.matches, contrast: contrast.matches });
    dark.addEventListener('change', look);
    contrast.addEventListener('change', look);
    return () => {
      dark.removeEventListener('change', look);
      contrast.removeEventListener('change', look);
    };
  });
  $effect(() => {
    const chosen = preferences.get('theme');
    const fitting = system.contrast ? 'contrast' : system.dark ? 'dark' : 'light';
    const page = document.documentElement;
    page.dataset['theme'] = chosen === 'system' ? fitting : chosen;
    page.dataset['density'] = preferences.get('density');
    page.lang = preferences.get('locale');
  });
  useLocale(() => preferences.get('locale'));
}
