import type { Coverage, Proof } from "./collect.ts";
import type { Group, Inventory, Row } from "./inventory.ts";

const shownProofs = 2;

/** How many rows are proven, and how many there are. */
export function countRows(rows: readonly Row[], { proofs }: Pick<Coverage, "proofs">): string {
  return `${rows.filter(({ id }) => proofs.has(id)).length} of ${rows.length}`;
}

/** The coverage page in Markdown. */
export function renderCoverage(inventory: Inventory, coverage: Pick<Coverage, "proofs">): string {
  const all = inventory.groups.flatMap(({ rows }) => rows);
  const totals = inventory.groups.map(
    (group) => `| ${group.id} | ${group.title} | ${countRows(group.rows, coverage)} |`,
  );
  return [
    `# ${inventory.dialect}: what is proven`,
    "",
    "Written by `npm run coverage`; never by hand. A row is proven by a passing test that speaks to a listening server and carries the row's id in its title. One failing test unproves it.",
    "",
    `**${countRows(all, coverage)} rows proven.**`,
    "",
    "| group | about | proven |",
    "|---|---|---|",
    ...totals,
    "",
    ...inventory.groups.flatMap((group) => renderGroup(group, coverage)),
  ].join("\n");
}

function renderGroup({ id, title, rows }: Group, { proofs }: Pick<Coverage, "proofs">): string[] {
  const lines = rows.map((row) => `| ${row.id} | ${row.text} | ${renderProofs(proofs.get(row.id) ?? [])} |`);
  return [`## ${id} · ${title}`, "", "| row | what | proven by |", "|---|---|---|", ...lines, ""];
}

function renderProofs(proofs: readonly Proof[]): string {
  if (proofs.length === 0) return "open";
  const shown = proofs
    .slice(0, shownProofs)
    .map(
      ({ file, line, name }) => `\`${file}:${line}\` ${name.replaceAll("|", "\\|").replaceAll("\n", " ")}`,
    );
  const more = proofs.length > shownProofs ? [`and ${proofs.length - shownProofs} more`] : [];
  return [...shown, ...more].join("<br>");
}
