import { sandboxScenarios } from "#core/sandbox/scenario.ts";
import { refuseFields } from "../errors.ts";

/** The core's name of a scenario. Throws Refusal 400 for one that there is not. */
export function parseScenario(slug: string): string {
  const scenario = slug.replaceAll("_", "-");
  if (Object.hasOwn(sandboxScenarios, scenario)) return scenario;
  throw refuseFields({
    sandbox_scenario: [`There is no such scenario; there are: ${scenarioSlugs().join(", ")}.`],
  });
}

/** Every scenario as customers write it. */
function scenarioSlugs(): readonly string[] {
  return Object.keys(sandboxScenarios).map((scenario) => scenario.replaceAll("-", "_"));
}
