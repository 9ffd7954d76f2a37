import { foldName } from "#core/document/compare-names.ts";
import { holderLabels, issuerLabels, serviceLabels } from "./label-words.ts";
import { squeeze } from "./squeeze.ts";

const legalForm =
  /(?:^|[\s,])(?:SAS|SASU|SARL|S\.?A\.?|S\.?A\.?R\.?L\.?|SNC|EURL|SCOP|GmbH|AG|KG|OHG|KGaA|e\.?V\.?|e\.?G\.?|mbH|SE|Ltd|Limited|LLC|LLP|L\.L\.C\.?|PLC|Inc|Corp|Corporation|Co|Company|B\.?V\.?|N\.?V\.?|BVBA|VOF|S\.?L\.?U?\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|Lda|Sp\. ?z ?o\. ?o|S\.?A|a\.s|s\.r\.o|spol\. s r\.o|AB|A\/S|ApS|ASA|AS|Oy|Oyj|Oy Ab|Pty|Pty Ltd|Unlimited|DAC|CLG|Sàrl|eG|UG)\.?(?=$|[\s,.;–-])/;

/** Where a company's legal form ends in a line; -1 when it names none. */
export function endOfLegalForm(text: string): number {
  const match = legalForm.exec(text);
  return match === null ? -1 : match.index + match[0].length;
}

/** Parts of words that only organisations have in their names, in bare capitals. */
const organisations =
  /BANK|BANQUE|BANCO|BANCA|SPARKASSE|ENERG|ELECTRI|ELEKTR|STADTWERKE|UTILIT|TELECOM|TELEKOM|MOBILE|SERVICE|SERVIZI|SERVICIO|SERWIS|SUPPORT|DEPARTMENT|DEPARTEMENT|DEPT|CUSTOMER|KUNDEN|CLIENTELE|ABONNE$|KLANTEN|VERSICHERUNG|INSURANCE|ASSURANCE|SEGUROS|VERZEKERING|COUNCIL|MINISTRY|MINISTERE|FINANZAMT|GEMEENTE|COMMUNE|MAIRIE|AGENCIA|AGENZIA|AGENCE|AUTHORITY|REVENUE|HOLDING|GROUP|GROUPE|GRUPPE|SOLUTIONS|PAYMENT|PROCESSING|BILLING|CENTER|CENTRE|WASSER|WATER|AGUAS|ACQUA|EAUX|VERWALTUNG|ABTEILUNG|POWER|HYDRO|NETWORK|INTERNET|FIBER|FIBRE|TRESOR|DIRECTION|OFFICE|BUREAU|TREASURY|DEPARTAMENTO|URZAD|SKATT|KOMMUN|VERKET|COMPANY|CORPORATION|DESIGNS|STORE|SHOP/;

const salutations =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|herrn?|frau|familie|eheleute|m|mme|mlle|monsieur|madame|mademoiselle|sr|sra|srta|don|doña|d|dña|sig|sig\.?ra|signora?|spett\.?le|gentile|egr|dhr|de heer|mevr|mevrouw|pan|pani|hr|fru|pán|paní|sz\.? ?p|szanowny pan|szanowna pani|attn|attention|z\.? ?hd\.?|exmo|exma|ilmo|mag|dipl|ing|bsc|msc|ba|ma|phd|med|rer|nat|jur|mgr|bc|inż|arch|avv|dott(?:\.?ssa)?|rag|lic)(?=[.\s&/]|$)[.\s&/]*/i;

/** A name without what it is greeted with: "Herrn Max Muster" is "Max Muster". Empty when nothing else is there. */
export function withoutSalutation(name: string): string {
  let bare = name.replaceAll(/\((?:a|o|s)\)/gi, "").trim();
  for (let i = 0; i < 6; i += 1) {
    const next = bare.replace(salutations, "").trim();
    if (next === bare) break;
    bare = next;
  }
  return bare;
}

/** Whether a line can be a name: of a person or an organisation. */
export function isNameLine(text: string): boolean {
  if (text.length > 48 || text.length < 2 || /[\d@:;!?€$£%|<>=_]/.test(text)) return false;
  if (!/\p{Lu}/u.test(text) || !/^[\p{L}\s.,'’´`&/()-]+$/u.test(text)) return false;
  if (foldName(text).split(" ").length > 7) return false;
  return ![holderLabels, serviceLabels, issuerLabels].some((labels) => labels.includes(squeeze(text)));
}

/** Whether a name is an organisation's rather than a person's. */
export function isOrganisation(name: string): boolean {
  return endOfLegalForm(name) >= 0 || organisations.test(foldName(name));
}

/** Whether a line looks like a person's name: at least two words, each begun by a capital, or one greeted. */
export function isPersonName(text: string): boolean {
  if (!isNameLine(text) || isOrganisation(text)) return false;
  const spaced = text.replaceAll(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, " ");
  const bare = withoutSalutation(spaced);
  const words = bare.split(/[\s&,/]+/).filter((word) => /\p{L}/u.test(word));
  if (words.length < 2 || words.length > 6) return words.length === 1 && bare !== spaced.trim();
  const capitals = words.filter((word) => /^[\p{Lu}]/u.test(word)).length;
  return capitals >= Math.min(2, words.length) || (capitals >= 1 && words.length === 3);
}
