import type { DependencyType, IForbiddenRuleType, IRegularForbiddenRuleType } from "dependency-cruiser";
import { type Layer, mayImport, type Root, roots } from "./layers.ts";

const src = "^server/src/";
const tests = "\\.test\\.tsx?$|^server/test/";
const npmTypes: DependencyType[] = [
  "npm",
  "npm-dev",
  "npm-optional",
  "npm-peer",
  "npm-bundled",
  "npm-no-pkg",
  "npm-unknown",
];

function escape(text: string): string {
  return text.replaceAll(/[.\\/$]/g, String.raw`\$&`);
}

function rule(
  name: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"],
): IForbiddenRuleType {
  return { name, severity: "error", from, to };
}

function anyOf(names: readonly string[]): string {
  return `(?:${names.map(escape).join("|")})`;
}

function layerRules([name, layer]: [string, Layer]): IForbiddenRuleType[] {
  const from = { path: `${src}${name}/`, pathNot: tests };
  const own = `${src}${anyOf([name, ...layer.layers])}/`;
  // A root file says itself who may import it.
  const rules = [
    rule(`${name}-imports-its-layers-only`, from, { path: src, pathNot: [own, `${src}[^/]+$`] }),
  ];
  if (layer.npm !== "declared") {
    const allowed = layer.npm.length > 0 ? { pathNot: `node_modules/${anyOf(layer.npm)}/` } : {};
    rules.push(rule(`${name}-imports-its-packages-only`, from, { dependencyTypes: npmTypes, ...allowed }));
  }
  if (layer.node !== "any") {
    const allowed = layer.node.length > 0 ? { pathNot: `^(?:node:)?${anyOf(layer.node)}$` } : {};
    rules.push(
      rule(`${name}-imports-its-node-modules-only`, from, { dependencyTypes: ["core"], ...allowed }),
    );
  }
  return rules;
}

function islandRules([name, layer]: [string, Layer]): IForbiddenRuleType[] {
  if (!layer.areIslands) return [];
  const home = `${src}${name}/`;
  const shared = layer.sharedIsland ? [`${home}${layer.sharedIsland}/`] : [];
  return [
    rule(
      `${name}-are-islands`,
      { path: `${home}([^/]+)/`, pathNot: tests },
      { path: `${home}[^/]+/`, pathNot: [`${home}$1/`, ...shared] },
    ),
    rule(
      `${name}-share-nothing-of-an-island`,
      { path: `${home}[^/]+$`, pathNot: tests },
      { path: `${home}[^/]+/` },
    ),
  ];
}

function rootRule([file, root]: [string, Root]): IForbiddenRuleType {
  const importers = root.importedBy.map((name) => `${src}${escape(name)}${name.endsWith(".ts") ? "$" : "/"}`);
  return rule(
    `${file}-is-a-root`,
    { path: src, pathNot: [tests, ...importers] },
    { path: `${src}${escape(file)}$` },
  );
}

const everywhere: IForbiddenRuleType[] = [
  rule(
    "no-cycles",
    { path: "." },
    { circular: true, viaOnly: { dependencyTypesNot: ["type-only", "type-import"] } },
  ),
  rule(
    "product-imports-no-test-or-tool",
    { path: src, pathNot: tests },
    { path: `${tests}|^(?:tools|bench|training|examples)/` },
  ),
  rule(
    "only-http-reaches-out",
    // The demo plays a customer, so it calls from outside.
    { path: src, pathNot: `${src}http/|${src}cli/demo/|${tests}` },
    { path: "node_modules/undici/" },
  ),
  rule(
    "pages-see-only-contracts",
    { path: "^apps/" },
    { path: src, pathNot: `${src}api/[^/]+/contract\\.ts$` },
  ),
  rule("sdks-stand-alone", { path: "^sdks/" }, { path: "^(?:server|apps)/" }),
  rule("imports-exist", { path: "." }, { couldNotResolve: true }),
  rule("declared-packages-only", { path: "." }, { dependencyTypes: ["npm-no-pkg", "npm-unknown"] }),
  rule(
    "product-needs-no-development-package",
    { path: src, pathNot: tests },
    { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm", "npm-optional"] },
  ),
];

/** Every rule that dependency-cruiser checks, made from the map. */
export function forbiddenImports(): IForbiddenRuleType[] {
  return [
    ...Object.entries(mayImport).flatMap(layerRules),
    ...Object.entries(mayImport).flatMap(islandRules),
    ...Object.entries(roots).map(rootRule),
    ...everywhere,
  ];
}
