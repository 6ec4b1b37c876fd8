"""The five shared reports and what a careful reader finds in them, by the reader's own program."""

from __future__ import annotations

import subprocess
import sys

from tests.building import EXAMPLES, NAMES, SEEDS, SHARED, beside_the_seeds, build, loaded

CHECK = SHARED / "seeds-gold" / "check.py"


@beside_the_seeds
def test_everything_expected_of_the_seeds_holds(tmp_path):
    lines = build(tmp_path / "a.case", [SEEDS])
    out = tmp_path / "records.jsonl"
    out.write_bytes(b"".join(line + b"\n" for line in lines))
    checked = subprocess.run([sys.executable, str(CHECK), str(out)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@beside_the_seeds
def test_seeds_and_examples_in_one_folder_stay_one_incident_each(tmp_path):
    records = loaded(build(tmp_path / "a.case", [SEEDS, *(EXAMPLES / name for name in NAMES)]))
    names = {path.name: folder for folder in [SEEDS, *(EXAMPLES / n for n in NAMES)] for path in folder.iterdir()}
    mixed = [sorted({names[a["source"].partition("#")[0]].name for a in r["articles"]}) for r in records]
    assert sorted(mixed) == sorted([["seeds"], *([name] for name in NAMES)])
    assert sum(len(r["articles"]) for r in records) == 5 + 23
