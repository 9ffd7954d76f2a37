import type { SecondLanguage } from "./labels.ts";

/** How dates are printed: 27.06.1967, 27 JUN 1967, 27 JUN/JUIN 1967 or 1967-06-27. */
export type DateStyle = "dotted" | "words" | "bilingual" | "iso";

const months: Readonly<Record<"en" | SecondLanguage, readonly string[]>> = {
  en: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
  fr: ["JAN", "FÉV", "MARS", "AVR", "MAI", "JUIN", "JUIL", "AOÛT", "SEPT", "OCT", "NOV", "DÉC"],
  es: ["ENE", "FEB", "MAR", "ABR", "MAYO", "JUN", "JUL", "AGO", "SEPT", "OCT", "NOV", "DIC"],
  de: ["JAN", "FEB", "MÄRZ", "APR", "MAI", "JUNI", "JULI", "AUG", "SEPT", "OKT", "NOV", "DEZ"],
};

/** YYYY-MM-DD as it is printed. */
export function printedDate(date: string, style: DateStyle, second: SecondLanguage | null): string {
  const [year = "", month = "", day = ""] = date.split("-");
  if (style === "iso") return date;
  if (style === "dotted") return `${day}.${month}.${year}`;
  const english = months.en[Number(month) - 1] ?? month;
  const other = months[second ?? "en"][Number(month) - 1] ?? month;
  return `${day} ${style === "words" || other === english ? english : `${english}/${other}`} ${year}`;
}
