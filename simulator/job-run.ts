/** One run of one job table: its jobs are the threads of one process. */
import { checkSettings } from './check-settings.ts';
import { Kernel } from './kernel/kernel.ts';
import type { ThreadHandle, ThreadSpec } from './kernel/program.ts';
import { takeSnapshot } from './kernel/snapshot.ts';
import { DEFAULT_LIMITS } from './machine-settings.ts';
import { KernelRun } from './kernel-run.ts';
import type { PreparedRun } from './running.ts';
import type { Limits, MachineSettings, RunOptions, Snapshot, SourceFile } from './simulation.ts';
import { Recorder } from './trace/recorder.ts';
import { type Diagnostic, NO_LANE, type Trace } from './trace/trace.ts';
import type { Job } from './workload/job.ts';
import { locksOf } from './workload/job-locks.ts';
import { JobProgram } from './workload/job-program.ts';
import { isJobTable, readTable } from './workload/read-table.ts';

export function prepareJobs(source: SourceFile, options: RunOptions): PreparedRun {
  const refuse = (diagnostics: readonly Diagnostic[]): PreparedRun => {
    const recorder = new Recorder(1);
    recorder.source(source.name, source.text, false);
    const none = { instructions: 0, contextSwitches: 0, events: 0 };
    return {
      kind: 'refused',
      trace: recorder.finish(0, { kind: 'unsupported', diagnostics }, none),
    };
  };
  const at = { file: source.name, line: 1, column: 1 };
  if (!isJobTable(source) || (options.together ?? []).length > 0) {
    const what = 'a job table runs alone';
    return refuse([{ ...at, what, hint: 'put all jobs into one table' }]);
  }
  const read = readTable(source);
  if (read.kind === 'broken') return refuse(read.diagnostics);
  const [parameter] = Object.keys(options.parameters ?? {});
  if (parameter !== undefined) {
    const what = `there is no parameter ${parameter}`;
    return refuse([{ ...at, what, hint: 'a job table has a machine, but no parameters' }]);
  }
  const machine = { ...read.header.machine, ...options.machine };
  const problems = checkSettings(source, machine);
  if (problems.length > 0) return refuse(problems);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const jobs = read.jobs(machine.seed);
  return { kind: 'ready', begin: () => new JobRun(source, jobs, machine, limits, options) };
}

class JobRun extends KernelRun {
  protected readonly kernel: Kernel;
  private readonly recorder: Recorder;
  private readonly programs: JobProgram[] = [];
  private readonly threads: readonly ThreadHandle[];

  constructor(
    source: SourceFile,
    jobs: readonly Job[],
    machine: MachineSettings,
    limits: Limits,
    { interruptNs, decisions, keep }: RunOptions,
  ) {
    super(interruptNs);
    this.recorder = new Recorder(limits.intervals, keep);
    const index = this.recorder.source(source.name, source.text, false);
    const counter = { instructions: 0 };
    this.kernel = new Kernel({
      settings: machine,
      limits,
      recorder: this.recorder,
      counter,
      ...(decisions && { decisions }),
    });
    const locks = locksOf(jobs, this.kernel, this.recorder);
    const specs = jobs.map((job): ThreadSpec => {
      const program = new JobProgram(job, locks, this.recorder, index);
      this.programs.push(program);
      const { name, nice, priority, tickets, arrivalNs, periodNs } = job;
      return { name, program, nice, priority, tickets, arrivalNs, periodNs };
    });
    this.threads = this.kernel.startThreads('jobs', specs);
  }

  finish(): Trace {
    for (const [i, thread] of this.threads.entries()) {
      const dueNs = this.programs[i].deadlineNs;
      const endNs = this.kernel.threads[thread.id].finished
        ? this.kernel.threads[thread.id].sinceNs
        : this.kernel.nowNs;
      // Rounds before the last one have been looked at when they ended.
      if (dueNs !== undefined && endNs > dueNs) {
        this.recorder.mark('deadline-miss', dueNs, thread.lane, NO_LANE, '');
      }
    }
    return this.kernel.finish();
  }

  snapshot(): Snapshot {
    const kernel = takeSnapshot(this.kernel);
    const threads = kernel.threads.map((thread) => ({ ...thread, stack: [] }));
    return { ...kernel, threads, loops: [], resources: [], files: [] };
  }
}
