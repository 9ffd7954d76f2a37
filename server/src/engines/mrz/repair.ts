import { type MrzSlotName, mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzReading } from "#core/document/mrz.ts";
import { mrzAlphabet, probabilityOf } from "./alphabet.ts";
import { type DecodedZone, zoneMasks } from "./decode.ts";
import { isConsistent } from "./is-consistent.ts";

/** Log-odds up to which one substitution is believed: a falsified digit that was read clearly costs far more. */
const costLimit = 3;
/** Where a second character is as doubtful as this, two wrongs may make a right digit. */
const doubtful = 0.7;

// Check digits say nothing about these, so a substitution there can never be right.
const unchecked: ReadonlySet<MrzSlotName> = new Set([
  "document-code",
  "issuer",
  "names",
  "nationality",
  "sex",
]);

type Repair = NonNullable<MrzReading["repair"]>;

/**
 * The cheapest single substitution that makes every check digit valid, never two; null when none is cheap enough, or
 * when more than that one character is doubtful.
 */
export function findRepair(zone: DecodedZone): Repair | null {
  let best: Repair | null = null;
  for (const candidate of substitutions(zone)) {
    if (best && candidate.cost >= best.cost) continue;
    if (isConsistent(zone.format, substitute(zone.lines, candidate))) best = candidate;
  }
  return best && isOnlyDoubt(zone, best) ? best : null;
}

/** The lines with one character replaced. */
export function substitute(lines: readonly string[], { line, column, to }: Repair): string[] {
  return lines.map((text, l) => (l === line ? text.slice(0, column) + to + text.slice(column + 1) : text));
}

function isOnlyDoubt({ format, probabilities }: DecodedZone, { line, column }: Repair): boolean {
  const checkedSlots = mrzLayouts[format].slots.filter(({ name }) => !unchecked.has(name));
  return checkedSlots.every((slot) => {
    for (let i = slot.start; i < slot.end; i += 1) {
      if (slot.line === line && i === column) continue;
      if ((probabilities[slot.line]?.[i] ?? 0) < doubtful) return false;
    }
    return true;
  });
}

function* substitutions(zone: DecodedZone): Generator<Repair> {
  const allowed = zoneMasks(zone.format);
  for (const slot of mrzLayouts[zone.format].slots) {
    if (unchecked.has(slot.name)) continue;
    for (let column = slot.start; column < slot.end; column += 1) {
      const from = zone.lines[slot.line]?.charAt(column) ?? "";
      const mask = allowed[slot.line]?.[column] ?? [];
      const probabilities = zone.columns[slot.line]?.[column] ?? new Float32Array(0);
      const own = mask.find(({ index }) => mrzAlphabet.charAt(index) === from);
      const highest = own ? probabilityOf(probabilities, own) : 0;
      for (const slotClass of mask) {
        const to = mrzAlphabet.charAt(slotClass.index);
        const cost = Math.log(highest / Math.max(probabilityOf(probabilities, slotClass), 1e-6));
        if (cost > costLimit || to === from) continue;
        yield { line: slot.line, column, from, to, cost };
      }
    }
  }
}
