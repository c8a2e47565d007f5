/** Processor time of this process, in ms: a busy machine takes turns, and that is no fault of ours. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
