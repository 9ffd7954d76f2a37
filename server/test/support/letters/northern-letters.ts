import type { Letter } from "./letter.ts";

/** Letters in Dutch and the languages of the north and east. */
export const northernLetters: readonly Letter[] = [
  {
    name: "Dutch energy",
    page: "A4",
    texts: [
      [40, 40, 18, "Polderstroom"],
      [
        400,
        40,
        8,
        "Polderstroom B.V.",
        "Dijkweg 100",
        "1099 ZZ Waterdam",
        "KvK 99912345",
        "BTW NL000000000B01",
      ],
      [60, 140, 11, "Dhr. S. van den Berg-Jansen", "Kerkstraat 12-2", "3599 XA Lindedijk"],
      [
        60,
        240,
        9,
        "Klantnummer: 8834120",
        "Factuurdatum: 7 september 2026",
        "Vervaldatum: 21 september 2026",
      ],
      [60, 300, 10, "Jaarafrekening elektriciteit", "Meterstand 44120", "Verbruik 2100 kWh"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "S. van den Berg-Jansen", issuer: "Polderstroom" },
      ...{ address: "Kerkstraat 12-2, 3599 XA Lindedijk", date: "2026-09-07", account: "8834120" },
    },
  },
  {
    name: "Polish electricity",
    page: "A4",
    texts: [
      [40, 40, 16, "Wisłoprąd S.A."],
      [40, 62, 8, "ul. Portowa 2, 80-999 Gdańsk, NIP 000-000-00-00"],
      [320, 130, 11, "Pani", "Małgorzata Wiśniewska-Żak", "ul. Źródlana 5 m. 17", "31-999 Kraków"],
      [
        40,
        230,
        10,
        "Faktura VAT nr 88/2026",
        "Data wystawienia: 12.08.2026",
        "Termin płatności: 26.08.2026",
        "Nr klienta: 3300914",
      ],
      [40, 310, 10, "Energia elektryczna", "Zużycie 190 kWh", "Licznik 14-22"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Małgorzata Wiśniewska-Żak", issuer: "Wisłoprąd S.A." },
      ...{ address: "ul. Źródlana 5 m. 17, 31-999 Kraków", date: "2026-08-12", account: "3300914" },
    },
  },
  {
    name: "Czech electricity",
    page: "A4",
    texts: [
      [40, 40, 16, "Vltavská energie, a.s."],
      [40, 62, 8, "Nábřežní 10, 150 99 Praha 5, IČO 00000000"],
      [330, 130, 11, "Tomáš Dvořáček", "Jiřího z Poděbrad 88/4", "602 99 Brno"],
      [
        40,
        230,
        10,
        "Datum vystavení: 20. 1. 2026",
        "Datum splatnosti: 3. 2. 2026",
        "Zákaznické číslo: 110 220 330",
      ],
      [40, 300, 10, "Vyúčtování elektřiny", "Spotřeba 1 900 kWh"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Tomáš Dvořáček", issuer: "Vltavská energie, a.s." },
      ...{ address: "Jiřího z Poděbrad 88/4, 602 99 Brno", date: "2026-01-20", account: "110 220 330" },
    },
  },
  {
    name: "Swedish grid",
    page: "A4",
    texts: [
      [40, 40, 18, "Norrvind Elnät AB"],
      [330, 120, 11, "Åsa Björkström", "Ängsvägen 3 lgh 1102", "903 99 Umeå"],
      [40, 230, 10, "Fakturadatum 2026-03-05", "Förfallodatum 2026-03-31", "Kundnummer 7712009"],
      [40, 300, 10, "Elnät", "Förbrukning 940 kWh", "Mätarställning 10221"],
      [40, 800, 7, "Norrvind Elnät AB, Box 100, 901 99 Umeå. Org.nr 559999-0000"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Åsa Björkström", issuer: "Norrvind Elnät AB" },
      ...{ address: "Ängsvägen 3 lgh 1102, 903 99 Umeå", date: "2026-03-05", account: "7712009" },
    },
  },
  {
    name: "Norwegian power",
    page: "A4",
    texts: [
      [40, 40, 18, "Fjordkraftlaget AS"],
      [40, 64, 8, "Postboks 99, 5899 Bergen"],
      [60, 140, 11, "Ole-Kristian Bjørnstad", "Fjellveien 21B", "5099 Bergen"],
      [360, 140, 9, "Fakturadato: 01.09.2026", "Forfallsdato: 20.09.2026", "Kundenummer: 445566"],
      [60, 260, 10, "Strøm august", "Forbruk 640 kWh", "Nettleie"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Ole-Kristian Bjørnstad", issuer: "Fjordkraftlaget AS" },
      ...{ address: "Fjellveien 21B, 5099 Bergen", date: "2026-09-01", account: "445566" },
    },
  },
  {
    name: "Danish heating",
    page: "A4",
    texts: [
      [380, 40, 16, "Østby Fjernvarme A/S"],
      [380, 62, 8, "Havnegade 7, 8999 Østby", "CVR 00000000"],
      [60, 130, 11, "Søren Ægidius Kjær", "Rådhusvej 5, 2. tv", "8998 Vestby"],
      [380, 120, 9, "Fakturadato", "15-09-2026", "Kundenr.", "902144"],
      [60, 260, 10, "Fjernvarme", "Forbrug 3,2 MWh", "Betalingsdato 01-10-2026"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Søren Ægidius Kjær", issuer: "Østby Fjernvarme A/S" },
      ...{ address: "Rådhusvej 5, 2. tv, 8998 Vestby", date: "2026-09-15", account: "902144" },
    },
  },
  {
    name: "Finnish tax",
    page: "A4",
    texts: [
      [40, 40, 16, "Verohallinto"],
      [60, 130, 11, "VIRTANEN EEVA MARJATTA", "KOIVUKATU 8 A 12", "00999 HELSINKI"],
      [380, 60, 10, "Verotuspäätös", "Päiväys 4.5.2026"],
      [60, 260, 10, "Verokortti ja verotuspäätös vuodelta 2025", "Maksettava eräpäivä 3.8.2026"],
    ],
    truth: {
      ...{ kind: "tax-document", name: "Eeva Marjatta Virtanen", issuer: "Verohallinto" },
      ...{ address: "Koivukatu 8 A 12, 00999 Helsinki", date: "2026-05-04" },
    },
  },
];
