/** What Vite and Vitest replace by files: their texts (`?raw`), modules of the library compiled (`?code`), scenarios. */
interface ImportMeta {
  glob<Module>(
    patterns: string | readonly string[],
    options: {
      readonly query: '?raw' | '?code' | '?scenario';
      readonly import: 'default';
      readonly eager: true;
    },
  ): Record<string, Module>;
}
