import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const hostOnly = 'Only src/lib/ipc talks to the host: call one of its functions.';

export default ts.config(
  { ignores: ['dist/', 'src/lib/ipc/bindings/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser } } },
  { files: ['*.config.{js,ts}', 'src/lib/ipc/fake/serve-pages.ts'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        parser: ts.parser,
        svelteConfig,
      },
    },
  },
  {
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'svelte/no-at-html-tags': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/include': ['src/**/*'],
      'boundaries/elements': [
        { type: 'main', mode: 'full', pattern: 'src/{main,test-setup}.ts' },
        { type: 'root', mode: 'full', pattern: 'src/*.svelte' },
        { type: 'routes', pattern: 'src/routes' },
        { type: 'feature', pattern: 'src/lib/features/*', capture: ['feature'] },
        { type: 'app', pattern: 'src/lib/app' },
        { type: 'design', pattern: 'src/lib/design' },
        { type: 'i18n', pattern: 'src/lib/i18n' },
        { type: 'fake', pattern: 'src/lib/ipc/fake' },
        { type: 'ipc', pattern: 'src/lib/ipc' },
      ],
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: [
            { from: ['main'], allow: ['root', 'design', 'fake'] },
            { from: ['root'], allow: ['routes', 'feature', 'app', 'design', 'i18n'] },
            { from: ['routes'], allow: ['feature', 'app', 'design', 'i18n'] },
            {
              from: ['feature'],
              allow: ['app', 'design', 'i18n', 'ipc', ['feature', { feature: '${from.feature}' }]],
            },
            { from: ['app'], allow: ['app', 'ipc', 'i18n'] },
            { from: ['design'], allow: ['design'] },
            { from: ['i18n'], allow: ['i18n'] },
            { from: ['ipc'], allow: ['ipc'] },
            { from: ['fake'], allow: ['fake', 'ipc'] },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    ignores: ['src/lib/ipc/**', 'src/test-setup.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['@tauri-apps/*'], message: hostOnly }] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression[source.value=/^@tauri-apps/]', message: hostOnly },
        { selector: 'Identifier[name=/^__TAURI/]', message: hostOnly },
      ],
    },
  },
  {
    // Tests may set up the fake host.
    files: ['src/**/*.test.ts', 'src/test-setup.ts'],
    rules: { 'boundaries/element-types': 'off', 'max-lines': 'off' },
  },
);
