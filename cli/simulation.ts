/** One run of one named program with the options of the call, whatever happens to it. */
import { simulate } from '../simulator/index.ts';
import type { ParameterValue, RunOptions, SourceFile, Trace } from '../simulator/index.ts';
import { withHint } from './command.ts';
import { applyAssignments, applyAssignmentsTo } from './parameters.ts';
import type { RunRequest } from './machine-options.ts';
import { readProgram } from './program-file.ts';
import { simulateListening } from './stoppable.ts';

export type Simulated =
  | {
      readonly kind: 'trace';
      readonly source: SourceFile;
      /** What it was run with. */
      readonly options: RunOptions;
      readonly trace: Trace;
    }
  /** Nothing ran: the file or the call is at fault. */
  | { readonly kind: 'refused'; readonly message: string }
  /** A mistake of ours. */
  | { readonly kind: 'broken'; readonly message: string };

export function simulateFile(file: string, request: RunRequest): Simulated {
  const result = readProgram(file);
  if (result.kind === 'problem') return refused(result.what, result.hint);
  return simulateSource(result.source, request, {});
}

/**
 * As {@link simulateFile}, during which Ctrl-C is the program's.
 *
 * @param files - at least one; several run as processes of one machine
 */
export async function simulateListeningTo(
  files: readonly string[],
  request: RunRequest,
): Promise<Simulated> {
  const sources: SourceFile[] = [];
  for (const file of files) {
    const result = readProgram(file);
    if (result.kind === 'problem') return refused(result.what, result.hint);
    sources.push(result.source);
  }
  const [source, ...others] = sources as [SourceFile, ...SourceFile[]];
  try {
    const parameters = applyAssignmentsTo(sources, request.assignments);
    if (parameters.kind === 'problem') return refused(parameters.what, parameters.hint);
    const [own, ...theirs] = parameters.values;
    const options: RunOptions = {
      ...request.options,
      parameters: { ...request.options.parameters, ...own! },
      together: others.map((other, i) => ({ source: other, parameters: theirs[i]! })),
    };
    return { kind: 'trace', source, options, trace: await simulateListening(source, options) };
  } catch (error) {
    return { kind: 'broken', message: breakdownText(source.name, error) };
  }
}

/**
 * @param extra - parameter values that are known to fit, after those of the call
 */
export function simulateSource(
  source: SourceFile,
  request: RunRequest,
  extra: Readonly<Record<string, ParameterValue>>,
): Simulated {
  try {
    const asked = optionsFor(source, request, extra);
    if (asked.kind === 'problem') return refused(asked.what, asked.hint);
    const { options } = asked;
    return { kind: 'trace', source, options, trace: simulate(source, options) };
  } catch (error) {
    return { kind: 'broken', message: breakdownText(source.name, error) };
  }
}

function optionsFor(
  source: SourceFile,
  request: RunRequest,
  extra: Readonly<Record<string, ParameterValue>>,
):
  | { readonly kind: 'options'; readonly options: RunOptions }
  | { readonly kind: 'problem'; readonly what: string; readonly hint: string } {
  const parameters = applyAssignments(source, request.assignments);
  if (parameters.kind === 'problem') return parameters;
  const values = { ...request.options.parameters, ...parameters.values, ...extra };
  return { kind: 'options', options: { ...request.options, parameters: values } };
}

function refused(what: string, hint: string): Simulated {
  return { kind: 'refused', message: `${withHint(what, hint)}\n` };
}

/** The stack is for whoever mends the simulator, so it is shown on demand only. */
function breakdownText(file: string, error: unknown): string {
  const what = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const stack = error instanceof Error && process.env.TIMESLICE_DEBUG === '1' ? error.stack : '';
  const line = withHint(
    `${file}: the simulator failed: ${what}`,
    'a mistake of ours, please report it; TIMESLICE_DEBUG=1 shows where',
  );
  return `${line}\n${stack ? `${stack}\n` : ''}`;
}
