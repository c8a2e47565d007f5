/** Runs jobs a few at a time. */

/**
 * @template T
 * @param {readonly (() => Promise<T>)[]} jobs
 * @param {number} width how many at once
 * @returns {Promise<T[]>} in the order of the jobs
 */
export async function pool(jobs, width) {
  /** @type {T[]} */
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const index = next++;
      results[index] = await /** @type {() => Promise<T>} */ (jobs[index])();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
