/** The programs of the benchmark, bundled as text. */

export interface Program {
  readonly name: string;
  readonly text: string;
}

export function programs(): Program[] {
  const texts = import.meta.glob<string>('./programs/*.py', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  return Object.entries(texts).map(([path, text]) => ({ name: path.replace(/^.*\//, ''), text }));
}
