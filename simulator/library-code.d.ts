/** What Vite and Vitest replace by files: their texts (`?raw`), or modules of the library compiled (`?code`). */
interface ImportMeta {
  glob<Module>(
    patterns: string | readonly string[],
    options: { readonly query: '?raw' | '?code'; readonly import: 'default'; readonly eager: true },
  ): Record<string, Module>;
}
