#!/usr/bin/env python3
"""Validates reports with readers that leadline's authors did not write.

    validate_reports.py [--sarif-schema FILE] REPORT...

The name's end tells the format: .sarif or .sarif.json, .xml, .jsonl, .json, .md.
SARIF is held against the classes that `pysarif` makes of the 2.1.0 schema, or, where it is given,
against the schema itself; and against what GitHub's code scanning asks for besides.
Needs: jsonschema, pysarif; cmarkgfm for Markdown. Exit status: 0 valid, 1 not, 2 usage.
"""

import argparse
import dataclasses
import json
import re
import sys
import typing
import xml.etree.ElementTree

STATUSES = ["ok", "broken", "warning", "notEstablished", "skipped"]
POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    },
}
DIAGNOSIS = {
    "type": "object",
    "required": ["id", "tier", "title", "codes", "cause", "resolution", "verify", "sources"],
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "resolution": {"type": "array", "minItems": 1, "items": {"type": "string"}},
    },
}
CHECK = {
    "type": "object",
    "required": ["id", "title", "status"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "title": {"type": "string", "minLength": 1},
        "status": {"enum": STATUSES},
        "durationMs": {"type": "integer", "minimum": 0},
        "said": {"type": "string"},
        "because": {"type": "string"},
        "field": {"type": "string"},
        "position": POSITION,
        "diagnosis": DIAGNOSIS,
    },
    "additionalProperties": False,
    "if": {"properties": {"status": {"const": "skipped"}}},
    "then": {"required": ["because"]},
    "else": {"required": ["durationMs"]},
}
COUNT = {"type": "integer", "minimum": 0}
VALIDATION = {
    "type": "object",
    "required": ["schemaVersion", "tool", "subjects", "summary"],
    "additionalProperties": False,
    "properties": {
        "schemaVersion": {"const": 1},
        "tool": {"type": "object", "required": ["name", "version"]},
        "subjects": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "source", "destination", "verdict", "checks"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string"},
                    "source": {"type": "string"},
                    "destination": {"type": ["string", "null"]},
                    "verdict": {"enum": ["ok", "broken", "notEstablished"]},
                    "checks": {"type": "array", "items": CHECK},
                },
            },
        },
        "summary": {
            "type": "object",
            "required": ["ok", "broken", "notEstablished"],
            "additionalProperties": COUNT,
        },
    },
}


class Invalid(Exception):
    """What is wrong with a report."""


def require(condition, reason):
    if not condition:
        raise Invalid(reason)


def parsed(data):
    """Reads JSON as RFC 8259 has it: UTF-8, no byte order mark, no key twice, no NaN."""

    def members(pairs):
        keys = [key for key, _ in pairs]
        require(len(keys) == len(set(keys)), f"a key twice: {keys}")
        return dict(pairs)

    def constant(name):
        raise Invalid(f"{name} is no JSON")

    require(not data.startswith(b"\xef\xbb\xbf"), "a byte order mark")
    return json.loads(data.decode("utf-8"), object_pairs_hook=members, parse_constant=constant)


def validate_json(data):
    import jsonschema

    value = parsed(data)
    require(isinstance(value, dict) and value.get("schemaVersion") == 1, "no schema version")
    if "subjects" not in value:
        return
    jsonschema.Draft202012Validator(VALIDATION).validate(value)
    verdicts = [subject["verdict"] for subject in value["subjects"]]
    counts = {verdict: verdicts.count(verdict) for verdict in ["ok", "broken", "notEstablished"]}
    require(value["summary"] == counts, f"summary {value['summary']}, subjects {counts}")


def validate_json_lines(data):
    require(data == b"" or data.endswith(b"\n"), "the last line has no end")
    for number, line in enumerate(data.split(b"\n")[:-1], 1):
        require(line.strip(), f"line {number} is blank")
        value = parsed(line)
        require(
            isinstance(value, dict) and value.get("schemaVersion") == 1,
            f"line {number} has no schema version",
        )


def validate_junit(data):
    root = xml.etree.ElementTree.fromstring(data)
    require(root.tag == "testsuites", f"the root is {root.tag}")
    for suite in root:
        require(suite.tag == "testsuite" and suite.get("name"), "a suite without a name")
        cases = list(suite)
        require(all(case.tag == "testcase" for case in cases), "a suite holds no cases")
        require(int(suite.get("tests")) == len(cases), "the number of cases")
        for attribute, tag in [
            ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
        ]:
            count = sum(1 for case in cases if case.find(tag) is not None)
            require(int(suite.get(attribute)) == count, f"the number of {attribute}")
        for case in cases:
            require(case.get("name") and case.get("classname"), "a case without a name")
            require(re.fullmatch(r"\d+\.\d{3}", case.get("time")), f"time {case.get('time')}")
            require(len(case) <= 1, f"{case.get('name')} has several outcomes")


def camel_case(name):
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)


def check_class(value, kind, path):
    """Holds a value against a class that was made of the schema: names, types, enumerations."""
    require(isinstance(value, dict), f"{path} is no object")
    hints = typing.get_type_hints(kind)
    fields = {camel_case(field.name): field for field in dataclasses.fields(kind)}
    if kind.__name__ == "SarifLog":
        fields["$schema"] = fields.pop("schema")
    for key, field in fields.items():
        unset = dataclasses.MISSING
        needed = field.default is unset and field.default_factory is unset
        require(key in value or not needed, f"{path} lacks {key}")
    for key, member in value.items():
        if key in fields:
            check_type(member, hints[fields[key].name], f"{path}.{key}")
        else:
            # The standard leaves property bags, and nothing else, open.
            require(kind.__name__ == "PropertyBag", f"{path} has no {key}")


