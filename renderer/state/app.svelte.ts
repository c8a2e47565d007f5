/**
 * The whole window's state, composed. Each part knows itself; what concerns two of them stands here.
 */
import { createContext } from 'svelte';

import type { Bridge, OpenResult, SavedFile } from '../../electron/bridge.ts';
import type { LaneId, PolicyName, SourceFile } from '../../simulator/index.ts';
import { axisOf, nextEventNs, previousEventNs } from '../chart/index.ts';
import type { TimeMark, TimeRange } from '../chart/index.ts';
import type { ExportFormat } from '../exporting/index.ts';
import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Jump } from '../messages/phrase.ts';
import { nextInstant } from '../reading/events.ts';
import { causeOf, effectOf } from '../reading/follow.ts';
import { readInterval } from '../reading/intervals.ts';
import type { Interval } from '../reading/intervals.ts';
import { refusalOf } from '../reading/outcome.ts';
import { positionAt } from '../reading/positions.ts';
import { nextOf } from '../reading/until.ts';
import type { Until } from '../reading/until.ts';
import { firstScenario } from '../scenarios.ts';
import type { Scenario } from '../scenarios.ts';
import { LatestClient } from '../worker/client.ts';
import type { WorkerLike } from '../worker/client.ts';

import { DataFiles } from './data-files.ts';
import type { OpenDocument } from './document.ts';
import { Inspection } from './inspection.svelte.ts';
import { Layout } from './layout.svelte.ts';
import type { WindowSize } from './layout.svelte.ts';
import { Catalogue } from './catalogue.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { Playhead } from './playhead.svelte.ts';
import { PinnedRun } from './pinned-run.svelte.ts';
import { ProgramMemory } from './program-memory.ts';
import { Run } from './run.svelte.ts';
import type { RunResult } from './run.svelte.ts';
import { COMPARED } from './compared-policies.ts';
import { ManyRuns } from './many-runs.svelte.ts';
import { Sweep } from './sweep.svelte.ts';
import { isSchedule, Scheduling } from './scheduling.svelte.ts';
import type { SchedulingMode } from './scheduling.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { SourceView } from './source-view.svelte.ts';
import { TableEditing } from './table-editing.svelte.ts';
import type { Store } from './store.ts';
import { TimeMarks } from './time-marks.svelte.ts';
import { View } from './view.svelte.ts';

export interface AppParts {
  readonly bridge: Bridge;
  readonly store: Store;
  readonly scenarios: readonly Scenario[];
  readonly spawnWorker: () => WorkerLike;
  readonly window: WindowSize;
  readonly isMac: boolean;
}

/**
 * An inspector that is ended has to begin again from the start of the run, and a playing playhead asks
 * all the time: so it is given long.
 */
const INSPECT_PATIENCE_MS = 5000;

/** A dialog over the window. */
export type Overlay = 'palette' | 'help' | 'compare' | 'sweep';

export class App {
  readonly bridge: Bridge;
  readonly isMac: boolean;
  readonly language = new Language('en', en);
  readonly layout: Layout;
  readonly catalogue: Catalogue;
  readonly notices = new Notices();
  readonly run: Run;
  readonly scheduling: Scheduling;
  readonly table: TableEditing;
  readonly dataFiles: DataFiles;
  readonly comparison: ManyRuns<PolicyName>;
  readonly sweep: Sweep;
  readonly inspection: Inspection;
  readonly selection = new Selection();
  readonly marks = new TimeMarks();
  readonly view = new View(() => axisOf(this.run.result?.trace, this.layout.axis));
  readonly pinned: PinnedRun;
  readonly source = new SourceView();
  readonly playhead: Playhead;

  overlay = $state<Overlay>();
  allArrows = $state(false);
  futureHidden = $state(false);
  /** Up to here the user has seen what happens. */
  readonly knownNs = $derived.by(() => {
    const elapsedNs = this.run.result?.trace.elapsedNs ?? 0;
    return this.futureHidden ? Math.min(this.playhead.timeNs, elapsedNs) : elapsedNs;
  });
  /** Something is hidden that is yet to come. */
  readonly isGuessing = $derived.by(
    () => this.futureHidden && this.knownNs < (this.run.result?.trace.elapsedNs ?? 0),
  );
  /** A job table is shown as a table, else as its text. */
  tableShown = $state(true);
  /** The field that a command puts the cursor into. It takes this back: the next such field is not meant. */
  fieldWanted = $state<'search' | 'input'>();

