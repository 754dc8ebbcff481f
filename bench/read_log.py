"""Reads a log with nothing but Python's own zipfile and json: what a script would do to get at the scores."""
import json
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as log:
    header = json.loads(log.read("header.json"))
    scores = []
    for name in log.namelist():
        if name.startswith("samples/"):
            sample = json.loads(log.read(name))
            scores.append(sample["scores"]["match"]["value"])
accuracy = header["results"]["scores"][0]["metrics"]["accuracy"]["value"]
assert abs(sum(scores) / len(scores) - accuracy) < 1e-9, "the header gives another accuracy than the samples"
print("samples", len(scores), "sum", sum(scores))
