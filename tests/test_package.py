"""The package as users get it: sdist and wheel, built and installed offline. Slow, as each build compiles the tables."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "maydan"


def settings() -> dict[str, object]:
    """The [project] table."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(table["project"])


def shipped() -> set[str]:
    """Files of the source tree that must be in the wheel."""
    files = (p.relative_to(PACKAGE.parent) for p in PACKAGE.rglob("*") if p.is_file())
    return {p.as_posix() for p in files if not any(x.startswith(".") or x in ("__pycache__", "built") for x in p.parts)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the sdist, as pip would do it."""
    pytest.importorskip("hatchling")
    out = tmp_path_factory.mktemp("dist")
    hatchling(ROOT, "sdist", out)
    with tarfile.open(next(out.glob("*.tar.gz"))) as archive:
        archive.extractall(out, filter="data")
    hatchling(next(p for p in out.iterdir() if p.is_dir()), "wheel", out)
    return next(out.glob("*.whl"))


def hatchling(folder: Path, target: str, out: Path) -> None:
    """Builds without any network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_constraints_name_exact_versions_and_no_address() -> None:
    """Every line of constraints.txt is `name==version`, and every package we depend on has one."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert not [line for line in lines if "://" in line or "@" in line]
    project = settings()
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict) and isinstance(project["dependencies"], list)
    wanted = [*project["dependencies"], *(need for needs in extras.values() for need in needs)]
    names = {need.split(">")[0].split("[")[0].lower() for need in wanted} - {"maydan"}
    assert names - {pin.lower() for pin in pins} == set()


def test_build_requirements_are_the_extra_that_compiles_tables() -> None:
    """What the build installs and what `maydan[tables]` installs do not drift apart."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = table["project"]
    assert set(table["build-system"]["requires"]) <= {
        *project["dependencies"],
        *project["optional-dependencies"]["tables"],
    }


@pytest.mark.slow
def test_wheel_is_complete(wheel: Path) -> None:
    """Code, hand-written data, compiled tables and licences are all in the wheel, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        info = {name.split(".dist-info/")[1] for name in archive.namelist() if ".dist-info/" in name}
    from maydan.tables import NAMES

    assert names == shipped() | {f"maydan/built/{name}" for name in NAMES}
    assert {"licenses/LICENSE", "licenses/NOTICE", "entry_points.txt"} <= info


@pytest.mark.slow
def test_installed_wheel_reads(wheel: Path, tmp_path: Path) -> None:
    """From an empty folder, the installed wheel reads a sentence and writes its claims."""
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(tmp_path / "site"),
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-m", "maydan", "read", "-", "--date", "2017-06-14"],
        input="قصف الجيش السوري بلدة خان شيخون أمس.".encode(),
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b'"shelling"' in done.stdout
