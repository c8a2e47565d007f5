/**
 * The program that is open, what the user has changed about it and the machine, and its last run.
 * Every change runs it again in the worker; what is shown is always one whole result.
 */
import { DEFAULT_MACHINE } from '../../simulator/index.ts';
import type {
  Header,
  HeaderResult,
  MachineSettings,
  Parameter,
  ParameterValue,
  RunOptions,
  Schedule,
  SourceFile,
  Trace,
  Variation,
} from '../../simulator/index.ts';
import type { EventIndex } from '../reading/events.ts';
import type { LatestClient } from '../worker/client.ts';
import type {
  FailedReply,
  RunSpec,
  SimulateReply,
  SimulateRequest,
  StopNote,
} from '../worker/protocol.ts';

import type { OpenDocument } from './document.ts';

export type RunStatus =
  | { readonly kind: 'idle' }
  /** `slow`: it takes so long that one may want to stop it. */
  | { readonly kind: 'running'; readonly slow: boolean }
  /** The program has been interrupted and has not ended yet. */
  | { readonly kind: 'stopping' }
  /** The simulator did not answer any more, and was given up. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly detail: string };

/** A finished run with everything that made it. */
export interface RunResult {
  readonly id: number;
  readonly document: OpenDocument;
  readonly spec: RunSpec;
  readonly header: HeaderResult;
  readonly trace: Trace;
  readonly events: EventIndex;
}

type Client = Pick<
  LatestClient<SimulateRequest, SimulateReply, StopNote>,
  'request' | 'tell' | 'stop'
>;

/** After this long a run counts as slow. */
const SLOW_MS = 300;
/** A simulator that is told to end answers within this time, or is ended itself. */
const HALT_PATIENCE_MS = 2000;
const SEED_MAX = 2 ** 31;

export class Run {
  document = $state.raw<OpenDocument>();
  result = $state.raw<RunResult>();
  /** The run of the open program that the next ones are compared with. */
  pinned = $state.raw<RunResult>();
  status = $state.raw<RunStatus>({ kind: 'idle' });
  /** What the program reads from standard input. */
  stdin = $state('');
  /** Programs that run on the same machine, each the first process of its own. */
  companions = $state.raw<readonly SourceFile[]>([]);
  /** What the program finds in its working directory, besides the files of its header. */
  dataFiles = $state.raw<Readonly<Record<string, Uint8Array>>>({});
  #parameters = $state.raw<Readonly<Record<string, ParameterValue>>>({});
  #machine = $state.raw<Partial<MachineSettings>>({});
  #decisions: RunOptions['decisions'];