  /** What the open program is called. */
  readonly documentTitle = $derived.by(() => {
    const { document } = this.run;
    if (document === undefined) return this.language.text('app.noDocument');
    const { origin, source } = document;
    const own = origin.kind === 'scenario' && this.catalogue.scenario(origin.id)?.title;
    return this.run.companions.reduce(
      (title, { name }) => this.language.text('app.beside', { document: title, other: name }),
      own || source.name,
    );
  });
  /** Of the window. */
  readonly title = $derived.by(() =>
    this.run.document === undefined
      ? this.language.text('app.name')
      : this.language.text('app.title', { document: this.documentTitle }),
  );

  readonly #parts: AppParts;
  readonly #inputs: ProgramMemory;

  constructor(parts: AppParts) {
    this.#parts = parts;
    this.bridge = parts.bridge;
    this.isMac = parts.isMac;
    this.#inputs = new ProgramMemory(parts.store, 'standard-input');
    this.layout = new Layout(parts.store, parts.window);
    this.catalogue = new Catalogue(parts.scenarios);
    this.run = new Run(new LatestClient(parts.spawnWorker), (result, previous) => {
      this.#adopt(result, previous);
    });
    this.pinned = new PinnedRun(this.run, this.view);
    this.scheduling = new Scheduling(this.run);
    this.table = new TableEditing(this.run, new LatestClient(parts.spawnWorker), parts.store);
    this.dataFiles = new DataFiles(this, new ProgramMemory(parts.store, 'data-files'));
    this.comparison = new ManyRuns(parts.spawnWorker);
    this.sweep = new Sweep(this.run, new ManyRuns(parts.spawnWorker));
    this.inspection = new Inspection(new LatestClient(parts.spawnWorker, INSPECT_PATIENCE_MS));
    this.playhead = new Playhead({
      elapsedNs: () => this.run.result?.trace.elapsedNs ?? 0,
      horizonNs: () => this.#horizonNs(),
      range: () => this.selection.range,
      onplay: (timeNs, direction) => {
        this.view.follow(timeNs, direction === -1);
      },
    });
  }

