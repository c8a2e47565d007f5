/** What Vite and Vitest replace by the texts of files: library modules written in Python. */
interface ImportMeta {
  glob<Text>(
    patterns: string | readonly string[],
    options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
  ): Record<string, Text>;
}
