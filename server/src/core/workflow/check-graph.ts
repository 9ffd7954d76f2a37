import type { FeatureNode, NodeId, WorkflowDefinition, WorkflowNode } from "./definition.ts";
import { checkRule } from "./check-rule.ts";
import { type Feature, features } from "./feature.ts";
import { mendOfUnknown } from "./nearest.ts";
import type { Problem, ProblemPath } from "./problem.ts";
import { ancestorsOf, exitsOf } from "./reach.ts";

/** What is wrong with a graph, in the order of its nodes; nothing when every way through it is sound. Pure. */
export function checkGraph(definition: WorkflowDefinition): readonly Problem[] {
  const targets = checkTargets(definition);
  if (targets.length > 0) return targets;
  const circle = findCircle(definition);
  if (circle) return [circle];
  return [...checkReached(definition), ...checkOrder(definition), ...checkRules(definition)];
}

function entriesOf({ nodes }: WorkflowDefinition): readonly (readonly [NodeId, WorkflowNode])[] {
  return Object.entries(nodes);
}

function checkTargets(definition: WorkflowDefinition): readonly Problem[] {
  const known = Object.keys(definition.nodes);
  if (known.length === 0)
    return [{ path: ["nodes"], problem: "there is no step", mend: "add one, and a status as the end" }];
  const start: readonly Problem[] = known.includes(definition.start)
    ? []
    : [
        {
          path: ["start"],
          problem: `there is no step ${definition.start}`,
          mend: mendOfUnknown(definition.start, known),
        },
      ];
  const exits = entriesOf(definition).flatMap(([id, node]) =>
    exitsOf(node).map((exit) => ({ path: ["nodes", id, ...exit.path], target: exit.target })),
  );
  const found = [...start, ...exits.flatMap(({ path, target }) => faultOfTarget(path, target, known))];
  const hasEnd = entriesOf(definition).some(([, { type }]) => type === "status");
  const mend =
    "add a step that is a status, for example `status: determine`, and let the last one lead to it";
  return hasEnd ? found : found.map((problem) => ({ ...problem, mend }));
}

function faultOfTarget(path: ProblemPath, target: NodeId, known: readonly NodeId[]): readonly Problem[] {
  if (known.includes(target)) return [];
  if (target === "")
    return [
      {
        path,
        problem: "this way ends without a status",
        mend: "name the step that follows, and let the last one be a status",
      },
    ];
  return [{ path, problem: `there is no step ${target}`, mend: mendOfUnknown(target, known) }];
}

/** The first step backwards that is met when the graph is walked depth first. */
function findCircle({ start, nodes }: WorkflowDefinition): Problem | undefined {
  const done = new Set<NodeId>();
  const visit = (id: NodeId, open: readonly NodeId[]): Problem | undefined => {
    const node = nodes[id];
    if (!node || done.has(id)) return undefined;
    const way = [...open, id];
    for (const { path, target } of exitsOf(node)) {
      const found = way.includes(target)
        ? circleAt(["nodes", id, ...path], [...way.slice(way.indexOf(target)), target])
        : visit(target, way);
      if (found) return found;
    }
    done.add(id);
    return undefined;
  };
  return visit(start, []);
}

function circleAt(path: ProblemPath, circle: readonly NodeId[]): Problem {
  return {
    path,
    problem: `the steps go in a circle: ${circle.join(" → ")}`,
    mend: "let this way lead to a step further on, or to a status",
  };
}

function checkReached(definition: WorkflowDefinition): readonly Problem[] {
  const reached = new Set<NodeId>();
  const open = [definition.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = definition.nodes[id];
    if (!node || reached.has(id)) continue;
    reached.add(id);
    open.push(...exitsOf(node).map(({ target }) => target));
  }
  return Object.keys(definition.nodes)
    .filter((id) => !reached.has(id))
    .map((id) => ({
      path: ["nodes", id],
      problem: `no way leads to the step ${id}`,
      mend: "let a step before it lead here, or take it out",
    }));
}

/** What must have been done before, on some way at least. */
const needed: Readonly<Partial<Record<Feature, Feature>>> = {
  nfc: "id-verification",
  "face-match": "id-verification",
  "database-validation": "id-verification",
  "aml-screening": "id-verification",
};

/** Those of which a session holds one set of files, so that a way may have one of them alone. */
const once: readonly Feature[] = [
  ...(["id-verification", "nfc", "liveness", "face-match", "age-estimation"] as const),
  "proof-of-address",
];

function checkOrder(definition: WorkflowDefinition): readonly Problem[] {
  return entriesOf(definition).flatMap(([id, node]) => {
    if (node.type !== "feature") return [];
    const path = ["nodes", id, "feature"];
    const earlier = featuresBefore(definition, id);
    if (!features.includes(node.feature)) return [];
    const missing = needOf(node);
    if (missing && !earlier.includes(missing))
      return [{ path, problem: `${node.feature} needs ${missing} before it`, mend: `put ${missing} before` }];
    if (once.includes(node.feature) && earlier.includes(node.feature))
      return [
        {
          path,
          problem: `${node.feature} comes twice on one way`,
          mend: "take one of them out, or put them on different arms of a branch",
        },
      ];
    return [];
  });
}

function needOf({ feature, config }: FeatureNode): Feature | undefined {
  return feature === "face-match" && config.against === "portrait" ? undefined : needed[feature];
}

function featuresBefore(definition: WorkflowDefinition, id: NodeId): readonly Feature[] {
  return [...ancestorsOf(definition, id)].flatMap((earlier) => {
    const node = definition.nodes[earlier];
    return node?.type === "feature" ? [node.feature] : [];
  });
}

function checkRules(definition: WorkflowDefinition): readonly Problem[] {
  return entriesOf(definition).flatMap(([id, node]) => {
    if (node.type !== "branch") return [];
    const earlier = ancestorsOf(definition, id);
    return node.arms.flatMap(({ rules }, arm) =>
      rules.flatMap((rule, index) =>
        checkRule(rule, { definition, earlier }).map((problem) => ({
          ...problem,
          path: ["nodes", id, "arms", arm, "rules", index, ...problem.path],
        })),
      ),
    );
  });
}