  /** Opens what the host was started with, else the first scenario. */
  async start(): Promise<void> {
    const files = await this.bridge.initialFiles();
    this.openResults(files);
    const first = firstScenario(this.#parts.scenarios);
    if (this.run.document === undefined && first !== undefined) this.openScenario(first);
    await this.#refreshRecent();
  }

  openScenario(scenario: Scenario): void {
    this.notices.clear();
    this.#open({ source: scenario.source, origin: { kind: 'scenario', id: scenario.id } });
  }

  async openDialog(): Promise<void> {
    this.openResults(await this.bridge.openDialog());
    await this.#refreshRecent();
  }

  /** Runs further programs on the machine of the open one. */
  async openBesideDialog(): Promise<void> {
    const results = await this.bridge.openDialog();
    if (results.length === 0) return;
    this.notices.tellProblems(results, this.language);
    const sources = results.flatMap((result) =>
      result.kind === 'file' ? [{ name: result.file.name, text: result.file.text }] : [],
    );
    if (sources.length > 0) this.run.setCompanions([...this.run.companions, ...sources]);
    await this.#refreshRecent();
  }

  async openDropped(files: readonly File[]): Promise<void> {
    const programs = await this.dataFiles.addDropped(files);
    if (programs.length === 0) return;
    this.openResults(await this.bridge.openDropped(programs));
    await this.#refreshRecent();
  }

  async openRecent(path: string): Promise<void> {
    this.openResults([await this.bridge.openRecent(path)]);
    await this.#refreshRecent();
  }

  /** Saves the run, under a name made of its program's. */
  async export(format: ExportFormat): Promise<void> {
    const { result } = this.run;
    if (result === undefined) return;
    const name = `${result.document.source.name.replace(/\.[^.]*$/, '')}.${format}`;
    const { shownTheme: theme, axis } = this.layout;
    const options = { title: this.documentTitle, theme, axis };
    await this.notices.whileSaving(name, async () => {
      const { exported } = await import('../exporting/index.ts');
      return this.bridge.save(name, await exported(format, result.trace, options));
    });
  }

  /** Opens the last of the files that could be read; says what is wrong with the others. */
  openResults(results: readonly OpenResult[]): void {
    if (results.length === 0) return;
    this.notices.tellProblems(results, this.language);
    const opened = results.findLast((result) => result.kind === 'file');
    if (opened?.kind !== 'file') return;
    const { name, path, text } = opened.file;
    if (isSchedule(name)) this.#openSchedule({ name, text });
    else this.#open({ source: { name, text }, origin: { kind: 'file', path } });
  }

  /** Runs what is open under another policy, which decides by itself. */
  enterPolicy(policy: PolicyName): void {
    if (this.scheduling.mode === 'choose') this.enterScheduling('watch');
    this.run.setMachine('policy', policy);
  }

  /** To the file that the table lies in, where there is one; else the user is asked. */
  async saveTable(): Promise<void> {
    const { document } = this.run;
    if (document === undefined) return;
    const { path } = this.table;
    const overwrite = this.bridge.overwrite?.bind(this.bridge);
    if (path === undefined || overwrite === undefined) return this.saveTableAs();
    await this.notices.whileSaving(path, async () => {
      await overwrite(path, document.source.text);
      this.table.saved(path);
    });
  }

  async saveTableAs(): Promise<void> {
    const { document } = this.run;
    if (document === undefined) return;
    const saved = await this.#save(document.source.name, document.source.text);
    if (saved !== undefined) this.table.saved(saved.path);
  }

  /** The user predicts, or makes, the scheduler's decisions, or lets it work. */
  enterScheduling(mode: SchedulingMode): void {
    this.scheduling.enter(mode);
    this.futureHidden = mode === 'predict';
    this.layout.show('scheduler');
    this.#goToDecision();
  }

  /** Says who runs next, and sees what came of it as far as the next decision. */
  predict(lane: LaneId): void {
    this.scheduling.predict(lane);
    this.#goToDecision();
  }

  predictAgain(): void {
    this.scheduling.restart();
    this.#goToDecision();
  }

  /** Saves the choices that were made so far. */
  async saveSchedule(): Promise<void> {
    const file = this.scheduling.file();
    if (file !== undefined) await this.#save(file.name, file.text);
  }

  /** Every policy on what is open, side by side. */
  comparePolicies(): void {
    this.comparison.start(COMPARED, (policy) => this.run.spec({ machine: { policy } }));
    this.open('compare');
  }

  /** What the program is to read from standard input: it runs again, and the text is remembered. */
  setStdin(text: string): void {
    const { document } = this.run;
    if (document === undefined) return;
    this.#inputs.keep(document, text);
    this.run.setStdin(text);
  }

  /** The interval that is selected, read out. */
  selectedInterval(): Interval | undefined {
    const index = this.selection.current?.interval;
    const trace = this.run.result?.trace;
    return index === undefined || trace === undefined ? undefined : readInterval(trace, index);
  }

  jump(target: Jump): void {
    const trace = this.run.result?.trace;
    if (trace === undefined && target.kind !== 'line') return;
    switch (target.kind) {
      case 'line':
        this.tableShown = false;
        this.source.showLine(target.source, target.line, target.column);
        break;
      case 'time':
        this.goTo(target.timeNs);
        break;
      case 'lane':
        this.selection.selectAt(trace!, target.lane, target.timeNs);
        this.goTo(target.timeNs);
    }
  }

  /** The playhead goes there and stops, and the view comes along. */
  goTo(timeNs: number): void {
    this.playhead.pauseAt(timeNs);
    this.view.reveal(this.playhead.timeNs);
  }

  /** To the next or previous event: of the selected lane, or of all when none is selected. */
  step(direction: 1 | -1): void {
    const result = this.run.result;
    if (result === undefined) return;
    const { trace, events } = result;
    const { lane } = this.selection;
    const now = this.playhead.timeNs;
    const timeNs =
      lane === undefined
        ? nextInstant(trace, events, now, direction)
        : direction === 1
          ? nextEventNs(trace, lane, now)
          : previousEventNs(trace, lane, now);
    this.goTo(timeNs ?? (direction === 1 ? trace.elapsedNs : 0));
    if (lane !== undefined) this.selection.selectAt(trace, lane, this.playhead.timeNs);
  }

  follow(direction: 'cause' | 'effect'): void {
    const trace = this.run.result?.trace;
    const interval = this.selectedInterval();
    if (trace === undefined || interval === undefined) return;
    const find = direction === 'cause' ? causeOf : effectOf;
    const moment = find(trace, interval);
    if (moment !== undefined) this.jump({ kind: 'lane', ...moment });
  }

  moveLane(step: 1 | -1): void {
    const trace = this.run.result?.trace;
    if (trace === undefined) return;
    this.selection.moveLane(trace, step, this.playhead.timeNs, this.knownNs);
  }

  /** Shows what is selected as large as it goes; when it is shown so already, everything. */
  focus(): void {
    const target = this.#selectedStretch();
    const before = this.view.current;
    if (target !== undefined) this.view.focus(target);
    const { startNs, endNs } = this.view.current;
    if (startNs === before.startNs && endNs === before.endNs) this.view.fit();
  }

  /** Of what is selected, else of where the playhead is. */
  mark(kept: boolean): void {
    const { timeNs } = this.playhead;
    this.marks.toggle(this.#selectedStretch() ?? { startNs: timeNs, endNs: timeNs }, kept);
  }

  goToMark({ startNs, endNs }: TimeMark): void {
    if (endNs > startNs) this.selection.range = { startNs, endNs };
    this.goTo(startNs);
  }

  /** To where something of a kind happens next, of the selected lane if there is one; else to the end. */
  runUntil(what: Until): void {
    const trace = this.run.result?.trace;
    if (trace === undefined) return;
    const moment = nextOf(trace, what, this.playhead.timeNs, this.selection.lane);
    if (moment === undefined) this.goTo(Infinity);
    else this.jump({ kind: 'lane', ...moment });
  }

  focusRange(): void {
    if (this.selection.range !== undefined) this.view.focus(this.selection.range);
  }

  open(overlay: Overlay): void {
    this.overlay = overlay;
  }

  toggleAllArrows(): void {
    this.allArrows = !this.allArrows;
  }

  toggleFuture(): void {
    this.futureHidden = !this.futureHidden;
  }

  toggleLoop(): void {
    this.playhead.looping = !this.playhead.looping;
  }

  /** Puts the cursor into a field, and shows the pane it is in. */
  requestField(field: 'search' | 'input'): void {
    this.layout.unfold(field === 'search' ? 'library' : 'parameters');
    this.fieldWanted = field;
  }

  /** Selecting a bar shows the line at which its thread stands. */
  showLineOf(lane: LaneId, timeNs: number): void {
    const trace = this.run.result?.trace;
    const position = trace === undefined ? undefined : positionAt(trace, lane, timeNs);
    if (position !== undefined) this.source.showLine(position.source, position.line);
  }

  noSuchScenario(name: string): void {
    this.notices.add(phrase('problem.file.noScenario', { name }));
  }

  #open(document: OpenDocument): void {
    if (this.scheduling.mode === 'predict') this.futureHidden = false;
    this.scheduling.leave();
    const left = this.table.opened(document);
    this.run.open(left, this.#inputs.of(left), this.dataFiles.of(left));
  }

  #openSchedule(file: SourceFile): void {
    const problems = this.scheduling.open(file);
    this.notices.tellBroken(problems);
    if (problems.length > 0) return;
    this.futureHidden = false;
    this.layout.show('scheduler');
  }

  #save(name: string, content: string): Promise<SavedFile | undefined> {
    return this.notices.whileSaving(name, () => this.bridge.save(name, content));
  }

