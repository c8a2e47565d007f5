/** Columns of text for a terminal, two spaces apart. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export function tableText(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, i) => Math.max(...lines.map((cells) => [...cells[i]].length)));
  return lines
    .map((cells) => {
      const padded = columns.map(({ align }, i) => {
        const space = ' '.repeat(widths[i] - [...cells[i]].length);
        return align === 'left' ? cells[i] + space : space + cells[i];
      });
      return `${padded.join('  ').trimEnd()}\n`;
    })
    .join('');
}
