"""
Lines of machine readable zones of nobody: every form of ICAO 9303 (TD1, TD2, TD3, MRV-A, MRV-B), the French
identity card and the Swiss driving licence, with check digits, and lines of pure chance so that no character is rare.
"""

import string

from alphabet import ALPHABET

LETTERS = string.ascii_uppercase
COMMON_LETTERS = "AAAAEEEEIIIOOOUUBCDFGHJKLLMMNNNPRRRSSSTTVWXYZ"
STATES = (
    "UTO D<< USA GBR FRA ITA ESP POL CZE NLD BEL AUT CHE SWE FIN NOR DNK LVA LTU EST ROU BGR HRV SVN SVK HUN PRT GRC "
    "TUR UKR CHN JPN KOR IND PAK BRA ARG MEX CAN AUS NZL ZAF EGY MAR NGA ISR SAU ARE THA VNM IDN PHL MYS SGP IRL ISL "
    "LUX MLT CYP SRB MKD MNE BIH ALB MDA GEO ARM AZE KAZ UZB KGZ RUS BLR QAT KWT OMN JOR LBN IRQ IRN AFG BGD LKA NPL "
    "MMR KHM LAO TWN HKG MAC MNG KEN ETH GHA CIV SEN CMR DZA TUN LBY COL PER CHL ECU VEN BOL URY PRY CUB DOM HTI JAM "
    "XXA XXB XXX EUE UNO RKS AND MCO SMR LIE VAT"
).split()


def value_of(character):
    """The value of a character in the check digit's sum."""
    if character == "<":
        return 0
    return int(character) if character.isdigit() else ord(character) - 55


def check_digit(text):
    """The check digit of ICAO 9303: weights 7, 3, 1, modulo 10."""
    return str(sum(value_of(c) * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def pick(rng, options):
    return options[int(rng.integers(len(options)))]


def several(rng, alphabet, count):
    return "".join(alphabet[i] for i in rng.integers(len(alphabet), size=count))


def pad(text, length):
    return text[:length].ljust(length, "<")


def word(rng):
    alphabet = COMMON_LETTERS if rng.random() < 0.6 else LETTERS
    return several(rng, alphabet, int(rng.integers(2, 12)))


def names(rng, length):
    surname = "<".join(word(rng) for _ in range(int(rng.integers(1, 3))))
    given = "<".join(word(rng) for _ in range(int(rng.integers(0, 4))))
    return pad(f"{surname}<<{given}" if given else surname, length)


def date(rng):
    return f"{rng.integers(100):02d}{rng.integers(1, 13):02d}{rng.integers(1, 32):02d}"


def number(rng, length):
    """A document's number: digits, letters then digits, or both mixed; sometimes short and filled up."""
    size = length if rng.random() < 0.8 else int(rng.integers(max(3, length - 4), length + 1))
    kind = rng.random()
    if kind < 0.4:
        return pad(several(rng, string.digits, size), length)
    if kind < 0.7:
        letters = several(rng, LETTERS, int(rng.integers(1, 4)))
        return pad((letters + several(rng, string.digits, size))[:size], length)
    return pad(several(rng, ALPHABET[:36], size), length)


def optional(rng, length, chance):
    return number(rng, length) if rng.random() < chance else "<" * length


def born_sex_expiry(rng):
    born, expiry = date(rng), date(rng)
    return born + check_digit(born), pick(rng, "MF<"), expiry + check_digit(expiry)


def td3(rng):
    state, personal = pick(rng, STATES), optional(rng, 14, 0.5)
    first = pick(rng, ("P<", "P<", "P<", "PM", "PD", "PO", "PS", "PP")) + state + names(rng, 39)
    document = number(rng, 9)
    born, sex, expiry = born_sex_expiry(rng)
    personal += "<" if personal[0] == "<" and rng.random() < 0.5 else check_digit(personal)
    second = document + check_digit(document) + state + born + sex + expiry + personal
    return [first, second + check_digit(second[:10] + second[13:20] + second[21:43])]


def td2(rng):
    state, document = pick(rng, STATES), number(rng, 9)
    born, sex, expiry = born_sex_expiry(rng)
    second = document + check_digit(document) + state + born + sex + expiry + optional(rng, 7, 0.5)
    second += check_digit(second[:10] + second[13:20] + second[21:35])
    return [pick(rng, ("I<", "ID", "AC", "C<", "P<", "IR")) + state + names(rng, 31), second]


def td1(rng):
    state = pick(rng, STATES)
    document = number(rng, 9)
    if rng.random() < 0.1:
        rest = several(rng, string.digits, int(rng.integers(1, 5)))
        upper = document + "<" + pad(rest + check_digit(document + "<" + rest), 15)
    else:
        upper = document + check_digit(document) + optional(rng, 15, 0.5)
    first = pick(rng, ("I<", "ID", "C1", "AR", "IR", "AC", "RP", "C<", "IP")) + state + upper
    born, sex, expiry = born_sex_expiry(rng)
    second = born + sex + expiry + pick(rng, STATES) + optional(rng, 11, 0.35)
    composite = check_digit(first[5:30] + second[:7] + second[8:15] + second[18:29])
    return [first, second + composite, names(rng, 30)]


def visa(rng, length):
    state, document = pick(rng, STATES), number(rng, 9)
    born, sex, expiry = born_sex_expiry(rng)
    second = document + check_digit(document) + pick(rng, STATES) + born + sex + expiry
    first = pick(rng, ("V<", "V<", "VC", "VB")) + state + names(rng, length - 5)
    return [first, second + optional(rng, length - 28, 0.5)]


def french_identity_card(rng):
    first = "IDFRA" + pad(word(rng), 25) + several(rng, string.digits, 3) + optional(rng, 3, 0.8)
    document = several(rng, string.digits, 12)
    born = date(rng)
    second = document + check_digit(document) + names(rng, 14) + born + check_digit(born) + pick(rng, "MF")
    return [first, second + check_digit(first + second)]


def swiss_licence(rng):
    blank = several(rng, LETTERS, 3) + several(rng, string.digits, 3) + pick(rng, "DFIR") + "<<"
    second = "FACHE" + several(rng, string.digits, 12) + "<<" + date(rng) + "<<<<<"
    return [blank, second, names(rng, 30)]


def chance(rng):
    length = pick(rng, (30, 36, 44))
    return [several(rng, ALPHABET, length) for _ in range(3 if length == 30 else 2)]


FORMS = {
    "TD1": (td1, 0.22),
    "TD2": (td2, 0.12),
    "TD3": (td3, 0.26),
    "MRV-A": (lambda rng: visa(rng, 44), 0.06),
    "MRV-B": (lambda rng: visa(rng, 36), 0.06),
    "French identity card": (french_identity_card, 0.06),
    "Swiss licence": (swiss_licence, 0.04),
    "chance": (chance, 0.18),
}
MAKERS = [maker for maker, _ in FORMS.values()]
SHARES = [share for _, share in FORMS.values()]


def make_zone(rng):
    """The lines of one document, its form chosen by the shares above."""
    return MAKERS[int(rng.choice(len(MAKERS), p=SHARES))](rng)
