import type { AddressProofReading } from "#core/document/proof-of-address.ts";
import type { PageText } from "./page-text.ts";
import { phrases, squeeze } from "./squeeze.ts";

type Kind = AddressProofReading["kind"];

/** What is said in each kind of letter; each phrase counts once. */
const words: readonly (readonly [Exclude<Kind, "other">, readonly string[]])[] = [
  [
    "utility-bill",
    phrases(`kwh; electricity; electric usage; meter reading; meter number; natural gas; water bill; water charges; sewer; wastewater; broadband;
      internet service; landline; mobile plan; utility; utilities; standing charge; unit rate; energy charge; smart meter; mpan; supply number; power distribution; units consumed; energy charges; electric bill; water services;
      électricité; facture mobile; forfait mobile; téléphonie; consommation; compteur; relevé de compteur; fibre; abonnement; haut débit; freebox; livebox; assainissement; eau potable; gaz naturel;
      point de livraison; acheminement; strom; stromrechnung; zählerstand; zählernummer; verbrauch; erdgas; gasrechnung; trinkwasser; abwasser; fernwärme; festnetz;
      stadtwerke; netzbetreiber; mobilfunk; elektriciteit; stroom; meterstand; verbruik; drinkwater; glasvezel; ean code; electricidad; suministro; contador;
      potencia contratada; consumo; cups; gas natural; fibra; alcantarillado; energia elettrica; fornitura; contatore; consumi; pod; bolletta; smc; potenza;
      eletricidade; energia elétrica; contagem; leitura; água; energia elektryczna; licznik; zużycie; gaz ziemny; woda i ścieki; punkt poboru;
      elektřina; spotřeba; elektroměr; odběrné místo; vodné; stočné; elnät; elhandel; förbrukning; mätare; mätarställning; fjärrvärme; bredband;
      strøm; forbruk; nettleie; måler; målernummer; elforbrug; forbrug; fjernvarme; vand; sähkö; kulutus; mittari; vesimaksu; kaukolämpö; siirtomaksu`),
  ],
  [
    "bank-statement",
    phrases(`bank statement; account statement; opening balance; closing balance; sort code; overdraft; withdrawals; deposits; available balance; routing number;
      statement of account; card ending; transactions; interest rate; paid in; paid out; money in; money out; current account; savings account;
      relevé de compte; solde; virement; découvert; ancien solde; nouveau solde; relevé d'identité bancaire; crédit; débit; kontoauszug; saldo; neuer kontostand;
      alter kontostand; überweisung; lastschrift; gutschrift; dispokredit; girokonto; rekeningafschrift; bijschrijving; afschrijving; beginsaldo; eindsaldo;
      extracto; saldo anterior; saldo actual; transferencia; abono; cargo; cuenta corriente; estratto conto; saldo iniziale; saldo finale; bonifico; conto corrente;
      extrato; saldo inicial; saldo final; transferência; conta à ordem; wyciąg bankowy; saldo początkowe; saldo końcowe; przelew; rachunek bankowy;
      výpis z účtu; počáteční zůstatek; konečný zůstatek; kontoutdrag; ingående saldo; utgående saldo; kontoutskrift; kontoudtog; tiliote; alkusaldo; loppusaldo`),
  ],
  [
    "tax-document",
    phrases(`council tax; property tax; income tax; tax return; tax year; tax assessment; tax bill; notice of assessment; hm revenue; internal revenue; form 1040;
      form w 2; w 2 wage; tax code; ratepayer; rates notice; taxable income; avis d'impôt; impôt sur le revenu; taxe foncière; taxe d'habitation; revenu fiscal;
      finances publiques; numéro fiscal; einkommensteuer; steuerbescheid; finanzamt; grundsteuer; steuernummer; lohnsteuerbescheinigung; steuerveranlagung;
      belastingdienst; aanslag; inkomstenbelasting; woz; gemeentelijke belastingen; agencia tributaria; impuesto sobre; declaración de la renta; ibi;
      agenzia delle entrate; imposta; dichiarazione dei redditi; imu; autoridade tributária; imposto; irs; urząd skarbowy; podatek; deklaracja podatkowa;
      finanční úřad; daň z; skatteverket; slutskattebesked; inkomstdeklaration; skatteetaten; skattemelding; skattestyrelsen; årsopgørelse; verohallinto; verotuspäätös; verokortti`),
  ],
  [
    "government-letter",
    phrases(`department for; department of; ministry of; social security; benefit; universal credit; state pension; electoral register; voter registration; driver and vehicle;
      jobcentre; medicare; immigration; city council; borough council; county council; registration certificate; caisse d'allocations familiales; caf; pôle emploi;
      france travail; assurance maladie; préfecture; mairie; sécurité sociale; attestation de droits; meldebescheinigung; einwohnermeldeamt; bürgeramt; agentur für arbeit;
      jobcenter; rentenversicherung; bundesamt; landratsamt; meldebestätigung; gemeente; uittreksel; basisregistratie; uwv; svb; sociale verzekeringsbank;
      ayuntamiento; padrón; empadronamiento; seguridad social; ministerio; comune di; certificato di residenza; inps; câmara municipal; segurança social; junta de freguesia;
      urząd miasta; zaświadczenie; zus; meldunku; městský úřad; ministerstvo; folkbokföring; personbevis; försäkringskassan; folkeregisteret; nav; borger; bopælsattest; väestörekisteri; kela; digi ja väestötietovirasto`),
  ],
];

/** Short words are found only as words of their own. */
const minInsideLength = 6;
/** A longer phrase tells by itself, a shorter one only together with another. */
const minTellingLength = 11;

/** What kind of letter it is, by what it says; other when it says too little. */
export function tellKind(pages: readonly PageText[]): Kind {
  const lines = pages.flatMap((page) => page.lines.map(({ text }) => text));
  const whole = lines.map(squeeze).join("|");
  const single = new Set(lines.flatMap((line) => line.split(/[^\p{L}\p{N}]+/u)).map(squeeze));
  /** Within a longer word it means something else: "Afschrijvingskosten". */
  const isPart = (phrase: string) => [...single].some((word) => word !== phrase && word.includes(phrase));
  const scores = words.map(([kind, list]) => {
    const said = list.filter((word) =>
      word.length >= minInsideLength ? whole.includes(word) : single.has(word),
    );
    const isTelling =
      said.length > 1 || said.some((word) => word.length >= minTellingLength && !isPart(word));
    return { kind, score: isTelling ? said.length : 0 };
  });
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.kind : "other";
}
