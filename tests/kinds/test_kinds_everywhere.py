"""A copy of the program with another table: all kinds renamed, and one kind more."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geodata.kinds.kind_table import KINDS_FILE, shipped_kinds

ROOT = Path(__file__).parents[2]
TABLE = Path("geodata") / "data" / "kinds.toml"
WORDS = Path("geodata") / "data" / "prose" / "events.toml"
"""Words that tell of one kind or another by what stands beside them."""
BRIEF = Path("geodata") / "data" / "briefs" / "siyaqat-2024-10" / "brief.yaml"
RENAMED = "was-"
"""Before each id in the renamed table: names keep their order in sorted lists."""
BLOCK = """
[kinds.overflight]
words.en = {one = "Overflight", many = "Overflights", count = {one = "{n} flight", other = "{n} flights"}}
words.ar = {one = "تحليق", many = "طلعات تحليق"}
family = "military"
symbol = "jet"
roles = ["subject"]
"""
OWN = """
kinds:
  - id: barter
    words: {en: {one: Barter, many: Barters}, ar: {one: مقايضة, many: مقايضات}}
    family: supply
    symbol: jet
    roles: [supplier, recipient]
events:
"""
ADDED = (("overflight", "Overflight", "military"), ("barter", "Barter", "supply"))
"""Id, name and family of the kind of the table and of that of the brief."""
OUTPUTS = """
import json, sys
from datetime import date
from pathlib import Path
from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.column_file import read_column_file, column_file_bytes
from geodata.atlas.geojson import feature_collection
from geodata.atlas.relations import relations_of
from geodata.atlas.selection import count_filter_choices, select_events
from geodata.brief.brief_reader import read_brief
from geodata.brief.source_text import decode_text
from geodata.drafting.brief_draft import draft_brief
from geodata.export.export_layers import selection_frame, split_layers
from geodata.export.html_report import html_report_file
from geodata.export.kml import kml_file
from geodata.export.qgis_styles import layer_qml
from geodata.layout.composition import compose_scene
from geodata.view import View, parse_view
from geodata.webmap.map_spec import encode_map_spec

reading = read_brief(Path(sys.argv[1]))
assert reading.brief is not None, reading.problems
atlas = build_atlas(reading.brief, "digest")
told = {}
layer = f"layer={reading.brief.events[0].kind}"
for name, query in enumerate(("", "show=relations&show=symbols", "role=supplier", layer, "layer=supply")):
    selection = select_events(atlas, parse_view(query).view)
    scene = compose_scene(selection, lang="ar", theme="light")
    counts = count_filter_choices(selection).layers
    told[str(name)] = [repr(scene), selection.hidden_by_reason, counts]
selection, kinds = select_events(atlas, View()), reading.brief.kind_table
told["features"] = feature_collection(selection)
told["kml"] = kml_file(selection).decode()
layers = split_layers(selection_frame(selection), kinds)
told["layers"] = {name: layer_qml(name, rows, kinds) for name, rows in layers.items()}
told["report"] = html_report_file(selection, lang="en").decode()
told["map"] = encode_map_spec(atlas, View(lang="en")).decode()
head, columns = read_column_file(column_file_bytes(atlas))
told["columns"] = [{name: head[name] for name in head if name != "columns"}, list(columns["kind"].tolist())]
related = relations_of(reading.brief.events, kinds)
told["related"] = [(each.one, each.other, each.kind, each.directed) for each in related]
text = "Japan sent 300 soldiers to France on 3 May 2031. Iran and Russia held drills in the Black Sea. "
text += "Iran supplied drones to Russia. Japan and France held a summit on 4 May 2031. Israel struck Iran."
draft = draft_brief(decode_text(text.encode()), brief_id="text", as_of=date(2031, 5, 5)).brief
told["draft"] = [(each.kind, each.model_dump(mode="json")) for each in draft.events]
print(json.dumps(told, default=str))
"""
SEEN = """
import json, sys
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
import pyogrio
from pptx import Presentation
from streamlit.testing.v1 import AppTest
from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.brief_reader import read_brief
from geodata.export.geopackage import geopackage_file
from geodata.export.html_report import html_report_file
from geodata.export.kml import kml_file
from geodata.layout.composition import compose_scene
from geodata.command_line.cli import run_command
from geodata.view import View, parse_view

