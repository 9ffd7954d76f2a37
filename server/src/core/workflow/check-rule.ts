import type { NodeId, WorkflowDefinition } from "./definition.ts";
import { partsOfField } from "./advance.ts";
import { type FactKind, facts, operatorsOf, sessionFacts, sessionNode } from "./facts.ts";
import { mendOfUnknown } from "./nearest.ts";
import { faultOfPattern } from "./pattern.ts";
import type { Problem } from "./problem.ts";
import { operators, type Rule } from "./rule.ts";

/** Where the rule stands. */
interface RulePlace {
  readonly definition: WorkflowDefinition;
  /** Steps from which a way leads to it. */
  readonly earlier: ReadonlySet<NodeId>;
}

/** What is wrong with a rule; paths begin at the rule. */
export function checkRule(rule: Rule, place: RulePlace): readonly Problem[] {
  const found = kindOf(rule.field, place);
  if (typeof found !== "string") return [{ path: ["field"], ...found }];
  if (!operators.includes(rule.is))
    return [
      {
        path: ["is"],
        problem: `there is no operator ${rule.is}`,
        mend: mendOfUnknown(rule.is, operatorsOf[found]),
      },
    ];
  if (!operatorsOf[found].includes(rule.is))
    return [
      {
        path: ["is"],
        problem: `${rule.field} is a ${found}, which ${rule.is} cannot compare`,
        mend: `use one of ${operatorsOf[found].join(", ")}`,
      },
    ];
  return checkValue(rule, found);
}

type Fault = Pick<Problem, "problem" | "mend">;

function kindOf(field: string, { definition, earlier }: RulePlace): FactKind | Fault {
  const { node, fact } = partsOfField(field);
  const known = node === sessionNode ? sessionFacts : factsOfNode(definition, node);
  if (!known) {
    const steps = [...earlier].filter((id) => factsOfNode(definition, id));
    const mend = mendOfUnknown(node, [...steps, sessionNode]);
    return { problem: `"${field}" names no step that measures something`, mend };
  }
  if (node !== sessionNode && !earlier.has(node))
    return {
      problem: `the step ${node} does not come before this branch`,
      mend: "ask a step that does, or put it before",
    };
  return (
    known[fact] ?? {
      problem: `the step ${node} has no "${fact}"`,
      mend: mendOfUnknown(fact, Object.keys(known)),
    }
  );
}

function factsOfNode(
  { nodes }: WorkflowDefinition,
  id: NodeId,
): Readonly<Record<string, FactKind>> | undefined {
  const node = nodes[id];
  if (node?.type !== "feature") return undefined;
  const questions = node.config.questions ?? [];
  const answers = questions.map((question) => [question.id, kindsOfAnswers[question.kind]] as const);
  return { ...facts[node.feature], ...Object.fromEntries(answers) };
}

const kindsOfAnswers = {
  text: "text",
  "long-text": "text",
  number: "number",
  date: "text",
  "yes-no": "boolean",
  choice: "text",
  "several-choices": "list",
  country: "text",
  email: "text",
} as const;

function checkValue(rule: Rule, kind: FactKind): readonly Problem[] {
  const { is, value } = rule;
  const fault = (problem: string, mend: string) => [{ path: ["value"], problem, mend }];
  if (is === "is-empty" || is === "is-not-empty")
    return value === undefined ? [] : fault(`${is} compares with nothing`, "take the value out");
  if (value === undefined) return fault("there is no value to compare with", "add `value`");
  if (is === "in" || is === "not-in")
    return typeof value === "object" && value !== null && value.length > 0
      ? []
      : fault(`${is} wants a list`, "write the values as a list");
  const wanted = kind === "list" ? "text" : kind;
  if (typeof value !== (wanted === "text" ? "string" : wanted))
    return fault(`${rule.field} is compared with a ${wanted}`, `write a ${wanted}`);
  const broken = is === "matches" && typeof value === "string" ? faultOfPattern(value) : undefined;
  return broken === undefined ? [] : fault(broken, "write it simpler, or use contains or in");
}
