"""An exported record, read by an independent implementation of R4."""

import copy
import json
import os
import unittest

from fhir.resources.R4B.bundle import Bundle

with open(os.environ["HJEMMEVAKT_FHIR_OUT"], encoding="utf-8") as file:
    EXPORTED = json.load(file)

KINDS = {
    "AuditEvent",
    "CarePlan",
    "CareTeam",
    "Consent",
    "Flag",
    "Goal",
    "Patient",
    "Provenance",
    "RelatedPerson",
}


def read(bundle):
    return Bundle.model_validate_json(json.dumps(bundle))


class TestBundle(unittest.TestCase):
    def test_it_is_read_and_says_the_same(self):
        entries = read(EXPORTED).entry
        self.assertEqual({entry.resource.get_resource_type() for entry in entries}, KINDS)
        patient = next(entry.resource for entry in entries if entry.resource.get_resource_type() == "Patient")
        self.assertEqual(patient.identifier[0].system, "urn:oid:2.16.578.1.12.4.1.4.1")
        self.assertEqual(patient.name[0].family, "Nordvik")
        said = json.loads(read(EXPORTED).model_dump_json())
        self.assertEqual(len(said["entry"]), len(EXPORTED["entry"]))
        for mine, theirs in zip(EXPORTED["entry"], said["entry"]):
            # Instants may be written otherwise; whatever else there is must have been understood.
            self.assertEqual(keys(mine), keys(theirs), mine["fullUrl"])

    def test_every_reference_leads_to_something_in_it(self):
        there = {f"{one['resource']['resourceType']}/{one['resource']['id']}" for one in EXPORTED["entry"]}
        self.assertEqual(len(there), len(EXPORTED["entry"]), "no id twice")
        self.assertLessEqual(set(references(EXPORTED)), there)
        self.assertGreater(len(list(references(EXPORTED))), 10)

    def test_the_reader_finds_what_is_wrong(self):
        for kind, field in [("Consent", "status"), ("CarePlan", "intent"), ("Flag", "code"), ("AuditEvent", "agent")]:
            broken = copy.deepcopy(EXPORTED)
            for entry in broken["entry"]:
                if entry["resource"]["resourceType"] == kind:
                    del entry["resource"][field]
            with self.assertRaises(ValueError, msg=kind):
                read(broken)


def keys(value):
    if isinstance(value, dict):
        return {name: keys(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [keys(inner) for inner in value]
    return None


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


if __name__ == "__main__":
    unittest.main()