folder = Path(sys.argv[1])
reading = read_brief(folder)
assert reading.brief is not None, reading.problems
selection = select_events(build_atlas(reading.brief, "digest"), View())
scene = compose_scene(selection, lang="en", theme="dark")
Path("brief.gpkg").write_bytes(geopackage_file(selection))
assert run_command(["snapshot", str(folder), "-o", "map.png"]) == 0
assert run_command(["snapshot", str(folder), "-o", "map.svg"]) == 0
assert run_command(["slides", str(folder), "-o", "map.pptx"]) == 0
slides = Presentation("map.pptx").slides
app = AppTest.from_file("pages/main.py", default_timeout=60)
app.query_params.update({"lang": ["en"], "brief": [reading.brief.id], "layer": ["overflight", "barter"]})
app.run()
assert not app.exception, app.exception
sent = {each.proto.component_name: each.proto for each in app.get("bidi_component")}["briefmap.filters"]
data = json.loads(sent.json or sent.mixed.json)
print(json.dumps({
    "glyphs": [mark.glyph for mark in scene.glyph_marks],
    "legend": [(item.id, item.label, item.count) for item in scene.legend if item.group == "kind"],
    "svg": Path("map.svg").read_text("utf-8"),
    "png": Path("map.png").stat().st_size,
    "layers": [name for name, _ in pyogrio.list_layers("brief.gpkg")],
    "kml": kml_file(selection).decode(),
    "slides": [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame],
    "report": html_report_file(selection, lang="en").decode(),
    "filters": data["labels"]["layers"], "families": data["families"], "counts": data["counts"]["layers"],
    "css": "".join(each.proto.body for each in app.get("html")),
    "selected": {
        name: len(select_events(selection.atlas, parse_view(f"layer={name}").view).shown_rows)
        for name in ("overflight", "barter")
    },
}))
"""


def copied(folder: Path) -> Path:
    """A copy of the program, as it is compiled; not what is just being compiled."""
    skipped = shutil.ignore_patterns("*.pyc.*", "instrument", "guide")
    shutil.copytree(ROOT / "geodata", folder / "geodata", ignore=skipped)
    shutil.copytree(ROOT / "pages", folder / "pages", ignore=skipped)
    for name in ("instrument", "guide"):
        (folder / "geodata" / name).symlink_to(ROOT / "geodata" / name)
    return folder


def printed(copy: Path, program: str, brief: Path) -> Mapping[str, Any]:
    """The JSON that a program prints in a copy, for a brief's folder."""
    environment = os.environ | {
        "PYTHONPATH": str(copy),
        "PYTHONIOENCODING": "utf-8",
        "BRIEFMAP_BRIEFS": str(brief.parent),
    }
    ran = subprocess.run(
        [sys.executable, "-c", program, str(brief)],
        check=False,
        capture_output=True,
        cwd=copy,
        env=environment,
        encoding="utf-8",
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    found: Mapping[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def test_all_is_as_before_with_every_kind_renamed(tmp_path: Path) -> None:
    """In the table and in the brief; its names in what comes out are the only difference."""
    names = {name: f"{RENAMED}{name}" for name in shipped_kinds().kinds}
    copy = copied(tmp_path / "copy")
    table = (copy / TABLE).read_text("utf-8")
    for old, new in names.items():
        table = re.sub(rf"^\[kinds\.{old}(?=[\].])", f"[kinds.{new}", table, flags=re.MULTILINE)
        table = re.sub(rf'^default = "{old}"', f'default = "{new}"', table, flags=re.MULTILINE)
    (copy / TABLE).write_text(table, "utf-8")
    words = (copy / WORDS).read_text("utf-8")
    chosen = re.sub(r'(= )"([a-z-]+)"', lambda each: f'{each[1]}"{names.get(each[2], each[2])}"', words)
    assert chosen != words
    (copy / WORDS).write_text(chosen, "utf-8")
    brief = (copy / BRIEF).read_text("utf-8")
    changed = re.sub(
        r"(\bkind: |\blayer=)([a-z-]+)", lambda each: each[1] + names.get(each[2], each[2]), brief
    )
    assert changed != brief
    (copy / BRIEF).write_text(changed, "utf-8")
    before = printed(ROOT, OUTPUTS, ROOT / BRIEF.parent)
    after = printed(copy, OUTPUTS, copy / BRIEF.parent)
    assert all(
        RENAMED in json.dumps(after[name]) for name in ("features", "kml", "layers", "columns", "draft")
    )
    for name, value in before.items():
        said = json.dumps(after[name]).replace(RENAMED, "")
        assert _without_keys(said) == _without_keys(json.dumps(value)), name


def _without_keys(text: str) -> str:
    """A text without the rule keys of QGIS, which are hashes of the kind's id."""
    return re.sub(r"\{[0-9a-f-]{36}\}", "{}", text)


def test_a_kind_is_added_by_its_block_alone(tmp_path: Path, demo_yaml: str) -> None:
    """One block, in the shipped table or in a brief, and it is on screen and in every file."""
    copy = copied(tmp_path / "copy")
    (copy / TABLE).write_text(KINDS_FILE.read_text("utf-8") + BLOCK, "utf-8")
    text = demo_yaml.replace("kind: exercise", "kind: overflight", 1).replace(
        "kind: transfer", "kind: barter", 1
    )
    text = text.replace("\nevents:\n", OWN, 1)
    folder = tmp_path / "briefs" / "demo"
    folder.mkdir(parents=True)
    (folder / "brief.yaml").write_text(text, "utf-8")
    seen = printed(copy, SEEN, folder)
    assert seen["png"] > 10_000
    for kind, name, family in ADDED:
        assert [kind, f"{name}s", 1] in seen["legend"]
        assert name in seen["svg"]
        assert any(layer.partition("_")[0] == kind for layer in seen["layers"])
        assert f'<Folder id="{kind}">' in seen["kml"]
        assert f"{name}, actual" in seen["kml"]
        assert any(name in words for words in seen["slides"])
        assert name in seen["report"]
        assert [kind, f"{name}s"] in seen["filters"]
        assert kind in {found: kinds for found, _, kinds in seen["families"]}[family]
        assert (seen["counts"][kind], seen["selected"][kind]) == (1, 1)
        assert seen["css"].count(f".layer-{kind}::before") == 1
