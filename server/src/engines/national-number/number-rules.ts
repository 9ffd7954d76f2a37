/**
 * The numbers that identity documents of a state carry, where its public rule has check digits; several where a state
 * gives foreigners another one. As `stdnum` names them.
 */
export const numberRules: Readonly<Record<string, readonly (readonly [country: string, number: string])[]>> =
  {
    AUT: [["AT", "vnr"]],
    BEL: [
      ["BE", "nn"],
      ["BE", "bis"],
    ],
    BGR: [
      ["BG", "egn"],
      ["BG", "pnf"],
    ],
    BIH: [["BA", "jmbg"]],
    BRA: [["BR", "cpf"]],
    CHE: [["CH", "ssn"]],
    CHL: [["CL", "run"]],
    CHN: [["CN", "ric"]],
    CZE: [["CZ", "rc"]],
    ECU: [["EC", "ci"]],
    ESP: [
      ["ES", "dni"],
      ["ES", "nie"],
    ],
    EST: [["EE", "ik"]],
    FIN: [["FI", "hetu"]],
    HKG: [["HK", "hkid"]],
    HRV: [["HR", "oib"]],
    IND: [["IN", "aadhaar"]],
    ISL: [["IS", "kennitala"]],
    ISR: [["IL", "idnr"]],
    ITA: [["IT", "codicefiscale"]],
    KOR: [["KR", "rrn"]],
    LTU: [["LT", "asmens"]],
    MEX: [["MX", "curp"]],
    MKD: [["MK", "jmbg"]],
    MNE: [["ME", "jmbg"]],
    NLD: [["NL", "bsn"]],
    NOR: [["NO", "fodselsnummer"]],
    POL: [["PL", "pesel"]],
    PRT: [
      ["PT", "cc"],
      ["PT", "nif"],
    ],
    ROU: [["RO", "cnp"]],
    SRB: [["RS", "jmbg"]],
    SVK: [["SK", "rc"]],
    SVN: [["SI", "emso"]],
    SWE: [["SE", "personnummer"]],
    THA: [["TH", "idnr"]],
    TUR: [["TR", "tckimlik"]],
    UKR: [["UA", "rntrc"]],
    URY: [["UY", "cedula"]],
    ZAF: [["ZA", "idnr"]],
  };
