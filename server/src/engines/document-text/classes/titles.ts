import type { DocumentType } from "#core/document/document.ts";

/** How documents title themselves; `issuer` where one state alone says it so. */
export interface Title {
  readonly type: DocumentType;
  readonly words: string;
  /** The code that Doc 9303 prints for it. */
  readonly issuer?: string;
}

/** Titles of documents in Latin script. */
export const titles: readonly Title[] = [
  {
    type: "passport",
    words: "Passport|Passeport|Reisepass|Pasaporte|Passaporto|Passaporte|Pasaport|Pašoš|Pasaporta|Passi",
  },
  { type: "passport", issuer: "NLD", words: "Paspoort" },
  { type: "passport", issuer: "POL", words: "Paszport" },
  { type: "passport", issuer: "CZE", words: "Cestovní pas" },
  { type: "passport", issuer: "SVK", words: "Cestovný pas" },
  { type: "passport", issuer: "HUN", words: "Útlevél" },
  { type: "passport", issuer: "HRV", words: "Putovnica" },
  { type: "passport", issuer: "SVN", words: "Potni list" },
  { type: "passport", issuer: "LTU", words: "Pasas" },
  { type: "passport", issuer: "ISL", words: "Vegabréf" },
  { type: "passport", issuer: "ROU", words: "Pașaport" },
  {
    type: "identity-card",
    words:
      "Identity card|National identity card|National ID card|ID card|Carte nationale d'identité|Carte d'identité|" +
      "Identitätskarte|Documento de identidad|Cédula de identidad|Cédula de ciudadanía|Identiteitskaart|Lična karta|" +
      "Official travel document|Document officiel de voyage|Osobna iskaznica|Identitetskort|Nationellt identitetskort|Identity document|Tarjeta de identidad|Kimlik kartı",
  },
  { type: "identity-card", issuer: "D", words: "Personalausweis" },
  { type: "identity-card", issuer: "AUT", words: "Personalausweis Republik Österreich" },
  { type: "identity-card", issuer: "ESP", words: "Documento nacional de identidad" },
  { type: "identity-card", issuer: "ITA", words: "Carta di identità|Carta d'identità" },
  { type: "identity-card", issuer: "PRT", words: "Cartão de cidadão|Bilhete de identidade" },
  { type: "identity-card", issuer: "POL", words: "Dowód osobisty" },
  { type: "identity-card", issuer: "CZE", words: "Občanský průkaz" },
  { type: "identity-card", issuer: "SVK", words: "Občiansky preukaz" },
  { type: "identity-card", issuer: "HUN", words: "Személyazonosító igazolvány|Személyi igazolvány" },
  { type: "identity-card", issuer: "ROU", words: "Carte de identitate" },
  { type: "identity-card", issuer: "SVN", words: "Osebna izkaznica" },
  { type: "identity-card", issuer: "LTU", words: "Asmens tapatybės kortelė" },
  { type: "identity-card", issuer: "LVA", words: "Personas apliecība" },
  { type: "identity-card", issuer: "EST", words: "Isikutunnistus" },
  { type: "identity-card", issuer: "FIN", words: "Henkilökortti" },
  { type: "identity-card", issuer: "SWE", words: "Nationellt identitetskort" },
  { type: "identity-card", issuer: "NOR", words: "Nasjonalt ID-kort" },
  { type: "identity-card", issuer: "TUR", words: "Türkiye Cumhuriyeti kimlik kartı|Nüfus cüzdanı" },
  { type: "identity-card", issuer: "ALB", words: "Letërnjoftim" },
  {
    type: "driving-licence",
    words:
      "Driving licence|Driving license|Driver license|Driver's license|Driver's licence|Drivers license|" +
      "Permis de conduire|Führerschein|Führerausweis|Permiso de conducción|Permiso de conducir|Licencia de conducir|" +
      "Licencia de conducción|Licencia de conductor|Rijbewijs|Vozačka dozvola|Commercial driver license",
  },
  { type: "driving-licence", issuer: "ITA", words: "Patente di guida" },
  { type: "driving-licence", issuer: "PRT", words: "Carta de condução" },
  { type: "driving-licence", issuer: "POL", words: "Prawo jazdy" },
  { type: "driving-licence", issuer: "CZE", words: "Řidičský průkaz" },
  { type: "driving-licence", issuer: "SVK", words: "Vodičský preukaz" },
  { type: "driving-licence", issuer: "HUN", words: "Vezetői engedély" },
  { type: "driving-licence", issuer: "ROU", words: "Permis de conducere" },
  { type: "driving-licence", issuer: "SVN", words: "Vozniško dovoljenje" },
  { type: "driving-licence", issuer: "LTU", words: "Vairuotojo pažymėjimas" },
  { type: "driving-licence", issuer: "LVA", words: "Vadītāja apliecība" },
  { type: "driving-licence", issuer: "EST", words: "Juhiluba" },
  { type: "driving-licence", issuer: "FIN", words: "Ajokortti" },
  { type: "driving-licence", issuer: "SWE", words: "Körkort" },
  { type: "driving-licence", issuer: "NOR", words: "Førerkort" },
  { type: "driving-licence", issuer: "DNK", words: "Kørekort" },
  { type: "driving-licence", issuer: "ISL", words: "Ökuskírteini" },
  { type: "driving-licence", issuer: "TUR", words: "Sürücü belgesi" },
  { type: "driving-licence", issuer: "IRL", words: "Ceadúnas tiomána" },
  { type: "driving-licence", issuer: "MLT", words: "Liċenzja tas-sewqan" },
  {
    type: "residence-permit",
    words:
      "Residence permit|Residence card|Permanent residence card|Aufenthaltstitel|Titre de séjour|Permis de séjour|" +
      "Carte de séjour|Carte de résident|Permiso de residencia|Verblijfstitel|Verblijfsvergunning|Aufenthaltskarte|" +
      "Biometric residence permit",
  },
  { type: "residence-permit", issuer: "USA", words: "Permanent resident card|Permanent resident" },
  { type: "residence-permit", issuer: "ITA", words: "Permesso di soggiorno" },
  { type: "residence-permit", issuer: "PRT", words: "Título de residência|Autorização de residência" },
  { type: "residence-permit", issuer: "POL", words: "Karta pobytu" },
  { type: "residence-permit", issuer: "CZE", words: "Povolení k pobytu" },
  { type: "residence-permit", issuer: "SVK", words: "Povolenie na pobyt" },
  { type: "residence-permit", issuer: "HUN", words: "Tartózkodási engedély" },
  { type: "residence-permit", issuer: "ROU", words: "Permis de ședere" },
  { type: "residence-permit", issuer: "HRV", words: "Dozvola boravka" },
  { type: "residence-permit", issuer: "SVN", words: "Dovoljenje za prebivanje" },
  { type: "residence-permit", issuer: "LTU", words: "Leidimas gyventi" },
  { type: "residence-permit", issuer: "LVA", words: "Uzturēšanās atļauja" },
  { type: "residence-permit", issuer: "EST", words: "Elamisluba" },
  { type: "residence-permit", issuer: "FIN", words: "Oleskelulupa" },
  { type: "residence-permit", issuer: "SWE", words: "Uppehållstillstånd" },
  { type: "residence-permit", issuer: "NOR", words: "Oppholdstillatelse|Oppholdskort" },
  { type: "residence-permit", issuer: "DNK", words: "Opholdstilladelse|Opholdskort" },
  { type: "residence-permit", issuer: "TUR", words: "İkamet izni" },
  { type: "visa", words: "Visa|Visum|Visado|Visto|Vízum|Viisumi|Immigrant visa|Entry clearance" },
  { type: "visa", issuer: "POL", words: "Wiza" },
  {
    type: "other",
    words:
      "Vehicle registration|Registration certificate|Zulassungsbescheinigung|Health insurance|Health insurance card|" +
      "European health insurance card|Employment authorization|Employment authorization card|Border crosser|" +
      "Border crossing card|Social security card|Student card|Library card|Membership card",
  },
  {
    type: "other",
    issuer: "FRA",
    words: "Certificat d'immatriculation|Carte d'assurance maladie|Carte Vitale",
  },
];
