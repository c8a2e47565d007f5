/**
 * Lint rules. The simulator's bans keep it deterministic: no clock, no chance, no state of its own.
 * Layout belongs to Prettier and import directions to dependency-cruiser; neither is repeated here.
 */
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

/** Files that may be long, each with its reason. */
const LONG_FILES = [
  // The instruction loop is one function, so that the engine keeps it in registers.
  'simulator/python/machine/loop.ts',
  // One case per character or node of the language: splitting them would hide that the list is whole.
  'simulator/python/parser/tokenizer.ts',
  'simulator/python/scopes/reader.ts',
];

const ROOT = import.meta.dirname;
const MODULE_LEVEL_LET = {
  selector: 'Program > VariableDeclaration[kind!="const"]',
  message: 'No state at module level: put it in an object that is passed in.',
};
const EXPORTED_LET = {
  selector: 'Program > ExportNamedDeclaration > VariableDeclaration[kind!="const"]',
  message: 'No state at module level: put it in an object that is passed in.',
};
const EXPORT_ALL = {
  selector: 'ExportAllDeclaration',
  message: 'Name each export: a door shows everything that goes through it.',
};
const EXPORT_DEFAULT = {
  // Declarations of foreign modules keep their form.
  selector: 'Program > ExportDefaultDeclaration',
  message: 'Name the export: then it has one name everywhere.',
};
const NULL_LITERAL = {
  // Comparing with it is how one meets those interfaces.
  selector: ':not(BinaryExpression) > Literal[raw="null"]',
  message: 'Absence is `undefined` here; `null` is for foreign interfaces that ask for it.',
};

export default defineConfig(
  globalIgnores(['dist/', 'release/', 'coverage/', 'test-results/', 'playwright-report/']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,svelte}'],
    extends: [...tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      // Indexing an array that the line above has measured is not a hole in the types.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A callback that may answer or not is a plain thing to want.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // The compiler already refuses undeclared names, and knows more globals than this rule.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', EXPORT_ALL, EXPORT_DEFAULT],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    files: ['simulator/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Virtual time comes from the engine.' },
        { name: 'console', message: 'The simulator returns data; it prints nothing.' },
        { name: 'performance', message: 'Virtual time comes from the engine.' },
        { name: 'crypto', message: 'Random numbers come from the generator passed in.' },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Random numbers come from the generator passed in.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        MODULE_LEVEL_LET,
        EXPORTED_LET,
        NULL_LITERAL,
        EXPORT_ALL,
        EXPORT_DEFAULT,
      ],
    },
  },
  {
    // Here a promise that nobody waits for is a failure that nobody sees; the simulator has none.
    files: ['{electron,host,renderer,cli}/**/*.ts'],
    ignores: ['**/*.svelte.ts'],
    // One program for all of them: each room's own would work out the simulator's types anew.
    languageOptions: { parserOptions: { project: 'tsconfig.lint.json', tsconfigRootDir: ROOT } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    files: ['**/*.{ts,svelte,mjs}'],
    ignores: ['**/*.test.ts', '**/*.spec.ts', ...LONG_FILES],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    // The tools read these by their default export.
    files: ['*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
  },
);
