// Serves the page images of the fake vault from the development server.

import type { Plugin } from 'vite';
import { indexOf, paper } from './archive.ts';
import { pageSvg } from './pages.ts';

/** Where the development server has the images. */
export const PAGES_ROOT = '/@vault/';

export function servePages(): Plugin {
  return {
    name: 'muniment-fake-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const match = /^\/@vault\/page\/([\w-]{36})\/(\d+)/.exec(request.url ?? '');
        if (!match) return next();
        const [, id = '', page = '1'] = match;
        const shown = paper(indexOf(id));
        if (shown.name.startsWith('License summary')) response.statusCode = 404;
        response.setHeader('content-type', 'image/svg+xml');
        response.end(pageSvg(shown, Number(page)));
      });
    },
  };
}
