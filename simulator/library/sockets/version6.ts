/** Addresses of IPv6 as text (RFC 4291, section 2.2; written as short as RFC 5952 says). */

const GROUPS = 8;

/** The four numbers of an address with dots; undefined when it is none. */
export function parseVersion4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part)))
    return undefined;
  const numbers = parts.map(Number);
  return numbers.every((number) => number < 256) ? numbers : undefined;
}

/**
 * As inet_aton(3) takes it: the last of one to four parts fills the rest; parts may be octal or hexadecimal.
 */
export function parseShortVersion4(text: string): number[] | undefined {
  const parts = text.split('.');
  const isNumber = (part: string): boolean => /^(0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(part);
  if (parts.length > 4 || !parts.every(isNumber)) return undefined;
  const numbers = parts.map((part) =>
    /^0\d/.test(part) ? Number.parseInt(part, 8) : Number(part),
  );
  const last = numbers.pop()!;
  const left = 4 - numbers.length;
  if (last >= 256 ** left || numbers.some((number) => number > 255)) return undefined;
  const rest = Array.from(
    { length: left },
    (_, i) => Math.floor(last / 256 ** (left - 1 - i)) % 256,
  );
  return [...numbers, ...rest];
}

/** Groups of 16 bits; the last of a whole address may be one of version 4, which is two groups. */
function parseGroups(text: string, last: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const four = last && index === parts.length - 1 ? parseVersion4(part) : undefined;
    if (four !== undefined) {
      const [a, b, c, d] = four as [number, number, number, number];
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[\da-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return groups;
}

/** The 16 bytes of an address; undefined when it is none. */
export function parseVersion6(text: string): Uint8Array | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [first, second] = halves as [string, string?];
  const head = parseGroups(first, second === undefined);
  const tail = second === undefined ? [] : parseGroups(second, true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = GROUPS - head.length - tail.length;
  if (second === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<number>(missing).fill(0), ...tail];
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255]));
}

/** Where the longest run of two or more zeros is; the first of those that are equally long. */
function longestZeros(groups: readonly number[]): readonly [start: number, length: number] {
  let best: [number, number] = [0, 1];
  for (let start = 0; start < GROUPS; start++) {
    let end = start;
    while (end < GROUPS && groups[end] === 0) end++;
    if (end - start > best[1]) best = [start, end - start];
  }
  return best;
}

/** inet_ntop(3): addresses that carry one of version 4 show it with dots. */
export function formatVersion6(bytes: Uint8Array): string {
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    return bytes[2 * index]! * 256 + bytes[2 * index + 1]!;
  });
  const [start, length] = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  const compatible = start === 0 && length === 6;
  const mapped = start === 0 && length === 5 && groups[5] === 0xffff;
  if (compatible || mapped) hex.splice(6, 2, bytes.slice(12).join('.'));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}
