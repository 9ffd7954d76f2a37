/** The language that stands beside English. */
export type SecondLanguage = "de" | "es" | "fr";

type Texts = Readonly<Record<"en" | SecondLanguage, string>>;

const texts = {
  type: { en: "Type", fr: "Type", es: "Tipo", de: "Typ" },
  code: { en: "Code", fr: "Code du pays", es: "Código", de: "Kode" },
  surname: { en: "Surname", fr: "Nom", es: "Apellidos", de: "Name" },
  "given-names": { en: "Given names", fr: "Prénoms", es: "Nombre", de: "Vornamen" },
  nationality: { en: "Nationality", fr: "Nationalité", es: "Nacionalidad", de: "Staatsangehörigkeit" },
  sex: { en: "Sex", fr: "Sexe", es: "Sexo", de: "Geschlecht" },
  "date-of-birth": {
    en: "Date of birth",
    fr: "Date de naissance",
    es: "Fecha de nacimiento",
    de: "Geburtsdatum",
  },
  "place-of-birth": {
    en: "Place of birth",
    fr: "Lieu de naissance",
    es: "Lugar de nacimiento",
    de: "Geburtsort",
  },
  "date-of-issue": {
    en: "Date of issue",
    fr: "Date de délivrance",
    es: "Fecha de expedición",
    de: "Ausstellungsdatum",
  },
  "date-of-expiry": {
    en: "Date of expiry",
    fr: "Date d’expiration",
    es: "Fecha de caducidad",
    de: "Gültig bis",
  },
  "valid-from": { en: "Valid from", fr: "Valable du", es: "Válido desde", de: "Gültig von" },
  "valid-until": { en: "Until", fr: "Au", es: "Hasta", de: "Bis" },
  "personal-number": {
    en: "Personal No.",
    fr: "No. personnel",
    es: "Número personal",
    de: "Personennummer",
  },
  "passport-number": {
    en: "Passport No.",
    fr: "No. du passeport",
    es: "Pasaporte n.º",
    de: "Pass-Nr.",
  },
  "document-number": {
    en: "Document No.",
    fr: "No. du document",
    es: "Documento n.º",
    de: "Dokumentennummer",
  },
  "visa-number": { en: "Visa No.", fr: "No. du visa", es: "Visado n.º", de: "Visum-Nr." },
  "issuing-authority": { en: "Authority", fr: "Autorité", es: "Autoridad", de: "Behörde" },
  address: { en: "Address", fr: "Adresse", es: "Domicilio", de: "Anschrift" },
  "permit-type": { en: "Type of permit", fr: "Type de titre", es: "Tipo de permiso", de: "Art des Titels" },
  entries: { en: "Number of entries", fr: "Nombre d’entrées", es: "Entradas", de: "Anzahl der Einreisen" },
  remarks: { en: "Remarks", fr: "Remarques", es: "Observaciones", de: "Anmerkungen" },
  state: { en: "UTOPIA", fr: "UTOPIE", es: "UTOPÍA", de: "UTOPIEN" },
  passport: { en: "PASSPORT", fr: "PASSEPORT", es: "PASAPORTE", de: "REISEPASS" },
  "identity-card": {
    en: "IDENTITY CARD",
    fr: "CARTE D’IDENTITÉ",
    es: "DOCUMENTO DE IDENTIDAD",
    de: "PERSONALAUSWEIS",
  },
  "driving-licence": {
    en: "DRIVING LICENCE",
    fr: "PERMIS DE CONDUIRE",
    es: "PERMISO DE CONDUCCIÓN",
    de: "FÜHRERSCHEIN",
  },
  "residence-permit": {
    en: "RESIDENCE PERMIT",
    fr: "TITRE DE SÉJOUR",
    es: "PERMISO DE RESIDENCIA",
    de: "AUFENTHALTSTITEL",
  },
  visa: { en: "VISA", fr: "VISA", es: "VISADO", de: "VISUM" },
} as const satisfies Readonly<Record<string, Texts>>;

/** A label by what it names. */
export type LabelName = keyof typeof texts;

/** A label in English, and in the second language where there is one that says it otherwise. */
export function label(name: LabelName, second: SecondLanguage | null): string {
  const { en, ...others } = texts[name];
  const other = second === null ? en : others[second];
  return other === en ? en : `${en} / ${other}`;
}
