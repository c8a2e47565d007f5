/** The window's own address space: a scheme of ours, so that the page is no file and no web site. */

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://timeslice`;
export const START_PAGE = `${ORIGIN}/index.html`;

/** Whether an address belongs to our page. Prefixes are not enough: `app://timeslice.example` is not ours. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return `${protocol}//${host}` === ORIGIN && username === '' && password === '';
}
