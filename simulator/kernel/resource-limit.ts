/** getrlimit(2): a process keeps to the soft limit, which it may raise up to the hard one. */
export interface Limit {
  readonly soft: number;
  readonly hard: number;
}

/** `ulimit -n`, and `ulimit -Hn`. */
export const DESCRIPTORS_LIMIT: Limit = { soft: 1024, hard: 1_048_576 };