  /** To the decision that is asked about; where none is left, to the end. */
  #goToDecision(): void {
    const { mode, asked, decisions } = this.scheduling;
    if (mode === 'watch' || this.run.result === undefined) return;
    if (mode === 'predict' && decisions.length === 0) return;
    this.goTo(mode === 'predict' ? this.#horizonNs() : (asked?.timeNs ?? Infinity));
  }

  /** Whoever is asked what comes sees no more than what was before: at that time the chosen one runs already. */
  #horizonNs(): number {
    const { mode, asked } = this.scheduling;
    if (mode !== 'predict' || !this.futureHidden || asked === undefined) return Infinity;
    return Math.max(0, asked.timeNs - 1);
  }

  #selectedStretch(): TimeRange | undefined {
    const interval = this.selectedInterval();
    return (
      this.selection.range ??
      (interval === undefined ? undefined : { startNs: interval.startNs, endNs: interval.endNs })
    );
  }

  async #refreshRecent(): Promise<void> {
    this.catalogue.recent = await this.bridge.recentFiles();
  }

  #adopt(result: RunResult, previous: RunResult | undefined): void {
    const { trace } = result;
    if (previous?.document.origin === result.document.origin) {
      this.view.keepFor(this.pinned.fitNs);
      this.selection.keepFor(trace, previous.trace);
      if (this.source.source >= trace.sources.length) this.source.reset();
      this.scheduling.keepFor(result.spec.options.machine?.policy);
      this.#goToDecision();
      return;
    }
    this.view.showNew(trace.elapsedNs);
    this.selection.clear();
    this.selection.unfoldAll();
    this.marks.clear();
    this.playhead.reset();
    this.source.reset();
    const refusal = refusalOf(trace);
    if (refusal !== undefined) {
      this.layout.tab = 'source';
      this.tableShown = false;
      this.source.showLine(0, refusal.line, refusal.column);
    }
  }
}

export const [getApp, setApp] = createContext<App>();
