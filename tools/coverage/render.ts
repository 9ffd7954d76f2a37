import type { Coverage, Proof } from "./collect.ts";
import { type DialectRows, type Group, type Inventory, type Row, rowsOf } from "./inventory.ts";

const shownProofs = 2;

/** How many rows are proven, and how many there are. */
export function countRows(rows: readonly Row[], { proofs }: Pick<Coverage, "proofs">): string {
  return `${rows.filter(({ id }) => proofs.has(id)).length} of ${rows.length}`;
}

/** The coverage page in Markdown. */
export function renderCoverage(inventory: Inventory, coverage: Pick<Coverage, "proofs">): string {
  return [
    "# What is proven",
    "",
    "Written by `npm run coverage`; never by hand. A row is proven by a passing test that speaks to a listening server and carries the row's id in its title. One failing test unproves it. A row that cannot be proven says why.",
    "",
    ...inventory.dialects.flatMap((dialect) => renderDialect(dialect, coverage)),
  ].join("\n");
}

function renderDialect(dialect: DialectRows, coverage: Pick<Coverage, "proofs">): string[] {
  const { name, groups } = dialect;
  const totals = groups.map(
    (group) => `| ${group.id} | ${group.title} | ${countRows(group.rows, coverage)} |`,
  );
  const count = countRows(rowsOf(dialect), coverage);
  const head = [
    `## ${name}`,
    "",
    `**${count} rows proven.**`,
    "",
    "| group | about | proven |",
    "|---|---|---|",
  ];
  return [...head, ...totals, "", ...groups.flatMap((group) => renderGroup(group, coverage))];
}

function renderGroup({ id, title, rows }: Group, { proofs }: Pick<Coverage, "proofs">): string[] {
  const lines = rows.map(
    (row) => `| ${row.id} | ${row.text} | ${renderProofs(proofs.get(row.id) ?? [], row.reason)} |`,
  );
  return [`### ${id} · ${title}`, "", "| row | what | proven by |", "|---|---|---|", ...lines, ""];
}

function renderProofs(proofs: readonly Proof[], reason: string | undefined): string {
  if (proofs.length === 0) return reason === undefined ? "open" : `open: ${reason}`;
  const shown = proofs
    .slice(0, shownProofs)
    .map(
      ({ file, line, name }) => `\`${file}:${line}\` ${name.replaceAll("|", "\\|").replaceAll("\n", " ")}`,
    );
  const more = proofs.length > shownProofs ? [`and ${proofs.length - shownProofs} more`] : [];
  return [...shown, ...more].join("<br>");
}
