import type { Letter } from "./letter.ts";

/** Letters as they are laid out where English is written. */
export const englishLetters: readonly Letter[] = [
  {
    name: "US electricity",
    page: "LETTER",
    texts: [
      [40, 36, 20, "Pine Ridge Electric Cooperative"],
      [40, 62, 9, "1200 Commerce Pkwy, Riverton, OH 44999", "www.pineridgeelectric.example | 1-800-555-0142"],
      [400, 40, 10, "Account Number: 8812-334-019", "Statement Date: 10/04/2026", "Due Date: 10/25/2026"],
      [60, 150, 11, "MARIA T DELGADO", "4417 WILLOW CREEK DR APT 12", "RIVERTON, OH 44998-2210"],
      [40, 260, 12, "Service Address"],
      [40, 276, 10, "4417 Willow Creek Dr Apt 12, Riverton, OH 44998"],
      [40, 310, 10, "Meter Reading 09/02/2026 - 10/01/2026", "Total kWh used 812", "Amount Due $97.31"],
      [40, 690, 9, "Make checks payable to Pine Ridge Electric Cooperative"],
      [330, 700, 10, "PINE RIDGE ELECTRIC COOPERATIVE", "PO BOX 7700", "COLUMBUS, OH 43999-7700"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "MARIA T DELGADO", issuer: "Pine Ridge Electric Cooperative" },
      ...{
        address: "4417 Willow Creek Drive Apt 12, Riverton, OH 44998",
        date: "2026-10-04",
        account: "8812-334-019",
      },
    },
  },
  {
    name: "US bank statement",
    page: "LETTER",
    texts: [
      [40, 40, 18, "First Harbor Bank"],
      [40, 64, 8, "Member FDIC. P.O. Box 1001, Dover, DE 19999"],
      [
        380,
        44,
        9,
        "Statement Period: 09/01/2026 through 09/30/2026",
        "Statement Date: 09/30/2026",
        "Account Number: 000123456789",
      ],
      [60, 140, 10, "JONATHAN P RIVERS", "98 ELM STREET", "BURLINGTON, VT 05499"],
      [40, 240, 11, "Checking Summary"],
      [
        40,
        258,
        9,
        "Opening balance 2,304.11",
        "Deposits 1,200.00",
        "Withdrawals 904.55",
        "Closing balance 2,599.56",
      ],
    ],
    truth: {
      ...{ kind: "bank-statement", name: "JONATHAN P RIVERS", issuer: "First Harbor Bank" },
      ...{ address: "98 Elm St, Burlington, VT 05499", date: "2026-09-30", account: "000123456789" },
    },
  },
  {
    name: "Canadian water",
    page: "LETTER",
    texts: [
      [40, 40, 18, "Lakeside Water Services Inc."],
      [40, 64, 9, "55 Harbour Street, Lakeside, ON K9Z 1A1"],
      [40, 120, 9, "BILL TO"],
      [40, 133, 11, "Amélie Tremblay-Roy", "207-88 Rue Sherbrooke O", "Montréal QC H3X 1Y9", "Canada"],
      [
        380,
        120,
        10,
        "Invoice Number: 20317",
        "Invoice Date: 2026-08-14",
        "Payment Due: 2026-09-05",
        "Customer No: 4409921",
      ],
      [40, 260, 10, "Water charges", "Wastewater", "Meter number 55-102"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Amélie Tremblay-Roy", issuer: "Lakeside Water Services Inc." },
      ...{ address: "207-88 Rue Sherbrooke O, Montréal, QC H3X 1Y9", date: "2026-08-14", account: "4409921" },
    },
  },
  {
    name: "British energy",
    page: "A4",
    texts: [
      [40, 40, 22, "Northmoor Energy"],
      [
        360,
        40,
        9,
        "Your account number: 7745 1200 93",
        "Bill date: 3 September 2026",
        "Bill period: 1 June 2026 to 31 August 2026",
      ],
      [
        60,
        120,
        11,
        "Mr Oliver J Whitcombe",
        "Flat 3",
        "27 St Agnes Road",
        "Little Marling",
        "Marlinghampton",
        "MK99 4QT",
      ],
      [40, 260, 12, "Your electricity bill"],
      [40, 280, 10, "Standing charge 28.40", "Electricity used 612 kWh", "Please pay by 21 September 2026"],
      [
        40,
        800,
        7,
        "Northmoor Energy Ltd. Registered office: 1 Power Way, Leeds LS99 1AA. Registered in England no. 01234567.",
      ],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Oliver J Whitcombe", issuer: "Northmoor Energy" },
      ...{
        address: "Flat 3, 27 St Agnes Road, Little Marling, Marlinghampton, MK99 4QT",
        date: "2026-09-03",
        account: "7745 1200 93",
      },
    },
  },
  {
    name: "British council tax",
    page: "A4",
    texts: [
      [60, 40, 16, "Fenwick Borough Council"],
      [60, 64, 9, "Revenues Department, Town Hall, Fenwick FN9 9ZZ"],
      [60, 130, 11, "MISS P ADEYEMI-STONE", "14 ORCHARD CLOSE", "FENWICK", "FN9 8YX"],
      [380, 130, 10, "Date of issue", "12 March 2026", "Council Tax account", "55019283"],
      [60, 260, 12, "Council Tax bill 2026/27"],
      [
        60,
        280,
        10,
        "Property address: 14 Orchard Close, Fenwick, FN9 8YX",
        "Band C",
        "Amount payable 1,702.20",
      ],
    ],
    truth: {
      ...{ kind: "tax-document", name: "P ADEYEMI-STONE", issuer: "Fenwick Borough Council" },
      ...{ address: "14 Orchard Close, Fenwick FN9 8YX", date: "2026-03-12", account: "55019283" },
    },
  },
  {
    name: "Irish broadband",
    page: "A4",
    texts: [
      [360, 40, 20, "Cliffnet"],
      [360, 66, 9, "Cliffnet Telecom DAC", "3 Quay Plaza, Galway, H91 X2Y3"],
      [60, 140, 11, "Aoife Ní Bhriain", "12 Seaview Terrace", "Salthill", "Galway", "H91 A2C4"],
      [60, 250, 10, "Account number: 60098123", "Bill date: 05/10/2026", "Payment due: 19/10/2026"],
      [60, 320, 10, "Broadband 500 Mb", "Landline", "Total 54.99"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Aoife Ní Bhriain", issuer: "Cliffnet Telecom DAC" },
      ...{
        address: "12 Seaview Terrace, Salthill, Galway, H91 A2C4",
        date: "2026-10-05",
        account: "60098123",
      },
    },
  },
  {
    name: "Australian electricity",
    page: "A4",
    texts: [
      [40, 40, 20, "Southern Sun Power"],
      [40, 66, 8, "Southern Sun Power Pty Ltd ABN 00 000 000 000"],
      [60, 140, 11, "MS CHLOE NGUYEN-PARK", "UNIT 4 / 19 BANKSIA PDE", "WATTLE GLEN VIC 3999"],
      [380, 60, 9, "Issue date", "17 Jul 2026", "Account number", "2200 881 774", "Due date", "3 Aug 2026"],
      [
        60,
        260,
        10,
        "Supply address: Unit 4, 19 Banksia Parade, Wattle Glen VIC 3999",
        "Electricity usage 900 kWh",
        "Supply charge",
      ],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Chloe Nguyen-Park", issuer: "Southern Sun Power" },
      ...{
        address: "Unit 4/19 Banksia Parade, Wattle Glen VIC 3999",
        date: "2026-07-17",
        account: "2200 881 774",
      },
    },
  },
  {
    name: "New Zealand government letter",
    page: "A4",
    texts: [
      [40, 40, 16, "Ministry of Settlement"],
      [40, 62, 8, "PO Box 1, Wellington 6199"],
      [60, 130, 11, "Mere Tāmati", "56A Rātā Street", "Hill Bay", "Auckland 1099"],
      [60, 230, 10, "8 June 2026", "Reference number 4410-22"],
      [
        60,
        280,
        10,
        "Dear Ms Tāmati",
        "We write about your enrolment with the department of settlement and social security.",
      ],
    ],
    truth: {
      ...{ kind: "government-letter", name: "Mere Tāmati", issuer: "Ministry of Settlement" },
      ...{ address: "56A Rata Street, Hill Bay, Auckland 1099", date: "2026-06-08", account: "4410-22" },
    },
  },
  {
    name: "form with labels",
    page: "A4",
    texts: [
      [40, 40, 16, "TELEFONICA DEL PRADO S.L."],
      [40, 100, 10, "Customer name:", "Address:", "Date of issue:", "Account number:"],
      [
        160,
        100,
        10,
        "Ines Calderon Vega",
        "45 Harbor View Road, Springdale, MA 01199",
        "06/15/2026",
        "AB-778812",
      ],
      [40, 200, 10, "Internet service and mobile plan", "Amount $45.00"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Ines Calderon Vega", issuer: "TELEFONICA DEL PRADO S.L." },
      ...{ address: "45 Harbor View Rd, Springdale, MA 01199", date: "2026-06-15", account: "AB-778812" },
    },
  },
  {
    name: "right-aligned head and no postal window",
    page: "LETTER",
    texts: [
      [430, 40, 12, "Maple Gas Ltd", "900 Industrial Ave", "Calgary, AB T9X 9X9"],
      [40, 160, 10, "Date: March 3, 2026"],
      [40, 190, 10, "To:", "Priya Raghunathan", "1203 - 77 Foothill Blvd SW", "Calgary, AB T2P 9Z9"],
      [40, 300, 10, "Natural gas used 12 GJ", "Your meter number 10-221", "Customer ID 776655"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Priya Raghunathan", issuer: "Maple Gas Ltd" },
      ...{
        address: "1203-77 Foothill Boulevard SW, Calgary AB T2P 9Z9",
        date: "2026-03-03",
        account: "776655",
      },
    },
  },
];
