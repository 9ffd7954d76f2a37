import { pick, type Random } from "./random.ts";

const surnames = [
  "ERIKSSON",
  "MÜLLER",
  "DE LA CRUZ",
  "NOVÁK",
  "O'CONNOR",
  "LINDQVIST",
  "ABARA",
  "TANAKA",
  "WEISS",
  "DUBOIS",
  "ÅNGSTRÖM",
  "SØRENSEN",
  "ŁUKASIEWICZ",
  "NÚÑEZ",
  "ÇELİK",
  "ŽIŽKA",
  "ȘERBAN",
  "ÞÓRSDÓTTIR",
  "VAN DER BERG",
  "MÜLLER-LÜDENSCHEIDT",
  "D'ALEMBERT",
  "Ó BRIAIN",
  "GARCÍA Y VEGA",
  "SMITH-JONES",
  "LI",
  "ŐSZI",
  "LÆRKE",
  "DVOŘÁČEK",
  "GONÇALVES",
  "KOÇ",
  "PHILLIPS",
  "OKONKWO",
  "BIELIŪNAS",
  "ŠĶĒLE",
  "VÕSU",
  "BRÂNCUȘI",
  "QUILL",
  "JABŁOŃSKA",
] as const;
const longSurnames = [
  "WOLFESCHLEGELSTEINHAUSENBERGER",
  "FERNÁNDEZ DE CÓRDOBA Y ÁLVAREZ",
  "PAPADOPOULOU-KARAGIANNIDOU",
  "RATSIMANDRESY ANDRIANARIVO",
] as const;
const femaleNames = [
  "ANNA MARIA",
  "ELODIE",
  "ZOË",
  "INGRID KARIN",
  "LUCÍA",
  "AMARA",
  "ANNE-SOPHIE",
  "ŽOFIE",
  "MÁIRE ÁINE",
  "FRANÇOISE HÉLÈNE",
  "BJØRG",
  "NATÁLIA",
  "YUKI",
  "GRACE",
] as const;
const maleNames = [
  "ERIK JOHAN",
  "SEÁN PATRICK",
  "HUGO",
  "KENJI",
  "PAUL",
  "XAVIER MARC",
  "JEAN-LUC",
  "ŁUKASZ",
  "JOSÉ ÁNGEL",
  "GÜNTHER",
  "BJÖRN",
  "ÁDÁM",
  "OMAR",
  "WILLIAM JAMES",
] as const;
const longNames = [
  "MAXIMILIANA ALEXANDRINA WILHELMINA",
  "JUAN PABLO FRANCISCO DE BORJA",
  "ANASTASIA KONSTANTINA EVANGELIA",
] as const;

const longShare = 0.06;
const singleShare = 0.04;

/** Names as documents print them: plain, accented, hyphenated, long ones and now and then a single one. */
export function drawNames(
  random: Random,
  sex: "F" | "M" | "X",
): { readonly surname: string; readonly givenNames: string } {
  const kind = random();
  const surname = pick(random, kind < longShare ? longSurnames : surnames);
  const given = pick(random, sex === "F" ? femaleNames : maleNames);
  const long = pick(random, longNames);
  if (kind > 1 - singleShare) return { surname, givenNames: "" };
  return { surname, givenNames: kind > 1 - singleShare - longShare ? long : given };
}
