export type Sex = "F" | "M" | "X";

/** Words and letters, folded; letters that mean one sex here and the other there are left to templates. */
const known: Readonly<Record<string, Sex>> = {
  F: "F",
  FEMALE: "F",
  FEMME: "F",
  FEMININ: "F",
  FEMENINO: "F",
  FEMMINILE: "F",
  WEIBLICH: "F",
  W: "F",
  MUJER: "F",
  K: "F",
  KOBIETA: "F",
  KADIN: "F",
  ZENA: "F",
  Z: "F",
  NO: "F",
  KVINNA: "F",
  KVINNE: "F",
  KVINDE: "F",
  NAINEN: "F",
  MOT: "F",
  KVK: "F",
  M: "M",
  MALE: "M",
  HOMME: "M",
  HOMBRE: "M",
  MASCULIN: "M",
  MASCULINO: "M",
  MASCHILE: "M",
  MANNLICH: "M",
  MEZCZYZNA: "M",
  ERKEK: "M",
  MUZ: "M",
  FERFI: "M",
  MAN: "M",
  MANN: "M",
  MAND: "M",
  MIES: "M",
  VYR: "M",
  KK: "M",
  X: "X",
};

/** The sex that a text names, in one language or two; null when none or both are named. `own` words come first. */
export function parseSex(text: string, own: Readonly<Record<string, Sex>> = {}): Sex | null {
  const words = text
    .normalize("NFD")
    .toUpperCase()
    .replace(/\p{M}/gu, "")
    .replace(/İ/g, "I")
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  if (words.length === 0 || words.length > 3) return null;
  const ownSex = words.map((word) => own[word]).find((sex) => sex !== undefined);
  const named = new Set(words.flatMap((word) => known[word] ?? []));
  if (ownSex !== undefined) return ownSex;
  const [sex] = named;
  return sex !== undefined && named.size === 1 ? sex : null;
}
