"""Documents on every form that is shipped, drafts and signed, read by an independent implementation of R4."""

import copy
import json
import os
import unittest

from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from test_bundle import keys, references
from test_forms import FORMS, items

with open(os.environ["HJEMMEVAKT_FHIR_DOCUMENTS_OUT"], encoding="utf-8") as file:
    EXPORTED = json.load(file)

BY_REFERENCE = {f"{form['url']}|{form['version']}": form for form in FORMS.values()}
TYPES = {
    "boolean": {"valueBoolean"},
    "choice": {"valueCoding"},
    "open-choice": {"valueCoding", "valueString"},
    "string": {"valueString"},
    "text": {"valueString"},
    "integer": {"valueInteger"},
    "decimal": {"valueDecimal"},
    "date": {"valueDate"},
    "dateTime": {"valueDateTime"},
}


def read(bundle):
    return Bundle.model_validate_json(json.dumps(bundle))


def response(bundle):
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "QuestionnaireResponse")


def answered(given):
    """Every item of a response, with the answers below which others stand as well."""
    for item in given.get("item", []):
        yield item
        yield from answered(item)
        for answer in item.get("answer", []):
            yield from answered(answer)


class TestDocuments(unittest.TestCase):
    def test_every_form_is_there_as_a_draft_and_signed(self):
        found = {(response(one)["questionnaire"], response(one)["status"]) for one in EXPORTED}
        wanted = {(form, status) for form in BY_REFERENCE for status in ("in-progress", "completed")}
        self.assertEqual(found, wanted)

    def test_each_is_read_and_says_the_same(self):
        for bundle in EXPORTED:
            with self.subTest(response(bundle)["questionnaire"]):
                said = json.loads(read(bundle).model_dump_json())
                self.assertEqual(len(said["entry"]), len(bundle["entry"]))
                for mine, theirs in zip(bundle["entry"], said["entry"]):
                    self.assertEqual(keys(mine), keys(theirs), mine["fullUrl"])
                alone = QuestionnaireResponse.model_validate_json(json.dumps(response(bundle)))
                self.assertEqual(alone.questionnaire, response(bundle)["questionnaire"])

    def test_every_reference_leads_to_something_in_it(self):
        for bundle in EXPORTED:
            there = {f"{one['resource']['resourceType']}/{one['resource']['id']}" for one in bundle["entry"]}
            self.assertEqual(len(there), len(bundle["entry"]), "no id twice")
            led = set(references(bundle))
            self.assertLessEqual(led, there)
            self.assertGreaterEqual(len(led), 2)

    def test_the_answers_fit_the_form(self):
        for bundle in EXPORTED:
            given = response(bundle)
            asked = {item["linkId"]: item for item in items(BY_REFERENCE[given["questionnaire"]])}
            with self.subTest(given["questionnaire"]):
                every = list(answered(given))
                self.assertTrue(every)
                for item in every:
                    self.assertNotEqual("item" in item, "answer" in item, "qrs-1")
                    question = asked[item["linkId"]]
                    self.assertEqual(item["text"], question["text"])
                    if question["type"] == "group":
                        self.assertNotIn("answer", item)
                        continue
                    if not question.get("repeats"):
                        self.assertEqual(len(item["answer"]), 1)
                    for answer in item["answer"]:
                        values = {name for name in answer if name.startswith("value")}
                        self.assertEqual(len(values), 1)
                        self.assertLessEqual(values, TYPES[question["type"]], item["linkId"])
                        if "valueCoding" in answer:
                            self.assertIn(answer["valueCoding"]["code"], json.dumps(question) + json.dumps(BY_REFERENCE[given["questionnaire"]].get("contained", [])))

    def test_the_reader_finds_what_is_wrong(self):
        for kind, field in [("QuestionnaireResponse", "status"), ("Encounter", "class"), ("Provenance", "agent")]:
            broken = copy.deepcopy(EXPORTED[0])
            for entry in broken["entry"]:
                if entry["resource"]["resourceType"] == kind:
                    del entry["resource"][field]
            with self.assertRaises(ValueError, msg=kind):
                read(broken)


if __name__ == "__main__":
    unittest.main()
