/**
 * The one registry of everything the user can tell the window to do. Menus (in the page and native),
 * the palette, keys and the help are all made from it: a command is a row here, and nothing else.
 */
import type { AxisKind } from './chart/index.ts';
import type { ExportFormat } from './exporting/index.ts';
import { character, place } from './keys.ts';
import type { Key } from './keys.ts';
import type { MessageKey } from './messages/message.ts';
import type { App } from './state/app.svelte.ts';
import type { Foldable, Tab, ThemeChoice } from './state/layout.svelte.ts';
import type { SchedulingMode } from './state/scheduling.svelte.ts';
import type { Until } from './reading/until.ts';

export const COMMAND_GROUPS = ['file', 'scenarios', 'view', 'playback', 'run', 'help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Every command has its label in the message table, under its own name. */
export type CommandId = MessageKey extends infer Key
  ? Key extends `command.${infer Id}`
    ? Id
    : never
  : never;

type Act = (app: App) => void;
type Ask = (app: App) => boolean;

interface Conditions {
  readonly enabled?: Ask;
  /** For commands that switch something on and off, or choose one of several. */
  readonly checked?: Ask;
}

export interface Command extends Conditions {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /** Commands that belong together stand together in a menu, with a line before the next section. */
  readonly section: string;
  /** The first is the one that menus show. */
  readonly keys: readonly Key[];
  readonly run: Act;
}

function row(
  id: CommandId,
  where: `${CommandGroup}/${string}`,
  keys: readonly Key[],
  run: Act,
  conditions: Conditions = {},
): Command {
  const [group, section] = where.split('/') as [CommandGroup, string];
  return { id, group, section, keys, run, ...conditions };
}

const ifRun: Conditions = { enabled: (app) => app.run.result !== undefined };
/** A program that cannot run has no figures. */
const ifRan: Conditions = {
  enabled: (app) => app.run.isOfDocument && app.run.result?.trace.lanes.length !== 0,
};
const ifRange: Conditions = { enabled: (app) => app.selection.range !== undefined };
const ifInterval: Conditions = { enabled: (app) => app.selectedInterval() !== undefined };
const ifDocument: Conditions = { enabled: (app) => app.run.document !== undefined };

const ifProgram: Conditions = { enabled: (app) => app.dataFiles.areOfUse };
const ifTable: Conditions = { enabled: (app) => app.table.isTable };
const ifChosen: Conditions = {
  enabled: (app) => app.scheduling.mode === 'choose' && app.scheduling.choices.length > 0,
};

/** Switches it on, and off again. */
function schedulingMode(mode: SchedulingMode): [readonly Key[], Act, Conditions] {
  return [
    [],
    (app) => app.enterScheduling(app.scheduling.mode === mode ? 'watch' : mode),
    { ...ifRun, checked: (app) => app.scheduling.mode === mode },
  ];
}

function showTab(tab: Tab): Act {
  return (app) => app.layout.show(tab);
}

function exportAs(format: ExportFormat): [readonly Key[], Act, Conditions] {
  return [[], (app) => void app.export(format), ifRun];
}

function runUntil(what: Until): [readonly Key[], Act, Conditions] {
  return [[], (app) => app.runUntil(what), ifRun];
}

function togglePane(pane: Foldable): [Act, Conditions] {
  return [(app) => app.layout.toggle(pane), { checked: (app) => !app.layout.isFolded(pane) }];
}

function chooseTheme(theme: ThemeChoice): [Act, Conditions] {
  return [
    (app) => {
      app.layout.theme = theme;
    },
    { checked: (app) => app.layout.theme === theme },
  ];
}

function chooseAxis(axis: AxisKind): [readonly Key[], Act, Conditions] {
  return [
    [],
    (app) => {
      app.layout.axis = axis;
    },
    { checked: (app) => app.layout.axis === axis },
  ];
}

export const COMMANDS: readonly Command[] = [
  row('open', 'file/open', [place('KeyO', 'mod')], (app) => void app.openDialog()),
  row(
    'openBeside',
    'file/open',
    [place('KeyO', 'mod', 'shift')],
    (app) => void app.openBesideDialog(),
    ifProgram,
  ),
  row('addData', 'file/open', [], (app) => void app.dataFiles.addDialog(), ifProgram),
  row('closeBeside', 'file/open', [], (app) => app.run.setCompanions([]), {
    enabled: (app) => app.run.companions.length > 0,
  }),
  row('saveTable', 'file/table', [place('KeyS', 'mod')], (app) => void app.saveTable(), ifTable),
  row(
    'saveTableAs',
    'file/table',
    [place('KeyS', 'mod', 'shift')],
    (app) => void app.saveTableAs(),
    ifTable,
  ),
  row('undoTable', 'file/table', [place('KeyZ', 'mod')], (app) => app.table.undo(), {
    enabled: (app) => app.table.canUndo,
  }),
  row('redoTable', 'file/table', [place('KeyZ', 'mod', 'shift')], (app) => app.table.redo(), {
    enabled: (app) => app.table.canRedo,
  }),
  row('addJob', 'file/table', [], (app) => app.table.add('job'), ifTable),
  row('exportSvg', 'file/export', ...exportAs('svg')),
  row('exportPng', 'file/export', ...exportAs('png')),
  row('exportJson', 'file/export', ...exportAs('json')),
  row('exportCsv', 'file/export', ...exportAs('csv')),
  row('exportChrome', 'file/export', ...exportAs('chrome.json')),

  row('search', 'scenarios/search', [place('KeyF', 'mod'), character('/')], (app) =>
    app.requestField('search'),
  ),

  row(
    'zoomIn',
    'view/zoom',
    [place('KeyW'), character('+')],
    (app) => app.view.zoom(1, app.playhead.timeNs),
    ifRun,
  ),
  row(
    'zoomOut',
    'view/zoom',
    [place('KeyS'), character('-')],
    (app) => app.view.zoom(-1, app.playhead.timeNs),
    ifRun,
  ),
  row('panLeft', 'view/zoom', [place('KeyA')], (app) => app.view.pan(-1), ifRun),
  row('panRight', 'view/zoom', [place('KeyD')], (app) => app.view.pan(1), ifRun),
  row('zoomToRange', 'view/zoom', [place('KeyZ')], (app) => app.focusRange(), ifRange),
  row('focus', 'view/zoom', [place('KeyF')], (app) => app.focus(), ifRun),
  row('fit', 'view/zoom', [place('Digit0')], (app) => app.view.fit(), ifRun),
  row('viewBack', 'view/history', [place('ArrowLeft', 'alt')], (app) => app.view.goBack(), {
    enabled: (app) => app.view.canGoBack,
  }),
  row('viewForward', 'view/history', [place('ArrowRight', 'alt')], (app) => app.view.goForward(), {
    enabled: (app) => app.view.canGoForward,
  }),
  row('laneUp', 'view/selection', [place('ArrowUp')], (app) => app.moveLane(-1), ifRun),
  row('laneDown', 'view/selection', [place('ArrowDown')], (app) => app.moveLane(1), ifRun),
  row('followBack', 'view/selection', [character('[')], (app) => app.follow('cause'), ifInterval),
  row(
    'followForward',
    'view/selection',
    [character(']')],
    (app) => app.follow('effect'),
    ifInterval,
  ),
  row('clear', 'view/selection', [place('Escape')], (app) => app.selection.clear()),
  row('mark', 'view/marks', [place('KeyM')], (app) => app.mark(false), ifRun),
  row('keepMark', 'view/marks', [place('KeyM', 'shift')], (app) => app.mark(true), ifRun),
  row('clearMarks', 'view/marks', [], (app) => app.marks.clear(), {
    enabled: (app) => app.marks.list.length > 0,
  }),
  row('axisLinear', 'view/axis', ...chooseAxis('linear')),
  row('axisIdle', 'view/axis', ...chooseAxis('idle')),
  row('axisEvents', 'view/axis', ...chooseAxis('events')),
  row('axisNext', 'view/axis', [place('KeyX')], (app) => app.layout.nextAxis()),
  row('allArrows', 'view/chart', [], (app) => app.toggleAllArrows(), {
    checked: (app) => app.allArrows,
  }),
  row('showPinned', 'view/chart', [], (app) => (app.pinned.shown = !app.pinned.shown), {
    enabled: (app) => app.pinned.trace !== undefined,
    checked: (app) => app.pinned.shown,
  }),
  row('hideFuture', 'view/chart', [], (app) => app.toggleFuture(), {
    checked: (app) => app.futureHidden,
  }),
  row('foldLibrary', 'view/panes', [place('Digit1', 'alt')], ...togglePane('library')),
  row('foldParameters', 'view/panes', [place('Digit2', 'alt')], ...togglePane('parameters')),
  row('foldDetails', 'view/panes', [place('Digit3', 'alt')], ...togglePane('details')),
  row('showSource', 'view/panes', [], showTab('source')),
  row('showState', 'view/panes', [], showTab('state')),
  row('showConsole', 'view/panes', [], showTab('console')),
  row('showEvents', 'view/panes', [], showTab('events')),
  row('showStatistics', 'view/panes', [], showTab('statistics')),
  row('showScheduler', 'view/panes', [], showTab('scheduler')),
  row('themeSystem', 'view/theme', [], ...chooseTheme('system')),
  row('themeLight', 'view/theme', [], ...chooseTheme('light')),
  row('themeDark', 'view/theme', [], ...chooseTheme('dark')),

  row('play', 'playback/play', [place('Space')], (app) => app.playhead.toggle(1), ifRun),
  row(
    'playBackwards',
    'playback/play',
    [place('Space', 'shift')],
    (app) => app.playhead.toggle(-1),
    ifRun,
  ),
  row('loop', 'playback/play', [place('KeyL')], (app) => app.toggleLoop(), {
    ...ifRun,
    checked: (app) => app.playhead.looping,
  }),
  row(
    'nextEvent',
    'playback/step',
    [place('ArrowRight'), character('.')],
    (app) => app.step(1),
    ifRun,
  ),
  row(
    'previousEvent',
    'playback/step',
    [place('ArrowLeft'), character(',')],
    (app) => app.step(-1),
    ifRun,
  ),
  row('toStart', 'playback/step', [place('Home')], (app) => app.goTo(0), ifRun),
  row('toEnd', 'playback/step', [place('End')], (app) => app.goTo(Infinity), ifRun),
  row('untilContention', 'playback/until', ...runUntil('contention')),
  row('untilForcedSwitch', 'playback/until', ...runUntil('forcedSwitch')),
  row('untilDeadlock', 'playback/until', ...runUntil('deadlock')),
  row('untilThreadEnd', 'playback/until', ...runUntil('threadEnd')),
  row('slower', 'playback/speed', [character('<')], (app) => app.playhead.slower()),
  row('faster', 'playback/speed', [character('>')], (app) => app.playhead.faster()),

  row('replay', 'run/run', [place('KeyR')], (app) => app.run.replay(), ifDocument),
  row('newSeed', 'run/run', [place('KeyR', 'shift')], (app) => app.run.newSeed(), ifDocument),
  row('stop', 'run/run', [place('Period', 'mod')], (app) => app.run.stop(), {
    enabled: (app) => app.run.status.kind === 'running' || app.run.status.kind === 'stopping',
  }),
  row(
    'pin',
    'run/many',
    [place('KeyP')],
    (app) => {
      app.pinned.toggle();
      app.layout.show('statistics');
    },
    { ...ifRun, checked: (app) => app.run.pinned !== undefined },
  ),
  row(
    'goToDifference',
    'run/many',
    [place('KeyP', 'shift')],
    (app) => {
      if (app.pinned.jump !== undefined) app.jump(app.pinned.jump);
    },
    { enabled: (app) => app.pinned.jump !== undefined },
  ),
  row('sweep', 'run/many', [], (app) => app.open('sweep'), ifRan),
  row('comparePolicies', 'run/many', [], (app) => app.comparePolicies(), ifDocument),
  row('predict', 'run/scheduler', ...schedulingMode('predict')),
  row('beScheduler', 'run/scheduler', ...schedulingMode('choose')),
  row('undoChoice', 'run/scheduler', [], (app) => app.scheduling.undo(), ifChosen),
  row('saveSchedule', 'run/scheduler', [], (app) => void app.saveSchedule(), ifChosen),
  row('standardInput', 'run/reset', [], (app) => app.requestField('input'), ifProgram),
  row('resetParameters', 'run/reset', [], (app) => app.run.resetAll(), {
    enabled: (app) => app.run.isChanged,
  }),

  row('palette', 'help/help', [place('KeyP', 'mod', 'shift')], (app) => app.open('palette')),
  row('help', 'help/help', [character('?')], (app) => app.open('help')),
  row('hint', 'help/help', [], (app) => (app.layout.hintDismissed = false)),
];

export function isEnabled(command: Command, app: App): boolean {
  return command.enabled?.(app) ?? true;
}

export function findCommand(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id);
}
