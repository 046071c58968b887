import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { servePages } from './src/lib/ipc/fake/serve-pages.ts';

export default defineConfig({
  plugins: [svelte(), svelteTesting(), servePages()],
  clearScreen: false,
  resolve: { alias: { $lib: new URL('./src/lib', import.meta.url).pathname } },
  server: { port: 5173, strictPort: true, host: '127.0.0.1' },
  build: {
    target: 'safari16',
    outDir: 'dist',
    sourcemap: false,
    // A data: URI would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['./src/test-setup.ts'],
    testTimeout: 20_000,
  },
});
