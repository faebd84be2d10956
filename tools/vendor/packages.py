"""Fetching npm packages: each by exact version, taken only when its archive has the recorded checksum."""

import hashlib
import subprocess
import tarfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

PINS = Path(__file__).with_name("packages.toml")


@dataclass(frozen=True)
class Package:
    """One pinned package; ``use`` is site, test or build."""

    name: str
    version: str
    licence: str
    use: str
    sha256: str

    @property
    def archive(self) -> str:
        """The file name that npm gives the package's archive."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


def pinned_packages() -> dict[str, Package]:
    """Every package of ``packages.toml`` by name."""
    table = tomllib.loads(PINS.read_text(encoding="utf-8"))
    return {entry["name"]: Package(**entry) for entry in table["package"]}


def unpack(package: Package, folder: Path) -> Path:
    """Fetch ``package`` and unpack it below ``folder``; raises SystemExit if its checksum is another."""
    archive = folder / package.archive
    if not archive.exists():
        wanted = f"{package.name}@{package.version}"
        subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{package.archive} has the checksum {found}; packages.toml says {package.sha256}.")
    target = folder / package.name
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"
