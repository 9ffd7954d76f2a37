"""What training relies on: `make test`."""

import unittest

import numpy as np

from alphabet import CLASS_OF, collapse
from documents import FORMS, check_digit
from scores import edits, wilson
from stream import frame_classes, make_batch, make_line, open_studio

LENGTHS = {"TD1": [30] * 3, "TD2": [36] * 2, "TD3": [44] * 2, "MRV-A": [44] * 2, "MRV-B": [36] * 2}
LENGTHS.update({"French identity card": [36] * 2, "Swiss licence": [9, 30, 30]})


class Documents(unittest.TestCase):
    def test_every_form_has_lines_of_its_length_in_the_alphabet(self):
        rng = np.random.default_rng(1)
        for form, lengths in LENGTHS.items():
            for _ in range(200):
                lines = FORMS[form][0](rng)
                self.assertEqual([len(line) for line in lines], lengths, form)
                self.assertTrue(set("".join(lines)) <= CLASS_OF.keys())

    def test_check_digits_are_those_of_the_standards_examples(self):
        self.assertEqual(check_digit("520727"), "3")
        self.assertEqual(check_digit("AB2134<<<"), "5")


class Stream(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = open_studio(3)

    def test_a_batch_depends_on_its_seed_and_number_alone(self):
        first, again = make_batch(self.studio, 3, 5), make_batch(open_studio(3), 3, 5)
        self.assertTrue(np.array_equal(first[0], again[0]))
        self.assertTrue(np.array_equal(first[1], again[1]))
        self.assertFalse(np.array_equal(first[1], make_batch(self.studio, 3, 6)[1]))

    def test_inputs_are_normalised_and_frames_are_a_quarter_of_the_width(self):
        inputs, classes, _ = make_batch(self.studio, 3, 1)
        self.assertEqual((inputs.shape[1:3], classes.shape[1]), ((1, 32), inputs.shape[3] // 4))
        self.assertLessEqual(float(np.abs(inputs).max()), 1.5)

    def test_a_lines_frame_classes_collapse_to_its_text(self):
        for number in range(300):
            line = make_line(np.random.default_rng([4, number]), self.studio, number / 300)
            self.assertEqual(collapse(frame_classes(line).tolist()), line.text)


class Scores(unittest.TestCase):
    def test_edits_count_wrong_missing_and_added_characters(self):
        self.assertEqual(edits("AB<D", "ABCD"), 1)
        self.assertEqual(edits("ABD", "ABCD"), 1)
        self.assertEqual(edits("", "AB"), 2)

    def test_the_interval_holds_the_rate_and_stays_within_0_and_1(self):
        low, high = wilson(100, 100)
        self.assertTrue(0.95 < low < 1)
        self.assertAlmostEqual(high, 1)


if __name__ == "__main__":
    unittest.main()
