/** Library modules written in Python are imported as text: Vite and Vitest resolve the `?raw` query. */
declare module '*.py?raw' {
  const text: string;
  export default text;
}