def check_type(value, hint, path):
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is typing.Any:
        return
    if origin is typing.Union:
        kinds = [argument for argument in arguments if argument is not type(None)]
        require(value is not None, f"{path} is null")
        check_type(value, kinds[0], path)
    elif origin is typing.Literal:
        require(value in arguments, f"{path}: {value!r} is none of {arguments}")
    elif origin is list:
        require(isinstance(value, list), f"{path} is no array")
        for index, element in enumerate(value):
            check_type(element, arguments[0], f"{path}[{index}]")
    elif dataclasses.is_dataclass(hint):
        check_class(value, hint, path)
    else:
        fits = isinstance(value, hint) and not (hint is int and isinstance(value, bool))
        require(fits, f"{path}: {value!r} is no {hint.__name__}")


def validate_sarif(data, schema):
    log = parsed(data)
    if schema:
        import jsonschema

        checker = jsonschema.FormatChecker()
        with open(schema, "rb") as file:
            jsonschema.Draft4Validator(json.load(file), format_checker=checker).validate(log)
    else:
        import pysarif

        check_class(log, pysarif.SarifLog, "log")
    require(len(log["runs"]) == 1, "one run is expected")
    for run in log["runs"]:
        check_run(run)


def check_run(run):
    """What the standard says in words, and what GitHub asks for."""
    rules = run["tool"]["driver"]["rules"]
    results = run["results"]
    require(len(results) <= 25_000, f"{len(results)} results")
    require(len({rule["id"] for rule in rules}) == len(rules), "two rules of one id")
    for rule in rules:
        tags = rule.get("properties", {}).get("tags", [])
        require(len(tags) <= 20 and len(set(tags)) == len(tags), f"the tags of {rule['id']}")
        require(rule["help"]["text"] and rule["shortDescription"]["text"], "a rule without words")
    prints = []
    for result in results:
        require(rules[result["ruleIndex"]]["id"] == result["ruleId"], "a result's rule")
        require(result["message"]["text"], "a message without words")
        if result.get("kind", "fail") != "fail":
            # Standard, 3.27.10.
            require(result["level"] == "none", f"the level of the kind {result['kind']}")
        for location in result["locations"]:
            place = location["physicalLocation"]
            uri = place["artifactLocation"]["uri"]
            require(re.fullmatch(r"[A-Za-z0-9._~/%:-]+", uri), f"the address {uri!r}")
            require(not re.search(r"%(?![0-9A-F]{2})", uri), f"the address {uri!r}")
            require(place["region"]["startLine"] >= 1, "a line")
            require(place["region"]["startColumn"] >= 1, "a column")
        require(result["locations"], "a result without a place")
        prints += [result["partialFingerprints"]["leadline/v1"]] if (
            "partialFingerprints" in result) else []
    require(len(prints) == len(set(prints)), "two results of one fingerprint")


def validate_markdown(data):
    """Reads the page with GitHub's own parser: no link, no HTML but ours, no cell too many."""
    import cmarkgfm
    from cmarkgfm.cmark import Options

    require(len(data) <= 1024 * 1024, f"{len(data)} bytes")
    page = cmarkgfm.github_flavored_markdown_to_html(
        data.decode("utf-8"), Options.CMARK_OPT_UNSAFE)
    allowed = {
        "h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "pre",
        "strong", "ol", "li", "wbr",
    }
    # Character references stand for signs; only what is written as a tag is one.
    tags = re.findall(r"<(/?)([A-Za-z!][^\s/>]*)", page)
    names = {name for _, name in tags}
    require(names <= allowed, f"unexpected HTML: {sorted(names - allowed)}")
    for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL):
        require(len(re.findall(r"<t[hd]>", row)) == 4, f"cells of {row!r}")
    outside = re.sub(r"<(pre|code)>.*?</\1>", "", page, flags=re.DOTALL)
    require("@" not in outside and "#" not in re.sub(r"&#\d+;", "", outside), "a mention")


def validate(path, schema):
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith((".sarif", ".sarif.json")):
        validate_sarif(data, schema)
    elif path.endswith(".xml"):
        validate_junit(data)
    elif path.endswith(".jsonl"):
        validate_json_lines(data)
    elif path.endswith(".json"):
        validate_json(data)
    elif path.endswith(".md"):
        validate_markdown(data)
    else:
        raise Invalid("the name tells no format")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sarif-schema", metavar="FILE", help="the schema of SARIF 2.1.0")
    parser.add_argument("reports", nargs="+", metavar="REPORT")
    arguments = parser.parse_args()
    failed = 0
    for path in arguments.reports:
        try:
            validate(path, arguments.sarif_schema)
        except ImportError as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 2
        except Exception as error:  # Whatever a reader throws means that it cannot read the file.
            failed += 1
            print(f"{path}: {type(error).__name__}: {error}", file=sys.stderr)
        else:
            print(f"{path}: valid")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