  readonly #client: Client;
  readonly #onResult: (result: RunResult, previous: RunResult | undefined) => void;
  #requests = 0;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  /** The last run is one of the open program, perhaps before its text was changed. */
  readonly isOfDocument = $derived.by(
    () => this.result !== undefined && this.result.document.origin === this.document?.origin,
  );
  /** The header of the open program, once it has been read. */
  readonly header = $derived.by<Header | undefined>(() => {
    const { result } = this;
    return this.isOfDocument && result?.header.kind === 'header' ? result.header.header : undefined;
  });
  readonly machine = $derived<MachineSettings>({
    ...(this.header?.machine ?? DEFAULT_MACHINE),
    ...this.#machine,
  });
  readonly isChanged = $derived(
    Object.keys(this.#parameters).length + Object.keys(this.#machine).length > 0,
  );

  constructor(
    client: Client,
    onResult: (result: RunResult, previous: RunResult | undefined) => void,
  ) {
    this.#client = client;
    this.#onResult = onResult;
  }

  open(
    document: OpenDocument,
    stdin: string,
    dataFiles: Readonly<Record<string, Uint8Array>> = {},
  ): void {
    this.document = document;
    this.stdin = stdin;
    this.pinned = undefined;
    this.companions = [];
    this.dataFiles = dataFiles;
    this.#parameters = {};
    this.#machine = {};
    this.#decisions = undefined;
    this.replay();
  }

  togglePin(): void {
    this.pinned = this.pinned === undefined ? this.result : undefined;
  }

  /** Runs further programs beside the open one; none: it is alone again. */
  setCompanions(companions: readonly SourceFile[]): void {
    this.companions = companions;
    this.replay();
  }

  setDataFiles(files: Readonly<Record<string, Uint8Array>>): void {
    this.dataFiles = files;
    this.replay();
  }

  value(parameter: Parameter): ParameterValue {
    return this.#parameters[parameter.name] ?? parameter.value;
  }

  setParameter(parameter: Parameter, value: ParameterValue): void {
    const others = without(this.#parameters, parameter.name);
    // A value that is the source's own is no change: "reset" has nothing to do then.
    this.#parameters = value === parameter.value ? others : { ...others, [parameter.name]: value };
    this.replay();
  }

  setStdin(text: string): void {
    if (text === this.stdin) return;
    this.stdin = text;
    this.replay();
  }

  setMachine<Name extends keyof MachineSettings>(name: Name, value: MachineSettings[Name]): void {
    const others = without(this.#machine, name);
    const own = (this.header?.machine ?? DEFAULT_MACHINE)[name];
    this.#machine = value === own ? others : { ...others, [name]: value };
    this.replay();
  }

  /** Whether the run tells of its scheduler's decisions. */
  setDecisions(decisions: RunOptions['decisions']): void {
    this.#decisions = decisions;
    this.replay();
  }

  /** The user is the scheduler: these are his choices, and the run waits for the next. */
  choose(choices: readonly string[]): void {
    this.#machine = { ...this.#machine, policy: 'manual', manual: { choices } };
    this.setDecisions('ask');
  }

  /** As {@link choose}, on the machine and with the parameters that the choices were made with. */
  follow({ choices, made }: Schedule): void {
    if (made !== undefined) {
      this.#machine = made.machine;
      this.#parameters = made.parameters;
    }
    this.choose(choices);
  }

  /** The same program with another text: what has been changed about the machine stays. */
  edit(document: OpenDocument): void {
    this.document = document;
    this.replay();
  }

  /** What is to be run; as one of many, with something about it changed, it tells of no decisions. */
  spec(variation?: Variation): RunSpec | undefined {
    const { document } = this;
    if (document === undefined) return undefined;
    const options: RunOptions = {
      parameters: { ...this.#parameters, ...variation?.parameters },
      machine: { ...this.#machine, ...variation?.machine },
      stdin: this.stdin,
      ...(Object.keys(this.dataFiles).length > 0 && { files: this.dataFiles }),
      ...(this.companions.length > 0 && {
        together: this.companions.map((source) => ({ source })),
      }),
      ...(variation === undefined && this.#decisions && { decisions: this.#decisions }),
    };
    return { source: document.source, options };
  }

  resetMachine(name: keyof MachineSettings): void {
    this.#machine = without(this.#machine, name);
    this.replay();
  }

  resetAll(): void {
    this.#parameters = {};
    this.#machine = {};
    this.replay();
  }

  newSeed(): void {
    this.setMachine('seed', Math.floor(Math.random() * SEED_MAX));
  }

  replay(): void {
    const { document } = this;
    const spec = this.spec();
    if (document === undefined || spec === undefined) return;
    const id = ++this.#requests;
    // Slowness counts from the first request that nothing has answered yet.
    if (this.status.kind !== 'running') this.#watch();
    this.#client.request({ kind: 'simulate', ...spec }, (reply) => {
      this.#finish(id, document, spec, reply);
    });
  }

  /** At first as Ctrl-C does, which a program may catch; the second time for good. */
  stop(): void {
    clearTimeout(this.#slowTimer);
    if (this.status.kind === 'running') {
      this.#client.tell({ kind: 'stop', how: 'interrupt' });
    } else if (this.status.kind === 'stopping') {
      this.#client.tell({ kind: 'stop', how: 'halt' });
      this.#slowTimer = setTimeout(() => {
        this.#client.stop();
        this.status = { kind: 'stopped' };
      }, HALT_PATIENCE_MS);
    } else return;
    this.status = { kind: 'stopping' };
  }

  #finish(
    id: number,
    document: OpenDocument,
    spec: RunSpec,
    reply: SimulateReply | FailedReply,
  ): void {
    // A result of the program that was open before is of no use; one of older parameters is.
    if (document !== this.document) return;
    clearTimeout(this.#slowTimer);
    // Whoever stops does not want to see the one that waited either.
    const isLast = id === this.#requests || this.status.kind === 'stopping';
    if (!isLast) this.#watch();
    else if (reply.kind === 'failed') this.status = { kind: 'failed', detail: reply.detail };
    else this.status = { kind: 'idle' };
    if (reply.kind === 'failed') return;
    const { header, trace, events, ending } = reply;
    const { source, options } = spec;
    const previous = this.result;
    this.result = {
      id,
      document,
      spec: { source, options: { ...options, ...ending } },
      header,
      trace,
      events,
    };
    this.#onResult(this.result, previous);
  }

  #watch(): void {
    this.status = { kind: 'running', slow: false };
    clearTimeout(this.#slowTimer);
    this.#slowTimer = setTimeout(() => {
      this.status = { kind: 'running', slow: true };
    }, SLOW_MS);
  }
}

function without<Value extends object>(value: Value, name: PropertyKey): Value {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as Value;
}
