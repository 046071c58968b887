import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const hostOnly = 'Only src/lib/ipc talks to the host: call one of its functions.';

/** What a layer may import. */
const may = (layer, ...others) => ({
  from: { element: { type: layer } },
  allow: { to: { element: { type: others } } },
});

export default ts.config(
  { ignores: ['dist/', 'src/lib/ipc/bindings/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['*.config.{js,ts}', 'src/lib/ipc/fake/serve-pages.ts'],
    languageOptions: { globals: globals.node },
  },
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
      // Plain maps and sets are right where nothing on screen follows them.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/include': ['src/**/*'],
      'boundaries/elements': [
        { type: 'routes', pattern: 'src/routes' },
        { type: 'feature', pattern: 'src/lib/features/*', capture: ['feature'] },
        { type: 'app', pattern: 'src/lib/app' },
        { type: 'design', pattern: 'src/lib/design' },
        { type: 'i18n', pattern: 'src/lib/i18n' },
        { type: 'fake', pattern: 'src/lib/ipc/fake' },
        { type: 'ipc', pattern: 'src/lib/ipc' },
        { type: 'root', pattern: 'src' },
      ],
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            may('root', 'root', 'routes', 'app', 'design', 'i18n', 'fake'),
            may('routes', 'routes', 'feature', 'app', 'design', 'i18n'),
            may('feature', 'app', 'design', 'i18n', 'ipc'),
            {
              from: { element: { type: 'feature' } },
              allow: {
                to: {
                  element: {
                    type: 'feature',
                    captured: { feature: '{{from.element.captured.feature}}' },
                  },
                },
              },
            },
            may('app', 'app', 'ipc', 'i18n'),
            may('design', 'design'),
            may('i18n', 'i18n', 'ipc'),
            may('ipc', 'ipc'),
            may('fake', 'fake', 'ipc'),
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    ignores: ['src/lib/ipc/**', 'src/test-setup.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: hostOnly }] },
      ],
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
    rules: { 'boundaries/dependencies': 'off', 'max-lines': 'off' },
  },
);
