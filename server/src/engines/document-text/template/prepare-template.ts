import { type LabelWord, toLabelWords, type ValueRule } from "../fields/find-labels.ts";
import type { LabelMeaning } from "../fields/labels.ts";
import { foldLabel } from "../words/fold.ts";
import { type Pattern, toPattern } from "../words/nearly.ts";
import type { Template, TemplateField, TemplatePlace } from "./template.ts";

/** A keyword ready to be looked for. */
export interface TemplateKeyword {
  readonly pattern: Pattern;
  readonly isOptional: boolean;
  readonly at: TemplatePlace | undefined;
}

/** A template's field ready to be looked for. */
export interface PreparedField {
  readonly field: TemplateField;
  readonly meaning: LabelMeaning;
  readonly rule: ValueRule;
  readonly labels: readonly LabelWord[];
}

/** A template ready for use. */
export interface PreparedTemplate {
  readonly template: Template;
  readonly keywords: readonly TemplateKeyword[];
  readonly excludes: readonly { readonly pattern: Pattern }[];
  readonly fields: readonly PreparedField[];
}

/** Prepares a template. A label as printed names the field in several languages, parted by slashes. */
export function prepareTemplate(template: Template): PreparedTemplate {
  return {
    template,
    keywords: template.keywords.map(({ text, isOptional, at }) => ({
      pattern: toPattern(foldLabel(text)),
      isOptional: isOptional === true,
      at,
    })),
    excludes: (template.excludes ?? []).map((text) => ({ pattern: toPattern(foldLabel(text)) })),
    fields: template.fields.map((field) => prepareField(field, template)),
  };
}

function prepareField(field: TemplateField, template: Template): PreparedField {
  const meaning: LabelMeaning = field.name;
  const placement = field.placement ?? template.placement;
  const rule: ValueRule = {
    ...(placement && { placement }),
    ...(field.pattern !== undefined && { pattern: new RegExp(field.pattern, "u") }),
    ...(field.lines !== undefined && { lines: field.lines }),
  };
  const parts = (field.label ?? "").split(/[/|·•]/).map(withoutNumber);
  const labels = toLabelWords(meaning, [...new Set(parts.filter((part) => part !== ""))]);
  return { field, meaning, rule, labels: labels.map((label) => ({ ...label, rule })) };
}

/** Labels are often numbered, before or behind: "01 Příjmení", "Nom (1)". */
function withoutNumber(label: string): string {
  return label.replace(/^\s*\d{1,2}[.):]?\s+|\s*\(\d{1,2}\)\s*$/g, "").trim();
}
