/** The scenarios that come with the app, taken into the bundle. */
import { catalogueOf } from './scenarios.ts';
import type { Scenario, ScenarioFile } from './scenarios.ts';

export function bundledScenarios(): readonly Scenario[] {
  return catalogueOf(
    import.meta.glob<ScenarioFile>('../scenarios/**/*.{py,toml}', {
      query: '?scenario',
      import: 'default',
      eager: true,
    }),
  );
}
