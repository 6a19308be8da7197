"""The handbook's forms, read by an independent implementation of R4."""

import copy
import json
import pathlib
import unittest

from fhir.resources.R4B.questionnaire import Questionnaire

FOLDER = pathlib.Path(__file__).parents[2] / "handbook" / "forms"
FORMS = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def read(form):
    return Questionnaire.model_validate_json(json.dumps(form))


def items(form):
    for item in form.get("item", []):
        yield item
        yield from items(item)


class TestForms(unittest.TestCase):
    def test_each_is_read_and_says_the_same(self):
        self.assertGreaterEqual(len(FORMS), 20)
        for name, form in FORMS.items():
            with self.subTest(name):
                said = json.loads(read(form).model_dump_json())
                self.assertEqual(said, form)

    def test_the_invariants_that_the_library_does_not_know(self):
        for name, form in FORMS.items():
            with self.subTest(name):
                every = list(items(form))
                links = [item["linkId"] for item in every]
                self.assertEqual(len(links), len(set(links)), "que-2: every linkId once")
                for item in every:
                    if item["type"] == "group":
                        self.assertTrue(item.get("item"), "que-1: a group has items")
                    if item["type"] == "display":
                        self.assertFalse({"item", "required", "repeats", "answerOption"} & item.keys(), "que-1, que-6")
                    if "answerOption" in item:
                        self.assertIn(item["type"], ["choice", "open-choice"], "que-5")
                    when = item.get("enableWhen", [])
                    self.assertEqual(len(when) > 1, "enableBehavior" in item, "que-12")
                    for condition in when:
                        self.assertIn(condition["question"], links)
                        if condition["operator"] == "exists":
                            self.assertIn("answerBoolean", condition, "que-7")

    def test_every_text_has_both_languages(self):
        for name, form in FORMS.items():
            for place in [form, *items(form)]:
                for field in ("title", "description", "text"):
                    if isinstance(place.get(field), str):
                        extended = place[f"_{field}"]["extension"][0]["extension"]
                        self.assertEqual(extended[0], {"url": "lang", "valueCode": "en"}, name)
                        self.assertTrue(extended[1]["valueString"].strip(), name)

    def test_the_reader_finds_what_is_wrong(self):
        for field, value in [("status", None), ("item", [{"linkId": "a"}]), ("item", [{"linkId": "a", "type": "text", "text": 3}])]:
            broken = copy.deepcopy(FORMS["isbar.json"])
            broken[field] = value
            with self.assertRaises(ValueError, msg=field):
                read(broken)


if __name__ == "__main__":
    unittest.main()
