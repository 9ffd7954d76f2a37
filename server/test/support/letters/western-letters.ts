import type { Letter } from "./letter.ts";

/** Letters in French, German and the languages of the south. */
export const westernLetters: readonly Letter[] = [
  {
    name: "French electricity",
    page: "A4",
    texts: [
      [40, 40, 20, "Lumière d'Armor"],
      [40, 70, 8, "Service Clients", "TSA 70001", "35999 RENNES CEDEX 9", "Tél. 02 99 00 00 00"],
      [320, 150, 11, "MME CAMILLE LE GOFF", "8 BIS RUE DES HORTENSIAS", "BAT C", "29000 QUIMPER"],
      [40, 250, 12, "Facture n° 2026-104-88 du 18 septembre 2026"],
      [40, 270, 9, "Numéro de client : 3 004 112 998", "Date limite de paiement : 05/10/2026"],
      [40, 310, 9, "Lieu de consommation", "3 IMPASSE DU PORT", "29900 CONCARNEAU"],
      [40, 370, 9, "Consommation 421 kWh", "Abonnement électricité"],
      [
        40,
        800,
        6,
        "Lumière d'Armor SAS au capital de 100 000 € - RCS Rennes 900 000 000 - Siège social : 1 rue du Phare 35000 RENNES",
      ],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "CAMILLE LE GOFF", issuer: "Lumière d'Armor" },
      ...{
        address: "8 bis rue des Hortensias, Bat C, 29000 Quimper",
        serviceAddress: "3 impasse du Port, 29900 Concarneau",
      },
      ...{ date: "2026-09-18", account: "3 004 112 998" },
    },
  },
  {
    name: "French tax",
    page: "A4",
    texts: [
      [40, 40, 14, "DIRECTION GÉNÉRALE DES FINANCES PUBLIQUES"],
      [40, 70, 9, "SIP DE VILLENEUVE", "2 PLACE DE LA MAIRIE", "47999 VILLENEUVE CEDEX"],
      [320, 140, 11, "M. LUCIEN FABRE-MOREL", "11 CHEMIN DES VIGNES", "47300 SAINT-ANTOINE"],
      [40, 230, 12, "AVIS D'IMPÔT 2026", "Impôt sur les revenus de l'année 2025"],
      [
        40,
        270,
        9,
        "Numéro fiscal : 30 12 345 678 901",
        "Date d'établissement : 09/07/2026",
        "Montant à payer avant le 15/09/2026",
      ],
    ],
    truth: {
      ...{
        kind: "tax-document",
        name: "LUCIEN FABRE-MOREL",
        issuer: "DIRECTION GÉNÉRALE DES FINANCES PUBLIQUES",
      },
      ...{
        address: "11 chemin des Vignes, 47300 Saint-Antoine",
        date: "2026-07-09",
        account: "30 12 345 678 901",
      },
    },
  },
  {
    name: "German power",
    page: "A4",
    texts: [
      [380, 40, 18, "Stadtwerke Erlenbach"],
      [380, 64, 9, "Stadtwerke Erlenbach GmbH", "Am Wehr 1", "99998 Erlenbach", "Tel. 0999 12345"],
      [60, 120, 6, "Stadtwerke Erlenbach GmbH · Am Wehr 1 · 99998 Erlenbach"],
      [60, 135, 11, "Herrn", "Jürgen Weißmüller", "Große Gärtnerstraße 17 a", "99997 Köthenstädt"],
      [380, 160, 9, "Kundennummer: 4711-0815", "Rechnungsdatum: 14.10.2026", "Fällig am: 28.10.2026"],
      [60, 260, 13, "Stromrechnung"],
      [
        60,
        285,
        10,
        "Abrechnungszeitraum 01.10.2025 bis 30.09.2026",
        "Verbrauch 2.410 kWh",
        "Zählernummer 1EMH0012",
      ],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Jürgen Weißmüller", issuer: "Stadtwerke Erlenbach" },
      ...{ address: "Große Gärtnerstr. 17a, 99997 Köthenstädt", date: "2026-10-14", account: "4711-0815" },
    },
  },
  {
    name: "Austrian bank",
    page: "A4",
    texts: [
      [40, 40, 18, "Donauhaus Bank AG"],
      [40, 64, 8, "Ringallee 5, 1019 Wien"],
      [60, 140, 11, "Frau Mag.", "Theresia Obermayr", "Lindengasse 44/2/13", "8099 Graz"],
      [360, 140, 9, "Kontoauszug vom 30.09.2026", "IBAN AT00 1234 5000 0678 9012", "Kontonummer: 678901200"],
      [
        60,
        260,
        10,
        "Alter Kontostand 1.200,00",
        "Gutschrift 300,00",
        "Überweisung 120,50",
        "Neuer Kontostand 1.379,50",
      ],
    ],
    truth: {
      ...{ kind: "bank-statement", name: "Theresia Obermayr", issuer: "Donauhaus Bank AG" },
      ...{ address: "Lindengasse 44/2/13, 8099 Graz", date: "2026-09-30", account: "678901200" },
    },
  },
  {
    name: "Swiss telephone",
    page: "A4",
    texts: [
      [40, 40, 18, "Alpenruf AG"],
      [40, 64, 8, "Bahnhofplatz 3, 3099 Bern, www.alpenruf.example"],
      [340, 130, 11, "Reto Zbinden-Aebi", "Sonnhaldenweg 9", "CH-8999 Oberwil ob See"],
      [
        40,
        240,
        10,
        "Bern, 2. Oktober 2026",
        "Rechnung Nr. 99120",
        "Kundennummer 5500 123",
        "Zahlbar bis 31.10.2026",
      ],
      [40, 310, 10, "Internet und Festnetz", "Mobilfunk", "Total CHF 79.00"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Reto Zbinden-Aebi", issuer: "Alpenruf AG" },
      ...{ address: "Sonnhaldenweg 9, 8999 Oberwil ob See", date: "2026-10-02", account: "5500 123" },
    },
  },
  {
    name: "Belgian water",
    page: "A4",
    texts: [
      [40, 40, 16, "AquaSource scrl"],
      [40, 62, 8, "Rue de la Fontaine 1, 5099 Namur", "TVA BE 0999.999.999"],
      [
        330,
        140,
        11,
        "Monsieur Thibault Vanderlinden",
        "Avenue des Tilleuls 23 bte 4",
        "B-1399 Bois-Seigneur",
      ],
      [
        40,
        230,
        10,
        "Date de facture : 22/06/2026",
        "Numéro de client : 100-4491-77",
        "A payer avant le 12/07/2026",
      ],
      [40, 290, 10, "Consommation 84 m3", "Relevé de compteur"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Thibault Vanderlinden", issuer: "AquaSource" },
      ...{
        address: "Avenue des Tilleuls 23 bte 4, 1399 Bois-Seigneur",
        date: "2026-06-22",
        account: "100-4491-77",
      },
    },
  },
  {
    name: "Spanish electricity",
    page: "A4",
    texts: [
      [40, 40, 18, "Luz del Valle, S.A."],
      [40, 64, 7, "Domicilio social: Calle del Río 1, 28099 Madrid. CIF A00000000"],
      [
        40,
        110,
        9,
        "DATOS DE LA FACTURA",
        "Fecha de emisión: 15 de mayo de 2026",
        "Fecha de cargo: 22 de mayo de 2026",
        "Nº de cliente: 900112233",
      ],
      [320, 110, 11, "LUCÍA FERNÁNDEZ ORTEGA", "C/ ALMENDROS 14, 3º B", "41099 SEVILLA"],
      [
        40,
        230,
        9,
        "Titular del contrato: Lucía Fernández Ortega",
        "Dirección de suministro: C/ Almendros 14, 3º B, 41099 Sevilla",
      ],
      [40, 280, 9, "Consumo 210 kWh", "Potencia contratada 3,45 kW", "CUPS ES0099000000000000AB"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Lucía Fernández Ortega", issuer: "Luz del Valle, S.A." },
      ...{ address: "Calle Almendros 14, 3º B, 41099 Sevilla", date: "2026-05-15", account: "900112233" },
    },
  },
  {
    name: "Italian gas",
    page: "A4",
    texts: [
      [40, 40, 18, "Fiamma Energia S.p.A."],
      [40, 64, 7, "Sede legale: Via dell'Industria 5, 20099 Milano (MI) - P. IVA 00000000000"],
      [330, 130, 10, "Gentile", "GIULIA ROSSETTI", "VIA DEI GELSOMINI, 7", "40099 SANT'ANGELO (BO)"],
      [40, 220, 10, "Bolletta del 10/02/2026", "Codice cliente: 700 881 234", "Scadenza 28/02/2026"],
      [40, 290, 10, "Fornitura di gas naturale", "Consumi 120 Smc", "Contatore 0091"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Giulia Rossetti", issuer: "Fiamma Energia S.p.A." },
      ...{
        address: "Via dei Gelsomini 7, 40099 Sant'Angelo (BO)",
        date: "2026-02-10",
        account: "700 881 234",
      },
    },
  },
  {
    name: "Portuguese electricity",
    page: "A4",
    texts: [
      [40, 40, 18, "Atlântico Energia"],
      [40, 64, 8, "Atlântico Energia, S.A.", "Av. do Mar 200, 1099-001 Lisboa"],
      [
        320,
        130,
        11,
        "Exmo(a) Sr(a)",
        "João Pedro Carvalhal",
        "Rua das Oliveiras, 31 2º Esq",
        "4099-123 Porto",
      ],
      [
        40,
        230,
        10,
        "Data de emissão: 03/04/2026",
        "Data limite de pagamento: 24/04/2026",
        "Código de cliente: 5599 0021",
      ],
      [40, 300, 10, "Eletricidade", "Consumo 180 kWh", "Leitura do contador"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "João Pedro Carvalhal", issuer: "Atlântico Energia" },
      ...{ address: "Rua das Oliveiras 31 2º Esq, 4099-123 Porto", date: "2026-04-03", account: "5599 0021" },
    },
  },
];
