import astro from 'eslint-plugin-astro';
import * as regexp from 'eslint-plugin-regexp';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Rooms and what each may not import; see the README's architecture. */
const rooms = [
  [
    'src/core',
    [
      '**/lib/**',
      '**/build/**',
      '**/search/**',
      '**/components/**',
      '**/layouts/**',
      '**/pages/**',
      '**/scripts/**',
      'node:*',
      'astro:*',
    ],
  ],
  ['src/lib', ['**/components/**', '**/layouts/**', '**/pages/**', '**/search/**', '**/scripts/**']],
  ['src/build', ['**/lib/**', '**/components/**', '**/layouts/**', '**/pages/**', '**/scripts/**']],
  [
    'src/search',
    [
      '**/lib/**',
      '**/build/**',
      '**/components/**',
      '**/layouts/**',
      '**/pages/**',
      '**/scripts/**',
      'node:*',
      'astro:*',
    ],
  ],
  [
    'src/desk',
    [
      '**/lib/**',
      '**/build/**',
      '**/search/**',
      '**/components/**',
      '**/layouts/**',
      '**/pages/**',
      '**/scripts/**',
      'node:*',
      'astro:*',
    ],
  ],
  ['src/components', ['**/layouts/**', '**/pages/**', '**/build/**', '**/search/**', '**/scripts/**']],
  ['src/layouts', ['**/pages/**', '**/build/**', '**/search/**', '**/scripts/**']],
  ['src/pages', ['**/scripts/**']],
  ['scripts', ['**/lib/**', '**/components/**', '**/layouts/**', '**/pages/**']],
];
/** Rooms that may import the curator's desk: nothing of it comes into the site. */
const knowDesk = ['src/desk', 'scripts'];

export default defineConfig(
  { ignores: ['dist*/', '.astro/', '.cache/', 'node_modules/', 'content/'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  ...astro.configs.recommended,
  regexp.configs['flat/recommended'],
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-misused-spread': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'describe', 'it'] },
          ],
        },
      ],
    },
  },
  { files: ['tests/**/*.ts'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' } },
  ...rooms.map(([room, group]) => ({
    files: [`${room}/**/*.{ts,astro}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: knowDesk.includes(room) ? group : [...group, '**/desk/**'],
              message: `${room} may not import this: data flows one way.`,
            },
          ],
        },
      ],
    },
  })),
);
