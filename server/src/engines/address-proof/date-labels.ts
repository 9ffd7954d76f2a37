import { phrases } from "./squeeze.ts";

/** What a date is said to be, by the words before or above it. */
export type DateRole = "issue" | "as-of" | "due" | "birth" | "other";

/** Read in this order: "payment due date" is due although it says date. */
const words: readonly (readonly [DateRole, readonly string[]])[] = [
  [
    "due",
    phrases(`due; due by; due date; due on; amount due; payment due; payment received; last payment; pay by; pay before; payment date; payable by; échéance; à payer avant; date limite; à régler avant; prélèvement;
      prélevé; à partir du; fällig; zahlbar bis; zahlungsziel; zahlen bis; abbuchung; abgebucht; einzug; vervaldatum; te betalen; vervaldag;
      uiterste betaaldatum; incasso; afgeschreven; vencimiento; fecha límite; fecha de cargo; cargo en cuenta; pagar antes; scadenza; entro il; da pagare;
      vencimento; data limite; pagar até; débito; termin płatności; termin zapłaty; zapłać do; splatnost; datum splatnosti; förfallodatum; förfallodag;
      betalas senast; forfaldsdato; betalingsdato; forfallsdato; forfall; eräpäivä; betales senest; settlement date; direct debit; will be collected`),
  ],
  [
    "birth",
    phrases(`birth; born; naissance; né le; née le; geboren; geburtsdatum; geboortedatum; nacimiento; nascita; nato il; nascimento;
      urodzenia; narození; født; födelse; syntym`),
  ],
  [
    "other",
    phrases(`next; meter reading; reading; contact us by; period; from; until; to; valid; expires; since; order date; delivery date; start; end; start date; end date; expiry date; expiration date; effective date;
      prochain; prochaine; relevé de compteur; période; jusqu'au; valable; depuis; souscrit; date de livraison; date de commande;
      nächste; ablesung; zeitraum; gültig; seit; bestelldatum; lieferdatum; leistungszeitraum; abrechnungszeitraum; leistungsdatum; volgende; meterstand;
      periode; orderdatum; leverdatum; geldig; besteldatum; próxima; próximo; lectura; período; periodo; válido; pedido; prossima; lettura;
      validità; ordine; próxima leitura; leitura; następny; okres; odczyt; zamówienia; data sprzedaży; příští; období; odečet; uskutečnění; objednávky;
      nästa; avläsning; period; neste; næste; avlesning; aflæsning; seuraava; kausi; ajalta; toimituspäivä; tilauspäivä; afschrijvingskosten; rembours;
      contract date; membre depuis; customer since; print date; edition; version; law; loi; gesetz`),
  ],
  [
    "issue",
    phrases(`invoice date; bill date; billing date; statement date; date of issue; issue date; issued on; issued; date issued; date of invoice; date of bill;
      letter date; date of notice; notice date; date of statement; dated; tax date; your bill; billed on; prepared on; tax point;
      date d'émission; date de facture; date de la facture; date facture; facture du; facture n; émise le; émis le; fait le; établie le; établi le; date du relevé;
      date de facturation; édité le; date d'édition; avis du; le présent relevé; date d'établissement; quittance du;
      rechnungsdatum; rechnung vom; ausstellungsdatum; belegdatum; bescheid vom; erstellt am; ausgestellt am; datum der rechnung; druckdatum;
      mitteilung vom; auszugsdatum; kontoauszug vom; briefdatum; datum des schreibens; factuurdatum; datum factuur; notadatum; dagtekening; afschriftdatum; datum afschrift;
      fecha de emisión; fecha factura; fecha de factura; fecha de la factura; fecha de expedición; emitida el; fecha emisión; fecha del extracto;
      data fattura; data emissione; data di emissione; emessa il; del documento; data documento; data bolletta; fattura del; bolletta del; emissione;
      data de emissão; data da fatura; data fatura; emitida em; data emissão; data do documento; data extrato;
      data wystawienia; data faktury; wystawiono; data wystawienia faktury; faktura z dnia; z dnia;
      datum vystavení; vystaveno; datum vyhotovenia; datum vystavenia; vystavena;
      fakturadatum; utskriftsdatum; fakturans datum; faktureringsdatum; fakturadato; udstedelsesdato; fakturerings dato; utstedt; udstedt; brevdato;
      laskun päiväys; laskun pvm; laskupäivä; päiväys; laskutuspäivä; laskun päivämäärä; päivätty`),
  ],
  [
    "as-of",
    phrases(
      "balance as of; as of; as at; closing balance; solde au; stand per; saldo al; stand vom; situation au; saldo per; stand; closing date; per",
    ),
  ],
  ["issue", phrases("date; datum; fecha; data; dato; le; den; pvm; päivämäärä; date le")],
];

/** Shorter ones count only as all that stands there, or at its end. */
const minInsideLength = 6;

/** What the squeezed words around a date make of it; null when they say nothing. */
export function roleOfWords(squeezed: string): DateRole | null {
  for (const [role, list] of words) if (list.some((word) => isSaid(word, squeezed))) return role;
  return null;
}

function isSaid(word: string, squeezed: string): boolean {
  if (word.length >= minInsideLength) return squeezed.includes(word);
  return squeezed === word || (word.length >= 3 && squeezed.endsWith(word));
}
