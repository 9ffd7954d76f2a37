"""The characters of a machine readable zone, as the net numbers them."""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
BLANK = 0
CLASSES = len(ALPHABET) + 1

CLASS_OF = {character: index + 1 for index, character in enumerate(ALPHABET)}


def collapse(frames):
    """Reads a line from one class per frame: runs become one character, blanks become none."""
    text, previous = "", BLANK
    for frame in frames:
        if frame != previous and frame != BLANK:
            text += ALPHABET[frame - 1]
        previous = frame
    return text
